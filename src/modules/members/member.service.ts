import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId, parseUuid } from '../../shared/id';
import type { Page } from '../../shared/page';
import { foldCase } from '../../shared/text';
import { homeCreatorId } from '../creators/creator.service';
import { setComplimentaryTier } from '../subscriptions/complimentary.service';
import { presentDay } from '../engagement/engagement-day.service';
import { asksForLevel } from '../engagement/engagement-level.filter';
import { memberFilterSpec } from './member.filter';
import type { MembersArgs } from './member.input';
import { livingMember } from './living-member.service';
import { type AttributionValues, attributionOf, checkAttribution } from './member-attribution';
import { changedColumns, mergedMeta, replacedValues } from './member-changes';
import { linkNewMember, type MemberLinks, setMemberLinks } from './member-links.service';
import { memberOrder } from './member.order';
import {
  findMemberByEmail,
  findMemberByUuid,
  insertMember,
  listMembers,
  type MemberColumns,
  type MemberRow,
  updateMember as updateRow,
  visibleMembers,
} from './member.repository';
import { checkMemberValues, MAX_META_BYTES, type MemberValues } from './member.rules';

/** One page of the members that the caller may see, newest first unless ordered otherwise. */
export async function findMemberPage(context: RequestContext, args: MembersArgs): Promise<Page<MemberRow>> {
  if (asksForLevel(args.filter)) await presentDay(context);
  const order = memberOrder(args.orderBy, context.clock.now());
  return listMembers(context.db, { where: membersWhere(context, args), ...order, page: args });
}

/** The members that the caller may see and that a filter holds for, in the form of a condition on the rows. */
export function membersWhere(context: RequestContext, args: Pick<MembersArgs, 'filter' | 'includeDeleted'>): object {
  return {
    AND: [visibleMembers(context.viewer, args.includeDeleted), compileFilter(memberFilterSpec(context), args.filter)],
  };
}

/** The living member with this address, or null. */
export function memberByEmail(context: RequestContext, email: string): Promise<MemberRow | null> {
  return findMemberByEmail(context.db, visibleMembers(context.viewer), foldCase(email));
}

/** The living member with this UUID, or null. */
export async function memberByUuid(context: RequestContext, text: string): Promise<MemberRow | null> {
  const uuid = parseUuid(text);
  return uuid ? findMemberByUuid(context.db, visibleMembers(context.viewer), uuid) : null;
}

/** The living member whom another system knows by this name, or null. */
export async function memberByForeignKey(
  context: RequestContext,
  foreignKey: { readonly key: string; readonly value: string },
): Promise<MemberRow | null> {
  const filter = { identities: { any: { key: { eq: foreignKey.key }, value: { eq: foreignKey.value } } } };
  const page = await findMemberPage(context, { filter, includeDeleted: false, first: 1 });
  return page.rows[0] ?? null;
}

interface NewMember {
  readonly creatorId?: Id | undefined;
  readonly attribution?: AttributionValues | null | undefined;
}

/** Creates a member, who needs an address or an activation code. The address must be free among living members. */
export async function createMember(
  context: RequestContext,
  values: MemberValues & MemberLinks & NewMember,
): Promise<MemberRow> {
  const viewer = knownViewer(context);
  checkMemberValues(values);
  checkAttribution(values.attribution);
  if (!values.email && !values.activationCode) throw badInput('email', 'The email field is required.');
  const now = context.clock.now();
  const member = await insertMember(context.db, {
    ...columnsOf(values),
    meta: values.meta ?? {},
    attribution: attributionOf(viewer, values.attribution),
    organizationId: viewer.organizationId,
    id: newId(now),
    creatorId: await homeCreatorId(context, values.creatorId),
    createdAt: now,
    updatedAt: now,
  });
  record(context, 'created', { ...member, ...(await linkNewMember(context, member.id, values)) });
  if (values.complimentaryTier) await setComplimentaryTier(context, member.id, values.complimentaryTier);
  return member;
}

/**
 * Changes what is given. Keys of `meta` and of `preferences` are merged, a key with null is removed. What is as it was
 * before is not written: a member of whom only labels, newsletters or the complimentary tier are changed keeps version
 * and `updatedAt`, and when nothing at all is changed there is no event.
 */
export function updateMember(context: RequestContext, id: Id, values: MemberValues & MemberLinks): Promise<MemberRow> {
  const { meta, preferences, ...others } = values;
  return editMember(context, id, {
    values,
    links: values,
    columns: (before) => ({
      ...columnsOf(others),
      ...(meta ? { meta: mergedMeta(before.meta, meta) } : {}),
      ...(preferences ? { preferences: mergedMeta(before.preferences, preferences) } : {}),
      ...(preferences === null ? { preferences: {} } : {}),
    }),
  });
}

/** Replaces address, name and, when given, the whole of `meta`; what these do not name stays as it is. */
export function replaceMember(
  context: RequestContext,
  id: Id,
  values: { email: string; name: string | null; meta?: Record<string, unknown> | null | undefined },
): Promise<MemberRow> {
  const { email, name, meta } = values;
  return editMember(context, id, {
    values,
    links: {},
    columns: () => ({ ...columnsOf({ email, name }), ...(meta ? { meta } : {}) }),
  });
}

interface Edit {
  readonly values: MemberValues;
  readonly links: MemberLinks;
  /** The columns to write, from the member as it is. */
  readonly columns: (before: MemberRow) => MemberColumns;
}

async function editMember(context: RequestContext, id: Id, { values, links, columns }: Edit): Promise<MemberRow> {
  checkMemberValues(values);
  const before = await livingMember(context, id, 'UPDATE');
  return changeIfNew(context, before, { columns: columns(before), links });
}

/** Writes what is new of the given values of a member whom the transaction has locked, and notes what that replaced. */
export async function changeIfNew(
  context: RequestContext,
  before: MemberRow,
  wanted: { readonly columns: MemberColumns; readonly links?: MemberLinks },
): Promise<MemberRow> {
  const changed = changedColumns(before, withoutSuppressionOfOld(before, wanted.columns));
  checkMetaSize(changed.meta);
  const member = Object.keys(changed).length === 0 ? before : await changeMember(context, before.id, changed);
  const links = await setMemberLinks(context, before.id, wanted.links ?? {});
  const previous = { ...replacedValues(before, changed), ...links.previous };
  if (Object.keys(previous).length > 0) record(context, 'updated', { ...member, ...links.data, previous });
  return member;
}

/** An address that nothing is sent to any more says nothing of the next one. */
function withoutSuppressionOfOld(before: MemberRow, columns: MemberColumns): MemberColumns {
  if (columns.emailKey === undefined || columns.emailKey === before.emailKey) return columns;
  return { ...columns, emailSuppression: null, emailSuppressedAt: null };
}

function checkMetaSize(meta: object | undefined): void {
  if (meta && Buffer.byteLength(JSON.stringify(meta)) > MAX_META_BYTES)
    throw badInput('meta', `The meta must not take more than ${MAX_META_BYTES} bytes of JSON.`);
}

/** Changes columns of a visible living member, or says that there is none. */
export function changeMember(context: RequestContext, id: Id, columns: MemberColumns): Promise<MemberRow> {
  return changeWhere(context, { AND: [visibleMembers(context.viewer), { id }] }, columns);
}

/** Like `changeMember`, for members that may be deleted. */
export function changeAnyMember(context: RequestContext, id: Id, columns: MemberColumns): Promise<MemberRow> {
  return changeWhere(context, { AND: [visibleMembers(context.viewer, true), { id }] }, columns);
}

async function changeWhere(context: RequestContext, where: object, columns: MemberColumns): Promise<MemberRow> {
  const member = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!member) throw notFound('Member');
  if (member.email === null && member.activationCode === null && !member.erasedAt)
    throw badInput('email', 'A member needs an email or an activation code.');
  return member;
}

/** Notes what happened to a member, and answers the member. */
export function recorded(context: RequestContext, verb: string, member: MemberRow): MemberRow {
  record(context, verb, member);
  return member;
}

function record(context: RequestContext, verb: string, member: MemberRow & { readonly previous?: object }): void {
  const { id, creatorId } = member;
  recordEvent(context, { type: `member.${verb}`, subjectId: id, memberId: id, creatorId, data: member });
}

/** The columns that the given values set; absent values set none. */
function columnsOf(values: MemberValues): MemberColumns {
  const { email, name, note, avatarUrl, activationCode, emailVerified, geolocation, preferences } = values;
  const { commentNotifications, announcementEmails } = values;
  return {
    ...(email === undefined ? {} : { email, emailKey: email === null ? null : foldCase(email) }),
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(activationCode === undefined ? {} : { activationCode }),
    ...(emailVerified === undefined || emailVerified === null ? {} : { emailVerified }),
    ...(geolocation === undefined ? {} : { geolocation }),
    ...(preferences === undefined ? {} : { preferences: preferences ?? {} }),
    ...(typeof commentNotifications === 'boolean' ? { commentNotifications } : {}),
    ...(announcementEmails === undefined ? {} : { announcementEmails }),
  };
}

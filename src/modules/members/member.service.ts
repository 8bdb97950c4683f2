import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { foldCase } from '../../shared/text';
import { homeCreatorId } from '../creators/creator.service';
import { memberFilterSpec } from './member.filter';
import type { MembersArgs } from './member.input';
import { linkNewMember, type MemberLinks, setMemberLinks } from './member-links.service';
import { memberOrder } from './member.order';
import {
  findMemberByEmail,
  insertMember,
  listMembers,
  type MemberColumns,
  type MemberRow,
  mergeMeta,
  updateMember as updateRow,
  visibleMembers,
} from './member.repository';
import { checkMemberValues, MAX_META_BYTES, type MemberValues } from './member.rules';

/** One page of the members that the caller may see, newest first unless ordered otherwise. */
export function findMemberPage(context: RequestContext, args: MembersArgs): Promise<Page<MemberRow>> {
  const where = {
    AND: [visibleMembers(context.viewer, args.includeDeleted), compileFilter(memberFilterSpec(context), args.filter)],
  };
  return listMembers(context.db, { where, order: args.orderBy ? memberOrder(args.orderBy) : NEWEST_FIRST, page: args });
}

/** The living member with this address, or null. */
export function memberByEmail(context: RequestContext, email: string): Promise<MemberRow | null> {
  return findMemberByEmail(context.db, visibleMembers(context.viewer), foldCase(email));
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

/** Creates a member, who needs an address or an activation code. The address must be free among living members. */
export async function createMember(
  context: RequestContext,
  values: MemberValues & MemberLinks & { readonly creatorId?: Id | undefined },
): Promise<MemberRow> {
  const viewer = knownViewer(context);
  checkMemberValues(values);
  if (!values.email && !values.activationCode) throw badInput('email', 'The email field is required.');
  const now = context.clock.now();
  const member = await insertMember(context.db, {
    ...columnsOf(values),
    meta: values.meta ?? {},
    organizationId: viewer.organizationId,
    id: newId(now),
    creatorId: await homeCreatorId(context, values.creatorId),
    createdAt: now,
    updatedAt: now,
  });
  record(context, 'created', { ...member, ...(await linkNewMember(context, member.id, values)) });
  return member;
}

/** Changes what is given. Keys of `meta` are merged, a key with null is removed; other members' changes stay. */
export async function updateMember(
  context: RequestContext,
  id: Id,
  values: MemberValues & MemberLinks,
): Promise<MemberRow> {
  checkMemberValues(values);
  const { meta, ...others } = values;
  const { organizationId } = knownViewer(context);
  if (meta) await mergeMeta(context.db, { organizationId, id }, meta);
  const member = await changeMember(context, id, columnsOf(others));
  if (meta && Buffer.byteLength(JSON.stringify(member.meta)) > MAX_META_BYTES)
    throw badInput('meta', `The meta must not take more than ${MAX_META_BYTES} bytes of JSON.`);
  record(context, 'updated', { ...member, ...(await setMemberLinks(context, id, values)) });
  return member;
}

/** Replaces address, name and, when given, the whole of `meta`; what these do not name stays as it is. */
export async function replaceMember(
  context: RequestContext,
  id: Id,
  values: { email: string; name: string | null; meta?: Record<string, unknown> | null | undefined },
): Promise<MemberRow> {
  checkMemberValues(values);
  const member = await changeMember(context, id, {
    ...columnsOf({ email: values.email, name: values.name }),
    ...(values.meta ? { meta: values.meta } : {}),
  });
  return recorded(context, 'updated', member);
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

function record(context: RequestContext, verb: string, member: MemberRow): void {
  const { id, creatorId } = member;
  recordEvent(context, { type: `member.${verb}`, subjectId: id, memberId: id, creatorId, data: member });
}

/** The columns that the given values set; absent values set none. */
function columnsOf(values: MemberValues): MemberColumns {
  const { email, name, note, avatarUrl, activationCode, emailVerified, geolocation, preferences } = values;
  return {
    ...(email === undefined ? {} : { email, emailKey: email === null ? null : foldCase(email) }),
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(activationCode === undefined ? {} : { activationCode }),
    ...(emailVerified === undefined || emailVerified === null ? {} : { emailVerified }),
    ...(geolocation === undefined ? {} : { geolocation }),
    ...(preferences === undefined ? {} : { preferences: preferences ?? {} }),
  };
}

import { knownViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { toGlobalId } from '../../schema/global-id';
import { badInput, notFound, Problems } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { checkFilledText } from '../../shared/text-rules';
import { existingCreatorId } from '../creators/creator.service';
import type { MemberFilter } from '../members/member-filter.input';
import { closeMailing, openMailing } from '../messages/mailing.service';
import { MemberStatus } from '../subscriptions/member-status.type';
import { tierById } from '../tiers/tier.loaders';
import { announcementFilterSpec } from './announcement.filter';
import type { AnnouncementsArgs } from './announcement.input';
import {
  type AnnouncementColumns,
  type AnnouncementRow,
  findAnnouncements,
  insertAnnouncement,
  listAnnouncements,
  lockAnnouncement,
  updateAnnouncement as updateRow,
  visibleAnnouncements,
} from './announcement.repository';
import { AnnouncementOrderField } from './announcement.type';

const MAX_TITLE = 191;
const MAX_CONTENT = 20_000;
const CONTROL = /\p{Cc}/u;

const NEWEST: ListOrder = { column: 'publishedAt', kind: 'instant', direction: 'desc' };
const PINNED: ListOrder = { column: 'pinnedAt', kind: 'instant', direction: 'desc', nullable: true };

/** One page of the announcements that the caller may see: pinned ones first, then the newest, unless ordered otherwise. */
export function findAnnouncementPage(context: RequestContext, args: AnnouncementsArgs): Promise<Page<AnnouncementRow>> {
  const { field, direction } = args.orderBy ?? { field: AnnouncementOrderField.PINNED, direction: 'DESC' };
  const byTime: ListOrder = { ...NEWEST, direction: direction === 'ASC' ? 'asc' : 'desc' };
  const where = { AND: [visibleAnnouncements(context.viewer), compileFilter(announcementFilterSpec, args.filter)] };
  const order = field === AnnouncementOrderField.PINNED ? [PINNED, byTime] : byTime;
  return listAnnouncements(context.db, { where, order, page: args });
}

type Visibility = AnnouncementRow['visibility'];
type Channel = AnnouncementRow['channels'][number];

/** What can be given of an announcement. */
export interface AnnouncementValues {
  readonly title?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly visibility?: Visibility | null | undefined;
  readonly tierIds?: readonly Id[] | null | undefined;
  readonly pinned?: boolean | null | undefined;
}

/** A new announcement. */
export interface NewAnnouncement extends AnnouncementValues {
  readonly title: string;
  readonly content: string;
  readonly notify?: boolean | null | undefined;
  readonly channels?: readonly Channel[] | null | undefined;
  readonly creatorId?: Id | null | undefined;
}

/** Puts an announcement up, and sends it to those who may see it when they are to be notified. */
export async function createAnnouncement(context: RequestContext, values: NewAnnouncement): Promise<AnnouncementRow> {
  const { organizationId, creatorId: own } = knownViewer(context);
  const creatorId = values.creatorId ? await existingCreatorId(context, values.creatorId) : own;
  checkValues(values);
  const notify = values.notify === true;
  const channels: Channel[] = [...new Set(values.channels ?? (['EMAIL', 'PUSH'] as const))];
  if (notify && channels.length === 0) throw badInput('channels', 'At least one channel is needed to notify.');
  const visibility = values.visibility ?? (values.tierIds?.length ? 'TIERS' : 'ALL_MEMBERS');
  const now = context.clock.now();
  const announcement = await insertAnnouncement(context.db, {
    organizationId,
    id: newId(now),
    creatorId,
    title: values.title.trim(),
    content: values.content,
    visibility,
    tierIds: await tiersFor(context, visibility, values.tierIds ?? []),
    pinnedAt: values.pinned ? now : null,
    notify,
    channels: notify ? channels : [],
    ...{ publishedAt: now, createdAt: now, updatedAt: now },
  });
  if (notify) await send(context, announcement);
  return recorded(context, 'created', announcement);
}

/** What of an announcement changes. */
export interface AnnouncementChanges extends AnnouncementValues {
  readonly active?: boolean | null | undefined;
}

/** Changes what is given. Taken down, an announcement is not sent any further either. */
export async function updateAnnouncement(
  context: RequestContext,
  id: Id,
  values: AnnouncementChanges,
): Promise<AnnouncementRow> {
  await lockAnnouncement(context.db, knownViewer(context).organizationId, id);
  const [before] = await findAnnouncements(context.db, { AND: [visibleAnnouncements(context.viewer), { id }] });
  if (!before) throw notFound('Announcement');
  checkValues(values);
  const changed = changesOf(before, await columnsOf(context, before, values));
  if (Object.keys(changed).length === 0) return before;
  if (changed.archivedAt && before.notify) await closeMailing(context, id);
  const announcement = await updateRow(context.db, before, { ...changed, updatedAt: context.clock.now() });
  const columns = Object.keys(changed) as (keyof AnnouncementRow)[];
  const previous = Object.fromEntries(columns.map((column) => [column, before[column]]));
  return recorded(context, 'updated', { ...announcement, previous });
}

async function columnsOf(
  context: RequestContext,
  before: AnnouncementRow,
  values: AnnouncementChanges,
): Promise<AnnouncementColumns> {
  const { title, content, visibility, tierIds, pinned, active } = values;
  const now = context.clock.now();
  const seenBy = visibility ?? (tierIds?.length ? 'TIERS' : before.visibility);
  const isSeenAnew = Boolean(visibility) || Boolean(tierIds);
  const tiers = tierIds ?? (seenBy === 'TIERS' ? before.tierIds : []);
  return {
    ...(title ? { title: title.trim() } : {}),
    ...(content ? { content } : {}),
    ...(isSeenAnew ? { visibility: seenBy, tierIds: await tiersFor(context, seenBy, tiers) } : {}),
    ...(typeof pinned === 'boolean' ? { pinnedAt: pinned ? (before.pinnedAt ?? now) : null } : {}),
    ...(typeof active === 'boolean' ? { archivedAt: active ? null : (before.archivedAt ?? now) } : {}),
  };
}

/** The given columns whose value is another one. */
function changesOf(before: AnnouncementRow, columns: AnnouncementColumns): AnnouncementColumns {
  const isNew = ([column, value]: [string, unknown]) =>
    JSON.stringify(before[column as keyof AnnouncementRow]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(columns).filter(isNew));
}

function checkValues({ title, content }: AnnouncementValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'title', { text: title, max: MAX_TITLE });
  // It becomes the subject of a mail.
  problems.check(!CONTROL.test(title ?? ''), 'title', 'The title must be one line of text.');
  checkFilledText(problems, 'content', { text: content, max: MAX_CONTENT });
  problems.throwIfAny();
}

async function tiersFor(context: RequestContext, visibility: Visibility, ids: readonly Id[]): Promise<Id[]> {
  const isByTier = visibility === 'TIERS';
  if (isByTier && ids.length === 0) throw badInput('tierIds', 'The visibility TIERS needs tiers.');
  if (!isByTier && ids.length > 0) throw badInput('tierIds', 'Only the visibility TIERS has tiers.');
  const tiers = await Promise.all(ids.map((id) => tierById(context).load(id)));
  if (tiers.includes(null)) throw notFound('Tier');
  return [...new Set(ids)];
}

async function send(context: RequestContext, announcement: AnnouncementRow): Promise<void> {
  const { id, creatorId, channels, title: subject, content: body } = announcement;
  const what = { subject, body, cta: null, ctaUrl: null, code: null };
  await openMailing(context, {
    ...{ id, kind: 'ANNOUNCEMENT', creatorId, channels, ...what },
    audience: audienceOf(announcement),
  });
}

/** Those who may see an announcement. */
function audienceOf({ visibility, tierIds }: AnnouncementRow): MemberFilter | null {
  if (visibility === 'ALL_MEMBERS') return null;
  if (visibility === 'PAID_MEMBERS') return { status: { eq: MemberStatus.PAID } };
  return { tiers: { any: { id: { in: tierIds.map((id) => toGlobalId('Tier', id)) } } } };
}

function recorded<Row extends AnnouncementRow>(context: RequestContext, verb: string, announcement: Row): Row {
  const { id, creatorId } = announcement;
  recordEvent(context, { type: `announcement.${verb}`, subjectId: id, creatorId, data: announcement });
  return announcement;
}

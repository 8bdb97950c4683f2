import { may, type Viewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { RangeCriteria } from '../../shared/filter';
import type { Id } from '../../shared/id';

/** One activity, out of one event. */
export interface ActivityRow {
  /** The activity's own id. */
  readonly id: Id;
  readonly type: string;
  readonly occurredAt: Date;
  readonly dialect: string;
  readonly memberId: Id;
  readonly newsletterId: Id | null;
  readonly subscribed: boolean | null;
  readonly fromEmail: string | null;
  readonly toEmail: string | null;
  readonly subscriptionId: Id | null;
  readonly change: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Where its event stands in the log, and where it stands among the activities of that event. */
  readonly position: bigint;
  readonly place: number;
}

/** An activity before it has an id of its own. */
export type FoundActivity = Omit<ActivityRow, 'id'> & { readonly eventId: Id };

/** Where a list goes on: behind what stood there. */
export interface ActivityPlace {
  readonly occurredAt: Date;
  readonly position: bigint;
  readonly place: number;
}

/** Which activities are wanted. */
export interface ActivityCriteria {
  readonly viewer: Viewer;
  readonly types: readonly string[];
  readonly memberIds: { readonly in: readonly Id[] | null; readonly notIn: readonly Id[] };
  readonly occurredAt: RangeCriteria<Date>;
  /** Of subscriptions, those for which is paid. */
  readonly paidOnly: boolean;
}

/** One page of the activities that criteria hold for. */
export interface ActivityQuery {
  readonly criteria: ActivityCriteria;
  readonly from: ActivityPlace | { readonly skip: number } | undefined;
  /** Oldest first, instead of newest first. */
  readonly backward: boolean;
  readonly limit: number;
}

/** What a caller may see: activities of visible living members, and only of nouns that the caller may read. */
function visibleActivities(viewer: Viewer): Prisma.Sql[] {
  if (!may(viewer, 'members:read')) return [Prisma.sql`false`];
  const { organizationId, creatorId } = viewer;
  return [
    Prisma.sql`event.organization_id = ${organizationId}::uuid`,
    Prisma.sql`EXISTS (
      SELECT 1 FROM members member
      WHERE member.organization_id = ${organizationId}::uuid AND member.id = event.member_id
        AND member.deleted_at IS NULL AND (${creatorId}::uuid IS NULL OR member.creator_id = ${creatorId}::uuid))`,
    ...(may(viewer, 'subscriptions:read') ? [] : [Prisma.sql`event.subject_type <> 'subscription'`]),
    ...(may(viewer, 'purchases:read') ? [] : [Prisma.sql`event.subject_type <> 'purchase'`]),
  ];
}

function wanted({ types, memberIds, occurredAt, paidOnly }: ActivityCriteria): Prisma.Sql[] {
  const { eq, gt, gte, lt, lte, isNull } = occurredAt;
  const given = (value: unknown) => value !== undefined && value !== null;
  return [
    Prisma.sql`activity.type = ANY(${[...types]}::text[])`,
    ...(memberIds.in ? [Prisma.sql`event.member_id = ANY(${[...memberIds.in]}::uuid[])`] : []),
    ...(memberIds.notIn.length > 0 ? [Prisma.sql`event.member_id <> ALL(${[...memberIds.notIn]}::uuid[])`] : []),
    ...(given(eq) ? [Prisma.sql`event.occurred_at = ${eq}`] : []),
    ...(given(gt) ? [Prisma.sql`event.occurred_at > ${gt}`] : []),
    ...(given(gte) ? [Prisma.sql`event.occurred_at >= ${gte}`] : []),
    ...(given(lt) ? [Prisma.sql`event.occurred_at < ${lt}`] : []),
    ...(given(lte) ? [Prisma.sql`event.occurred_at <= ${lte}`] : []),
    ...(paidOnly ? [Prisma.sql`(activity.type <> 'SUBSCRIPTION' OR event.data ->> 'kind' = 'PAID')`] : []),
    ...(isNull === true ? [Prisma.sql`false`] : []),
  ];
}

/** What an event says about newsletters, before or after it. */
function newsletters(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_array_elements_text(coalesce(${source} -> 'newsletterIds', '[]'))`;
}

/** The activities of an event: those further down in the list are told first. */
const ACTIVITIES = Prisma.sql`
  events event
  CROSS JOIN LATERAL (
    SELECT 0 AS place, 'SIGNUP' AS type, NULL::uuid AS newsletter_id, NULL::boolean AS subscribed
    WHERE event.type = 'member.created'
    UNION ALL
    SELECT 0, 'EMAIL_CHANGE', NULL, NULL
    WHERE event.type = 'member.updated' AND event.data -> 'previous' ? 'email'
    UNION ALL
    SELECT row_number() OVER ()::int, 'NEWSLETTER', change.id::uuid, change.subscribed
    FROM (
      SELECT id, true AS subscribed FROM ${newsletters(Prisma.sql`event.data`)} AS joined (id)
      WHERE event.type = 'member.created'
        OR event.data -> 'previous' ? 'newsletterIds' AND NOT event.data -> 'previous' -> 'newsletterIds' ? id
      UNION ALL
      SELECT id, false FROM ${newsletters(Prisma.sql`event.data -> 'previous'`)} AS left_one (id)
      WHERE event.type = 'member.updated' AND NOT coalesce(event.data -> 'newsletterIds', '[]') ? id
    ) change
    UNION ALL
    SELECT 0, 'SUBSCRIPTION', NULL, NULL WHERE event.subject_type = 'subscription'
    UNION ALL
    SELECT 0, 'PAYMENT', NULL, NULL
    WHERE event.type = 'purchase.recorded' AND event.data ->> 'status' = 'COMPLETED'
  ) activity`;

const SUBSCRIPTION_EVENTS = [
  ...['subscription.created', 'subscription.changed', 'subscription.paused', 'subscription.resumed'],
  ...['subscription.cancellation_scheduled', 'subscription.cancellation_withdrawn', 'subscription.canceled'],
];

/** The events that activities of a type come from. What was imported as history is not among them. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  SIGNUP: ['member.created'],
  NEWSLETTER: ['member.created', 'member.updated'],
  EMAIL_CHANGE: ['member.updated'],
  SUBSCRIPTION: SUBSCRIPTION_EVENTS,
  PAYMENT: ['purchase.recorded'],
};

/** Says again what the index of activities is about, and which events need not be taken apart. */
function told({ types }: ActivityCriteria): Prisma.Sql {
  const sources = types.flatMap((type) => SOURCES[type] ?? []);
  return Prisma.sql`
    event.subject_type IN ('member', 'subscription', 'purchase') AND event.type = ANY(${sources}::text[])`;
}

function whereOf(criteria: ActivityCriteria, behind: readonly Prisma.Sql[] = []): Prisma.Sql {
  return Prisma.join([told(criteria), ...visibleActivities(criteria.viewer), ...wanted(criteria), ...behind], ' AND ');
}

/** Finds activities in the order of the list, or in the reverse. */
export function findActivities(db: Db, query: ActivityQuery): Promise<FoundActivity[]> {
  const { from, backward, limit, criteria } = query;
  const direction = backward ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const behind = from && 'occurredAt' in from ? [rowsBehind(from, backward)] : [];
  const skip = from && 'skip' in from ? from.skip : 0;
  return db.$queryRaw<FoundActivity[]>`
    SELECT event.id AS "eventId", activity.type, event.occurred_at AS "occurredAt", event.dialect,
      event.member_id AS "memberId", activity.newsletter_id AS "newsletterId", activity.subscribed,
      CASE WHEN activity.type = 'EMAIL_CHANGE' THEN event.data -> 'previous' ->> 'email' END AS "fromEmail",
      CASE WHEN activity.type = 'EMAIL_CHANGE' THEN event.data ->> 'email' END AS "toEmail",
      CASE WHEN activity.type = 'SUBSCRIPTION' THEN event.subject_id END AS "subscriptionId",
      CASE WHEN activity.type = 'SUBSCRIPTION' THEN split_part(event.type, '.', 2) END AS change,
      CASE WHEN activity.type = 'PAYMENT' THEN (event.data ->> 'amountMinor')::float8 END AS "amountMinor",
      CASE WHEN activity.type = 'PAYMENT' THEN event.data ->> 'currency' END AS currency,
      event.position, activity.place
    FROM ${ACTIVITIES}
    WHERE ${whereOf(criteria, behind)}
    ORDER BY event.occurred_at ${direction}, event.position ${direction}, activity.place ${direction}
    LIMIT ${limit} OFFSET ${skip}`;
}

function rowsBehind({ occurredAt, position, place }: ActivityPlace, backward: boolean): Prisma.Sql {
  const beyond = backward ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`
    (event.occurred_at, event.position, activity.place) ${beyond} (${occurredAt}::timestamptz, ${position}::bigint, ${place}::int)
    AND event.occurred_at ${beyond}= ${occurredAt}`;
}

/** How many activities criteria hold for. */
export async function countActivities(db: Db, criteria: ActivityCriteria): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${ACTIVITIES} WHERE ${whereOf(criteria)}`;
  return rows[0]?.count ?? 0;
}

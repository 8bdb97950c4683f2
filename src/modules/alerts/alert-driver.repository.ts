import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { CreatorKey } from './alert-watch.repository';
import { AlertDirection, AlertMetric } from './alert.kinds';

/** Drivers of each sort that an alert names. */
const MOST = 3;

/** Whose doing an alert is, or what it is about: a member, or something that members looked at. */
export interface AlertDriver {
  readonly memberId: Id | null;
  readonly contentId: string | null;
  readonly seen: number;
  /** What there was in the same hours of the week before. */
  readonly before: number;
  /** Of the window's activity, or, when it fell, of that of the week before: 0 to 1. */
  readonly share: number;
}

/** The hours that an alert is about. */
export interface AlertWindow {
  readonly metric: AlertMetric;
  readonly direction: AlertDirection;
  readonly from: Date;
  readonly until: Date;
}

const KINDS: Readonly<Record<AlertMetric, readonly string[]>> = {
  [AlertMetric.INTERACTIONS]: ['CONTENT_VIEW', 'COMMENT', 'SHARE', 'REACTION', 'PERSONA_CHAT', 'TIP'],
  [AlertMetric.CONTENT_VIEW]: ['CONTENT_VIEW'],
  [AlertMetric.COMMENT]: ['COMMENT'],
  [AlertMetric.SHARE]: ['SHARE'],
  [AlertMetric.REACTION]: ['REACTION'],
  [AlertMetric.LOGIN]: ['LOGIN'],
};

/**
 * The members and the content whose activity changed most to the side of the alert, against the same hours of the week
 * before. One statement, which reads the months of both windows.
 */
export function findDrivers(
  db: Db,
  { organizationId, creatorId }: CreatorKey,
  { metric, direction, from, until }: AlertWindow,
): Promise<AlertDriver[]> {
  const [more, whole] =
    direction === AlertDirection.RISE
      ? [Prisma.raw('seen - before'), Prisma.raw('seen')]
      : [Prisma.raw('before - seen'), Prisma.raw('before')];
  return db.$queryRaw<AlertDriver[]>`
    WITH counted AS (
      SELECT member_id, content_id, occurred_at >= ${from}::timestamptz AS is_now
      FROM activities
      WHERE organization_id = ${organizationId}::uuid AND creator_id = ${creatorId}::uuid
        AND kind = ANY(${[...KINDS[metric]]}::"ActivityKind"[])
        AND month >= date_trunc('month', (${from}::timestamptz - interval '7 days') AT TIME ZONE 'UTC')::date
        AND month <= (${until}::timestamptz AT TIME ZONE 'UTC')::date
        AND (occurred_at >= ${from}::timestamptz AND occurred_at < ${until}::timestamptz
          OR occurred_at >= ${from}::timestamptz - interval '7 days'
            AND occurred_at < ${until}::timestamptz - interval '7 days')),
    totals AS (
      SELECT count(*) FILTER (WHERE is_now) AS seen, count(*) FILTER (WHERE NOT is_now) AS before FROM counted),
    grouped AS (
      SELECT member_id, NULL AS content_id, count(*) FILTER (WHERE is_now) AS seen,
        count(*) FILTER (WHERE NOT is_now) AS before
      FROM counted GROUP BY member_id
      UNION ALL
      SELECT NULL, content_id, count(*) FILTER (WHERE is_now), count(*) FILTER (WHERE NOT is_now)
      FROM counted WHERE content_id IS NOT NULL GROUP BY content_id),
    ranked AS (
      SELECT *, row_number() OVER (
        PARTITION BY member_id IS NULL ORDER BY ${more} DESC, member_id, content_id) AS place
      FROM grouped WHERE ${more} > 0)
    SELECT member_id AS "memberId", content_id AS "contentId", seen::int AS seen, before::int AS before,
      round(${whole}::numeric / (SELECT ${whole} FROM totals), 3)::float8 AS share
    FROM ranked WHERE place <= ${MOST} ORDER BY member_id IS NULL, place`;
}

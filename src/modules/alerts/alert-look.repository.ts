import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { ActiveCreator } from '../../shared/activity-feed';
import type { DueCreator } from './alert-watch.repository';

/** A watched creator of whom something was counted in the hours that are not judged yet. */
export interface OpenCounts extends DueCreator {
  readonly judgedUntil: Date;
  /** Of the watch: what is known of the creator's metrics changes with it. */
  readonly version: number;
  /** Activities in those hours, of the kinds that are watched. */
  readonly counted: number;
}

/** What was counted in the hours that are not judged yet: of some creators, or of all that are watched. */
export function findOpenCounts(db: Db, now: Date, creators?: readonly ActiveCreator[]): Promise<OpenCounts[]> {
  const given = creators
    ? Prisma.sql`JOIN unnest(${creators.map(({ organizationId }) => organizationId)}::uuid[],
        ${creators.map(({ creatorId }) => creatorId)}::uuid[]) AS given (organization_id, creator_id)
        ON given.organization_id = watch.organization_id AND given.creator_id = watch.creator_id`
    : Prisma.empty;
  return db.$queryRaw<OpenCounts[]>`
    SELECT watch.organization_id AS "organizationId", watch.creator_id AS "creatorId",
      organization.time_zone AS "timeZone", organization.clock_offset_ms::float8 AS "clockOffsetMs",
      watch.judged_until AS "judgedUntil", watch.version, open.counted
    FROM engagement_watches watch ${given}
    JOIN organizations organization ON organization.id = watch.organization_id
    CROSS JOIN LATERAL (
      SELECT sum(views + comments + shares + reactions + chats + tips + logins)::float8 AS counted
      FROM creator_activity_hours counted
      WHERE counted.organization_id = watch.organization_id AND counted.creator_id = watch.creator_id
        AND counted.hour >= watch.judged_until
        AND counted.hour <= ${now}::timestamptz + organization.clock_offset_ms * interval '1 millisecond') AS open
    WHERE open.counted > 0
    ORDER BY watch.organization_id, watch.creator_id`;
}

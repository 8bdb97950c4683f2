import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** An organization that keeps activities for a time only. */
export interface Retention {
  readonly organizationId: Id;
  readonly months: number;
  /** How far its clock is ahead of the machine's. */
  readonly clockOffsetMs: number;
}

/** The organizations that keep activities for a time only. */
export function findRetentions(db: Db): Promise<Retention[]> {
  return db.$queryRaw<Retention[]>`
    SELECT id AS "organizationId", activity_retention_months AS months, clock_offset_ms::float8 AS "clockOffsetMs"
    FROM organizations WHERE activity_retention_months IS NOT NULL`;
}

/** An organization whose scores can be out of date. */
export interface ScoredOrganization {
  readonly id: Id;
  readonly clockOffsetMs: number;
}

/** The organizations that have scores. */
export function findScoredOrganizations(db: Db): Promise<ScoredOrganization[]> {
  return db.$queryRaw<ScoredOrganization[]>`
    SELECT id, clock_offset_ms::float8 AS "clockOffsetMs" FROM organizations JOIN engagement_states ON organization_id = id`;
}

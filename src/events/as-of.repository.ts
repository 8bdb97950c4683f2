import type { Db } from '../database/transaction';
import type { Id } from '../shared/id';
import type { SubjectType } from './event';

/** Whose log is read, and about what. */
export interface AsOfSource {
  readonly organizationId: Id;
  /** When set, only members of this creator. */
  readonly creatorId: Id | null;
  readonly subjectType: SubjectType;
}

/** A member at an instant of business time. */
export interface MemberAsOf {
  readonly memberId: Id;
  readonly asOf: Date;
}

/** What tells one member at one instant from another. */
export function memberAsOfKey({ memberId, asOf }: MemberAsOf): string {
  return `${memberId}@${asOf.getTime()}`;
}

/**
 * The rows of members' subjects as they stood at instants of business time, as known now: of each subject the last
 * event that had taken effect by then. One statement for all members and instants; newest subjects first.
 */
export async function rowsAsOf<Row extends { readonly id: Id }>(
  db: Db,
  source: AsOfSource,
  keys: readonly MemberAsOf[],
): Promise<Row[][]> {
  const { organizationId, creatorId, subjectType } = source;
  const memberIds = keys.map((key) => key.memberId);
  const instants = keys.map((key) => key.asOf.toISOString());
  const found = await db.$queryRaw<{ place: number; data: Record<string, unknown> }[]>`
    SELECT DISTINCT ON (wanted.place, event.subject_id) wanted.place::int AS place, event.data
    FROM unnest(${memberIds}::uuid[], ${instants}::timestamptz[]) WITH ORDINALITY AS wanted (member_id, as_of, place)
    JOIN members member ON member.organization_id = ${organizationId}::uuid AND member.id = wanted.member_id
      AND (${creatorId}::uuid IS NULL OR member.creator_id = ${creatorId}::uuid)
    JOIN events event ON event.organization_id = ${organizationId}::uuid AND event.member_id = wanted.member_id
      AND event.subject_type = ${subjectType} AND event.occurred_at <= wanted.as_of
    ORDER BY wanted.place, event.subject_id DESC, event.occurred_at DESC, event.sequence DESC`;
  const rows: Row[][] = keys.map(() => []);
  for (const { place, data } of found) rows[place - 1]?.push(reviveRow(data) as Row);
  return rows;
}

/** Names of instants end in "At", in all tables; JSON keeps them as text. */
function reviveRow(data: Record<string, unknown>): Record<string, unknown> {
  const revive = (key: string, value: unknown) =>
    key.endsWith('At') && typeof value === 'string' ? new Date(value) : value;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, revive(key, value)]));
}

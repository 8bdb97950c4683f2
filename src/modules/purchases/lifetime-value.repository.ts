import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** What a member paid and kept paid, in minor units. */
export interface SettledSum {
  readonly memberId: Id;
  readonly amountMinor: bigint;
}

/** Sums up settled payments less refunds by member, in the organization's currency; without anonymous ones. */
export function settledByMember(db: Db, organizationId: Id, memberIds: readonly Id[]): Promise<SettledSum[]> {
  return db.$queryRaw<SettledSum[]>`
    SELECT p.member_id AS "memberId", sum(p.amount_minor - p.refunded_minor)::bigint AS "amountMinor"
    FROM purchases p JOIN organizations o ON o.id = p.organization_id AND o.currency = p.currency
    WHERE p.organization_id = ${organizationId}::uuid AND p.member_id = ANY (${[...memberIds]}::uuid[])
      AND p.status IN ('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED') AND NOT p.anonymous
    GROUP BY p.member_id`;
}

import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** A rule of the books; the statement finds what breaks it, of the organization `$1` or, when that is null, of all. */
interface Rule {
  readonly says: string;
  readonly breaches: string;
}

const of = (row: string) => `($1::uuid IS NULL OR ${row}.organization_id = $1::uuid)`;
const entry = (kind: string, account: string, source: string) => `
  (SELECT e.amount_minor FROM ledger_transactions t
   JOIN ledger_entries e ON e.organization_id = t.organization_id AND e.transaction_id = t.id AND e.account = '${account}'
   WHERE t.organization_id = ${source}.organization_id AND t.kind = '${kind}' AND t.source_id = ${source}.id)`;

const RULES: readonly Rule[] = [
  {
    says: 'the entries of every booking sum to zero in each currency',
    breaches: `
      SELECT e.transaction_id, e.currency, sum(e.amount_minor)::text AS sum FROM ledger_entries e WHERE ${of('e')}
      GROUP BY e.organization_id, e.transaction_id, e.currency HAVING sum(e.amount_minor) <> 0`,
  },
  {
    says: 'the whole ledger sums to zero in each currency',
    breaches: `
      SELECT e.organization_id, e.currency, sum(e.amount_minor)::text AS sum FROM ledger_entries e WHERE ${of('e')}
      GROUP BY e.organization_id, e.currency HAVING sum(e.amount_minor) <> 0`,
  },
  {
    says: 'every booking has entries',
    breaches: `
      SELECT t.id, t.kind FROM ledger_transactions t WHERE ${of('t')} AND NOT EXISTS (
        SELECT 1 FROM ledger_entries e WHERE e.organization_id = t.organization_id AND e.transaction_id = t.id)`,
  },
  {
    says: 'every payment that is used is booked once, in full, and its purchase says the same',
    breaches: `
      SELECT p.id, p.status, p.amount_minor::text, u.status AS purchase FROM payments p
      LEFT JOIN purchases u ON u.organization_id = p.organization_id AND u.id = p.purchase_id
      WHERE ${of('p')} AND p.status IN ('CAPTURING', 'CAPTURED') AND (
        ${entry('CHARGE', 'MEMBER', 'p')} IS DISTINCT FROM -p.amount_minor
        OR (u.amount_minor, u.currency, u.member_id, u.provider) IS DISTINCT FROM
           (p.amount_minor, p.currency, p.member_id, p.provider)
        OR u.status NOT IN ('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'))`,
  },
  {
    says: 'a purchase is paid by at most one payment',
    breaches: `
      SELECT p.purchase_id, count(*) FROM payments p
      WHERE ${of('p')} AND p.purchase_id IS NOT NULL AND p.status IN ('CAPTURING', 'CAPTURED')
      GROUP BY p.organization_id, p.purchase_id HAVING count(*) > 1`,
  },
  {
    says: 'a payment that came to nothing is not booked, or was booked back',
    breaches: `
      SELECT p.id, p.status FROM payments p
      WHERE ${of('p')} AND p.status NOT IN ('CAPTURING', 'CAPTURED')
        AND ${entry('CHARGE', 'MEMBER', 'p')} IS DISTINCT FROM -${entry('CHARGE_REVERSAL', 'MEMBER', 'p')}`,
  },
  {
    says: 'every refund of a payment is booked, and booked back when it failed',
    breaches: `
      SELECT r.id, r.status FROM refunds r WHERE ${of('r')} AND r.payment_id IS NOT NULL AND (
        ${entry('REFUND', 'REFUND', 'r')} IS DISTINCT FROM r.amount_minor
        OR ${entry('REFUND_REVERSAL', 'REFUND', 'r')} IS DISTINCT FROM
           CASE WHEN r.status = 'FAILED' THEN -r.amount_minor END)`,
  },
  {
    says: 'every payout is booked',
    breaches: `
      SELECT o.id FROM payouts o
      WHERE ${of('o')} AND ${entry('PAYOUT', 'PAYOUT', 'o')} IS DISTINCT FROM o.amount_minor`,
  },
  {
    says: 'what is booked is a payment, a refund or a payout',
    breaches: `
      SELECT t.id, t.kind FROM ledger_transactions t WHERE ${of('t')}
        AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.organization_id = t.organization_id AND p.id = t.source_id)
        AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.organization_id = t.organization_id AND r.id = t.source_id)
        AND NOT EXISTS (SELECT 1 FROM payouts o WHERE o.organization_id = t.organization_id AND o.id = t.source_id)`,
  },
  {
    says: 'the books of the test provider agree with every payment that is settled',
    breaches: `
      SELECT p.id, p.status, c.status AS booked FROM payments p LEFT JOIN test_provider_charges c ON c.key = p.id::text
      WHERE ${of('p')} AND p.provider = 'test' AND p.settle_at IS NULL AND (
        p.status = 'CAPTURED' AND (c.status, c.amount_minor, c.currency)
          IS DISTINCT FROM ('CAPTURED', p.amount_minor, p.currency)
        OR p.status IN ('VOIDED', 'FAILED') AND c.status IN ('AUTHORIZED', 'CAPTURED'))`,
  },
  {
    says: 'the test provider has paid back what was refunded',
    breaches: `
      SELECT p.id, c.refunded_minor::text AS booked FROM payments p JOIN test_provider_charges c ON c.key = p.id::text
      WHERE ${of('p')} AND p.provider = 'test' AND NOT EXISTS (
          SELECT 1 FROM refunds r
          WHERE r.organization_id = p.organization_id AND r.payment_id = p.id AND r.status = 'PENDING')
        AND c.refunded_minor <> (
          SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r
          WHERE r.organization_id = p.organization_id AND r.payment_id = p.id AND r.status = 'SUCCEEDED')`,
  },
];

/** A rule of the books that is broken, and by what. */
export interface Breach {
  readonly rule: string;
  readonly rows: readonly object[];
}

/** What breaks the rules of the books in one organization, or in all. Empty when the books are sound. */
export async function findBreaches(db: Db, organizationId: Id | null): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const { says, breaches: statement } of RULES) {
    const rows = await db.$queryRawUnsafe<object[]>(statement, organizationId);
    if (rows.length > 0) breaches.push({ rule: says, rows });
  }
  return breaches;
}

/** The sum of each account by currency, in minor units. */
export function sumAccounts(
  db: Db,
  organizationId: Id | null,
): Promise<{ account: string; currency: string; amountMinor: bigint; entries: bigint }[]> {
  return db.$queryRaw`
    SELECT account::text, currency, sum(amount_minor)::bigint AS "amountMinor", count(*) AS entries FROM ledger_entries
    WHERE ${organizationId}::uuid IS NULL OR organization_id = ${organizationId}::uuid
    GROUP BY account, currency ORDER BY currency, account`;
}

import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { findBreaches, sumAccounts } from './ledger-check.repository';

const SHOWN = 5;

/** What a check of the ledger found. */
export interface LedgerReport {
  /** Whether nothing is wrong. */
  readonly sound: boolean;
  /** What is wrong, in sentences. */
  readonly problems: readonly string[];
  /** The balance of each account in each currency, in minor units; those of one currency sum to zero. */
  readonly balances: readonly { account: string; currency: string; amountMinor: bigint; entries: number }[];
}

/** Holds the ledger against everything that must be so: of one organization, or of all. */
export async function checkLedger(db: Db, organizationId: Id | null): Promise<LedgerReport> {
  const breaches = await findBreaches(db, organizationId);
  const problems = breaches.map(({ rule, rows }) => {
    const shown = rows.slice(0, SHOWN).map((row) => JSON.stringify(row, printed));
    return `Not so: ${rule} (${rows.length}): ${shown.join(', ')}`;
  });
  const sums = await sumAccounts(db, organizationId);
  const balances = sums.map((row) => ({ ...row, entries: Number(row.entries) }));
  return { sound: problems.length === 0, problems, balances };
}

function printed(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

import { organizationViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { requireScope } from '../../auth/viewer';
import { badInput, Failure } from '../../shared/failure';
import { homeCreatorId } from '../creators/creator.service';
import { ImportBatch } from './import-batch.service';
import type { ImportedRecord, MemberRecord } from './import.record';
import { type MemberRowValues, recordOfRow } from './member-row';

/** How records are taken over. */
export interface ImportTerms {
  /**
   * Whether the records are history of another system, which is noted as such (`member.imported`). Otherwise members join
   * by this import (`member.created`) at the time that their records say.
   */
  readonly history: boolean;
  /** Whether only the outcomes are wanted: nothing is changed. */
  readonly dryRun?: boolean;
}

/** How often a batch is taken again after others made the same things at the same moment. */
const ATTEMPTS = 3;
/** How many lines can be taken at once. */
export const MAX_ROWS = 500;

/** Takes over members from the lines of a list, by which they join now, at the time that their lines say. */
export function importRows(context: RequestContext, rows: readonly MemberRowValues[]): Promise<ImportedRecord[]> {
  if (rows.length > MAX_ROWS) throw badInput('rows', `There can be at most ${MAX_ROWS} rows.`);
  const gives = rows.some(({ complimentary, giftId }) => complimentary === true || Boolean(giftId));
  if (gives) requireScope(context.viewer, 'subscriptions:write');
  return importMembers(context, rows.map(recordOfRow), { history: false });
}

/**
 * Takes over members from another system, as many as fit into memory, in one transaction. A member who lives here under
 * the id or the address of a record is changed as far as the record says something else; labels are added. Whatever a
 * record names and is missing (labels, newsletters, tiers, prices, discounts) is made. Of two records about one member,
 * the later one wins. A record that cannot be taken is answered as invalid, and the others are taken.
 */
export async function importMembers(
  context: RequestContext,
  records: readonly MemberRecord[],
  terms: ImportTerms,
): Promise<ImportedRecord[]> {
  organizationViewer(context);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptImport(context, records, terms);
    } catch (error) {
      if (error instanceof DryRun) return error.outcomes;
      const raced = error instanceof Failure && error.code === 'CONFLICT' && !context.unit;
      if (!raced || attempt === ATTEMPTS) throw error;
    }
  }
}

function attemptImport(
  context: RequestContext,
  records: readonly MemberRecord[],
  { history, dryRun = false }: ImportTerms,
): Promise<ImportedRecord[]> {
  return inTransaction(context, async (transaction) => {
    const creatorId = await homeCreatorId(transaction, undefined);
    const batch = await ImportBatch.open(transaction, records, { history, creatorId });
    const outcomes = records.map((record) => batch.take(record));
    await batch.write();
    if (dryRun) throw new DryRun(outcomes);
    await batch.refreshStatistics();
    return outcomes;
  });
}

/** Ends the transaction of a dry run without a trace. */
class DryRun extends Error {
  constructor(readonly outcomes: ImportedRecord[]) {
    super('This was a dry run.');
  }
}

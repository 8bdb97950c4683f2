import type { RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { balanceOfCreators, type CreatorBalanceRow, entriesVisible } from './creator-balance.service';
import { type BookedEntry, findEntries, findTransactions, type LedgerTransactionRow } from './ledger.repository';

/** A visible entry by id, or null. */
export const ledgerEntryById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(BookedEntry | null)[]> => {
    const where = { AND: [entriesVisible(context.viewer), { id: { in: [...ids] } }] };
    return oneByKey(ids, await findEntries(context.db, where), (row) => row.id);
  },
);

/** What was booked by an entry that the caller has found. */
export const ledgerTransactionById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(LedgerTransactionRow | null)[]> => {
    return oneByKey(ids, await findTransactions(context.db, ids), (row) => row.id);
  },
);

/** What a creator has earned, by currency; none without the scope revenue:read. */
export const balancesByCreator = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<CreatorBalanceRow[][]> => {
    return manyByKey(ids, await balanceOfCreators(context, ids), (row) => row.creatorId);
  },
);

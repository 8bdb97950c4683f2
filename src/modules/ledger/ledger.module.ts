import type { GraphModule } from '../../schema/node';
import { ledgerEntryById } from './ledger.loaders';
import { CreatorBalanceResolver, LedgerResolver } from './ledger.resolver';

export const ledgerModule: GraphModule = {
  resolvers: [LedgerResolver, CreatorBalanceResolver],
  nodes: { LedgerEntry: { scope: 'revenue:read', load: (context, id) => ledgerEntryById(context).load(id) } },
};

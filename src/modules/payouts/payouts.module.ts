import type { GraphModule } from '../../schema/node';
import { payoutById } from './payout.loaders';
import { PayoutResolver } from './payout.resolver';

export const payoutsModule: GraphModule = {
  resolvers: [PayoutResolver],
  nodes: { Payout: { scope: 'revenue:read', load: (context, id) => payoutById(context).load(id) } },
};

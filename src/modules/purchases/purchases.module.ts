import type { GraphModule } from '../../schema/node';
import {
  EntitlementOriginResolver,
  MemberPurchasesResolver,
  PurchaseRelationsResolver,
  RefundStatusResolver,
  SubscriptionPurchasesResolver,
} from './purchase-relations.resolver';
import { purchaseById, refundById } from './purchase.loaders';
import { PurchaseResolver } from './purchase.resolver';

export const purchasesModule: GraphModule = {
  resolvers: [
    PurchaseResolver,
    PurchaseRelationsResolver,
    EntitlementOriginResolver,
    SubscriptionPurchasesResolver,
    MemberPurchasesResolver,
    RefundStatusResolver,
  ],
  nodes: {
    Purchase: { scope: 'purchases:read', load: (context, id) => purchaseById(context).load(id) },
    Refund: { scope: 'purchases:read', load: (context, id) => refundById(context).load(id) },
  },
};

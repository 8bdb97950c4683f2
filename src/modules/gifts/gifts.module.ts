import type { GraphModule } from '../../schema/node';
import { GiftRelationsResolver, MemberGiftsResolver } from './gift-relations.resolver';
import { giftById } from './gift.loaders';
import { GiftResolver } from './gift.resolver';

export const giftsModule: GraphModule = {
  resolvers: [GiftRelationsResolver, GiftResolver, MemberGiftsResolver],
  nodes: { Gift: { scope: 'gifts:read', load: (context, id) => giftById(context).load(id) } },
};

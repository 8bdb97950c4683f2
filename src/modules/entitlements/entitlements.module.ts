import type { GraphModule } from '../../schema/node';
import { entitlementById } from './entitlement.loaders';
import { EntitlementResolver } from './entitlement.resolver';
import { EntitlementChangeResolver } from './entitlement.subscription';
import { MemberEntitlementsResolver } from './member-entitlements.resolver';

export const entitlementsModule: GraphModule = {
  resolvers: [EntitlementResolver, MemberEntitlementsResolver, EntitlementChangeResolver],
  nodes: {
    Entitlement: { scope: 'entitlements:read', load: (context, id) => entitlementById(context).load(id) },
  },
};

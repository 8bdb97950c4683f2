import type { GraphModule } from '../../schema/node';
import { IdentityResolver } from './identity.resolver';
import { identityById, memberById } from './member.loaders';
import { MemberResolver } from './member.resolver';

export const membersModule: GraphModule = {
  resolvers: [MemberResolver, IdentityResolver],
  nodes: {
    Member: { scope: 'members:read', load: (context, id) => memberById(context).load(id) },
    Identity: { scope: 'members:read', load: (context, id) => identityById(context).load(id) },
  },
};

import type { GraphModule } from '../../schema/node';
import { IdentityResolver } from './identity.resolver';
import { MemberBulkResolver } from './member-bulk.resolver';
import { MemberLinksResolver } from './member-links.resolver';
import { MemberProfileResolver } from './member-profile.resolver';
import { MemberUnsubscribeResolver } from './member-unsubscribe.resolver';
import { identityById, memberById } from './member.loaders';
import { MemberResolver } from './member.resolver';
import { MemberChangeResolver } from './member.subscription';

export const membersModule: GraphModule = {
  resolvers: [
    MemberResolver,
    MemberBulkResolver,
    IdentityResolver,
    MemberChangeResolver,
    MemberLinksResolver,
    MemberProfileResolver,
    MemberUnsubscribeResolver,
  ],
  nodes: {
    Member: { scope: 'members:read', load: (context, id) => memberById(context).load(id) },
    Identity: { scope: 'members:read', load: (context, id) => identityById(context).load(id) },
  },
};

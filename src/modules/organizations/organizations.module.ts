import type { GraphModule } from '../../schema/node';
import { organizationById } from './organization.loaders';
import { OrganizationResolver } from './organization.resolver';
import { ViewerResolver } from './viewer.resolver';

export const organizationsModule: GraphModule = {
  resolvers: [OrganizationResolver, ViewerResolver],
  nodes: { Organization: { scope: 'organization:read', load: (context, id) => organizationById(context).load(id) } },
};

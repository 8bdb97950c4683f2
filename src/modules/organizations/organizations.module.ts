import type { GraphModule } from '../../schema/node';
import { organizationById } from './organization.loaders';
import { OrganizationResolver } from './organization.resolver';

export const organizationsModule: GraphModule = {
  resolvers: [OrganizationResolver],
  nodes: { Organization: { scope: 'organization:read', load: (context, id) => organizationById(context).load(id) } },
};

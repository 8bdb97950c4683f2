import type { GraphModule } from '../../schema/node';
import { creatorById } from './creator.loaders';
import { CreatorResolver } from './creator.resolver';

export const creatorsModule: GraphModule = {
  resolvers: [CreatorResolver],
  nodes: { Creator: { scope: 'organization:read', load: (context, id) => creatorById(context).load(id) } },
};

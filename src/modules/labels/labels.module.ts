import type { GraphModule } from '../../schema/node';
import { labelById } from './label.loaders';
import { LabelResolver } from './label.resolver';

export const labelsModule: GraphModule = {
  resolvers: [LabelResolver],
  nodes: { Label: { scope: 'members:read', load: (context, id) => labelById(context).load(id) } },
};

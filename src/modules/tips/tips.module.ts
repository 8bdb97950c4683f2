import type { GraphModule } from '../../schema/node';
import { tipJarById } from './tip-jar.loaders';
import { TipJarResolver } from './tip-jar.resolver';
import { TipRelationsResolver } from './tip-relations.resolver';
import { tipById } from './tip.loaders';
import { TipResolver } from './tip.resolver';
import { TipChangeResolver } from './tip.subscription';

export const tipsModule: GraphModule = {
  resolvers: [TipChangeResolver, TipJarResolver, TipRelationsResolver, TipResolver],
  nodes: {
    Tip: { scope: 'tips:read', load: (context, id) => tipById(context).load(id) },
    TipJar: { scope: 'tips:read', load: (context, id) => tipJarById(context).load(id) },
  },
};

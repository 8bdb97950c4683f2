import type { GraphModule } from '../../schema/node';
import { milestoneById } from './milestone.loaders';
import { CreatorMilestonesResolver, MilestoneResolver } from './milestone.resolver';
import { MilestoneChangeResolver } from './milestone.subscription';

export const milestonesModule: GraphModule = {
  resolvers: [CreatorMilestonesResolver, MilestoneChangeResolver, MilestoneResolver],
  nodes: { Milestone: { scope: 'milestones:read', load: (context, id) => milestoneById(context).load(id) } },
};

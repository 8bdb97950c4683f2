import type { GraphModule } from '../../schema/node';
import { StatisticsResolver } from './statistics.resolver';

export const statisticsModule: GraphModule = { resolvers: [StatisticsResolver] };

import type { GraphModule } from '../../schema/node';
import { MemberActivityResolver } from './activity.resolver';

export const activitiesModule: GraphModule = { resolvers: [MemberActivityResolver] };

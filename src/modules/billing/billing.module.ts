import type { GraphModule } from '../../schema/node';
import { ClockResolver } from './clock.resolver';

export const billingModule: GraphModule = { resolvers: [ClockResolver], nodes: {} };

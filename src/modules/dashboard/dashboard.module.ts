import type { GraphModule } from '../../schema/node';
import { AudienceActivityResolver } from './audience-activity.subscription';

export const dashboardModule: GraphModule = { resolvers: [AudienceActivityResolver] };

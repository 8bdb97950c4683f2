import type { GraphModule } from '../../schema/node';
import { alertById } from './alert.loaders';
import {
  CreatorAlertSettingsResolver,
  EngagementAlertDriverResolver,
  EngagementAlertResolver,
  EngagementAlertSettingsResolver,
} from './alert.resolver';
import { EngagementAlertChangeResolver } from './alert.subscription';

export const alertsModule: GraphModule = {
  resolvers: [
    CreatorAlertSettingsResolver,
    EngagementAlertChangeResolver,
    EngagementAlertDriverResolver,
    EngagementAlertResolver,
    EngagementAlertSettingsResolver,
  ],
  nodes: { EngagementAlert: { scope: 'alerts:read', load: (context, id) => alertById(context).load(id) } },
};

import type { Route } from '../../../route';
import { listFilter } from '../parse/filter';
import { siteRoutes } from '../site';
import { uploadRoutes } from '../upload/routes';
import { bulkRoutes } from './bulk';
import { eventRoutes } from './events';
import { labelRoutes } from './labels';
import { memberActionRoutes } from './member-actions';
import { memberRoutes } from './members';
import { newsletterRoutes } from './newsletters';
import { offerRoutes } from './offers';
import { statisticsRoutes } from './statistics';
import { tierRoutes } from './tiers';
import { webhookRoutes } from './webhooks';

/** All rows. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...memberRoutes,
  ...uploadRoutes(listFilter),
  ...memberActionRoutes,
  ...bulkRoutes,
  ...statisticsRoutes,
  ...eventRoutes,
  ...labelRoutes,
  ...newsletterRoutes,
  ...tierRoutes,
  ...offerRoutes,
  ...webhookRoutes,
];

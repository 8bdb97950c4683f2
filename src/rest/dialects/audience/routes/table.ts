import type { Route } from '../../../route';
import { communityRoutes } from './community';
import { engagementRoutes } from './engagement';
import { memberRoutes } from './members';
import { revenueRoutes } from './revenue';
import { tierRoutes } from './tiers';

/** All rows, one file for each area of the document. */
export const routes: readonly Route[] = [
  ...memberRoutes,
  ...tierRoutes,
  ...engagementRoutes,
  ...communityRoutes,
  ...revenueRoutes,
];

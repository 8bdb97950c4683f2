import type { Route } from '../../../route';
import { announcementRoutes } from './announcements';
import { campaignRoutes } from './campaigns';
import { communityRoutes } from './community';
import { engagementRoutes } from './engagement';
import { memberRoutes } from './members';
import { revenueRoutes } from './revenue';
import { tierRoutes } from './tiers';
import { tipRoutes } from './tips';

/** All rows, one file for each area of the document. */
export const routes: readonly Route[] = [
  ...memberRoutes,
  ...tierRoutes,
  ...engagementRoutes,
  ...campaignRoutes,
  ...announcementRoutes,
  ...communityRoutes,
  ...revenueRoutes,
  ...tipRoutes,
];

import type { JsonSchema } from '../../../openapi/json-schema';
import { announcementSchemas } from './announcements';
import { baseSchemas } from './base';
import { campaignSchemas } from './campaigns';
import { communitySchemas } from './community';
import { engagementSchemas } from './engagement';
import { memberSchemas } from './members';
import { revenueSchemas } from './revenue';
import { tierSchemas } from './tiers';
import { tipSchemas } from './tips';

/** What replies and requests of this API are made of. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  ...baseSchemas,
  ...memberSchemas,
  ...tierSchemas,
  ...engagementSchemas,
  ...campaignSchemas,
  ...announcementSchemas,
  ...communitySchemas,
  ...revenueSchemas,
  ...tipSchemas,
};

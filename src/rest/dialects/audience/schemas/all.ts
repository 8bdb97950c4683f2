import type { JsonSchema } from '../../../openapi/json-schema';
import { baseSchemas } from './base';
import { communitySchemas } from './community';
import { engagementSchemas } from './engagement';
import { memberSchemas } from './members';
import { revenueSchemas } from './revenue';
import { tierSchemas } from './tiers';

/** What replies and requests of this API are made of. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  ...baseSchemas,
  ...memberSchemas,
  ...tierSchemas,
  ...engagementSchemas,
  ...communitySchemas,
  ...revenueSchemas,
};

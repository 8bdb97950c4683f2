import type { JsonSchema } from '../../../openapi/json-schema';
import { baseSchemas } from './base';
import { manySchemas } from './many';
import { memberSchemas } from './member';
import { newsletterSchemas } from './newsletter';
import { productSchemas } from './product';
import { subscriptionSchemas } from './subscription';

/** What replies and requests of this API are made of. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  ...baseSchemas,
  ...memberSchemas,
  ...subscriptionSchemas,
  ...productSchemas,
  ...newsletterSchemas,
  ...manySchemas,
};

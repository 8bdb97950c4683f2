import type { EndpointDocumentation } from '../../../openapi/documentation';
import { ref } from '../schemas/base';
import { pathId, reply } from './parts';

const WRITERS = 'Roles: content_creator, brand_manager, manager and the administrators.';

export const listTiers: EndpointDocumentation = {
  operationId: 'listTiers',
  summary: 'List tiers',
  description: 'Those that are still offered, in their order.',
  replies: reply('The tiers.', 'TierList'),
};

export const createTier: EndpointDocumentation = {
  operationId: 'createTier',
  summary: 'Create a tier',
  description: WRITERS,
  body: {
    schema: ref('TierInput'),
    required: true,
    examples: {
      vip: {
        summary: 'With both prices',
        value: {
          name: 'VIP',
          description: 'Exclusive VIP access with personalized perks',
          price_monthly: 24.99,
          price_yearly: 249.99,
          benefits: ['Everything in Premium', '1-on-1 monthly call'],
          limit: 100,
          visible: true,
        },
      },
    },
  },
  replies: reply('The new tier.', 'Tier', 201),
};

export const updateTier: EndpointDocumentation = {
  operationId: 'updateTier',
  summary: 'Update a tier',
  description: `Only what is given. Who has subscribed before a price changes keeps the old one. ${WRITERS}`,
  path: pathId('tier_id', 'The tier.'),
  body: {
    schema: ref('TierPatch'),
    required: true,
    examples: { price: { summary: 'Another price', value: { price_monthly: 29.99 } } },
  },
  replies: reply('The tier as it is now.', 'Tier'),
  refusals: ['INVALID_TIER'],
};

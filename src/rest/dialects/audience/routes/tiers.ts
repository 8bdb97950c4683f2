import { route, type Route } from '../../../route';
import * as documented from '../documentation/tiers';
import { CreateTier, ListTiers, UpdateTier } from '../operations/tiers.generated';
import { createTierVariables, updateTierVariables } from '../parse/tier';
import { presentTier } from '../present/tier';

/** Tiers: what members can subscribe to. */
export const tierRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /tiers',
    operation: ListTiers,
    documentation: documented.listTiers,
    variables: () => ({}),
    reply: ({ tiers }, request) => ({ body: { tiers: tiers.nodes.map((tier) => presentTier(tier, request)) } }),
  }),
  route({
    endpoint: 'POST /tiers',
    operation: CreateTier,
    documentation: documented.createTier,
    variables: createTierVariables,
    reply: ({ tierCreate }, request) => ({ status: 201, body: presentTier(tierCreate.tier, request) }),
  }),
  route({
    endpoint: 'PUT /tiers/:tier_id',
    operation: UpdateTier,
    documentation: documented.updateTier,
    variables: updateTierVariables,
    reply: ({ tierUpdate }, request) => ({ body: presentTier(tierUpdate.tier, request) }),
  }),
];

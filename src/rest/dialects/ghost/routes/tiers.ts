import { notFound } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import * as documented from '../documentation/catalog';
import { created } from '../envelope';
import { pathId, printId } from '../ids';
import { AddTier, BrowseTiers, EditTier, ReadTier } from '../operations.generated';
import { presentTierPage, tiersVariables } from '../parse/catalog';
import { addTierVariables, editTierVariables } from '../parse/tier';
import { presentTier } from '../present/tier';

/** Tiers. There is no delete: a tier is archived by being no longer active. */
export const tierRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /tiers/',
    documentation: documented.browseTiers,
    operation: BrowseTiers,
    variables: tiersVariables,
    reply: ({ tiers: { nodes, totalCount } }, request) => {
      const tiers = nodes.map((tier) => presentTier(tier));
      return { body: { tiers, meta: presentTierPage(request, totalCount) } };
    },
  }),
  route({
    endpoint: 'POST /tiers/',
    documentation: documented.addTier,
    operation: AddTier,
    variables: addTierVariables,
    reply: ({ tierCreate: { tier } }, request) =>
      created(request, printId(tier.id), { tiers: [presentTier(tier, true)] }),
  }),
  route({
    endpoint: 'GET /tiers/:id/',
    documentation: documented.readTier,
    operation: ReadTier,
    variables: (request) => ({ id: pathId('Tier', request) }),
    reply: ({ tier }) => {
      if (!tier) throw notFound('Tier');
      return { body: { tiers: [presentTier(tier)] } };
    },
  }),
  route({
    endpoint: 'PUT /tiers/:id/',
    documentation: documented.editTier,
    operation: EditTier,
    variables: editTierVariables,
    reply: ({ tierUpdate: { tier } }) => ({ body: { tiers: [presentTier(tier, true)] } }),
  }),
];

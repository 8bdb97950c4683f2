import type { RestRequest } from '../../../route';
import { amountAt } from '../amount';
import { namedBy, TIER } from '../ids';
import type { CreateTierVariables, UpdateTierVariables } from '../operations/tiers.generated';
import { given, required, text, texts, truth, whole } from './fields';

/** A new tier. One without any price, or with a monthly price of 0, is free. */
export function createTierVariables(request: RestRequest): CreateTierVariables {
  const { name, ...others } = tierFields(request);
  return { input: { ...others, name: required('name', name) } };
}

/** A change of a tier: only what is given. A change of its price is for those who subscribe from now on. */
export function updateTierVariables(request: RestRequest): UpdateTierVariables {
  const { name, ...others } = tierFields(request);
  return {
    input: {
      ...others,
      id: namedBy(TIER, request.params['tier_id'] ?? ''),
      ...(name === undefined ? {} : { name: required('name', name) }),
    },
  };
}

function tierFields(request: RestRequest) {
  const { body } = request;
  const visible = truth(body, 'visible') ?? undefined;
  return given({
    name: text(body, 'name'),
    description: text(body, 'description'),
    monthlyAmountMinor: amountAt(request, ['price_monthly']),
    yearlyAmountMinor: amountAt(request, ['price_yearly']),
    benefits: texts(body, 'benefits'),
    limit: whole(body, 'limit'),
    visibility: visible === undefined ? undefined : visible ? ('PUBLIC' as const) : ('NONE' as const),
  });
}

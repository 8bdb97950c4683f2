import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  text,
  truth,
  whole,
} from '../../../openapi/json-schema';
import { amount, id, ref } from './base';

const input = {
  name: text('The name.', { minLength: 1, maxLength: 191 }),
  description: nullable(text('What it is.')),
  price_monthly: nullable(amount('What a month costs; null for no price by the month.', { minimum: 0 })),
  price_yearly: nullable(amount('What a year costs; null for no price by the year.', { minimum: 0 })),
  benefits: listOf({ type: 'string' }, 'What members get.'),
  limit: nullable(whole('Most members who may have it; null for no limit.', { minimum: 1 })),
  visible: truth('Whether everybody is offered it.', { default: true }),
};

export const tierSchemas: Readonly<Record<string, JsonSchema>> = {
  Tier: exactly({
    id: id('tier', '`tier_` and a ULID in lower case.'),
    name: text('Its name.'),
    description: nullable(text('What it is.')),
    price_monthly: nullable(amount('What a month costs, 0 when it is free; null when it is not sold by the month.')),
    price_yearly: nullable(amount('What a year costs, 0 when it is free; null when it is not sold by the year.')),
    benefits: listOf({ type: 'string' }, 'What members get, in the order to be shown.'),
    member_count: whole('Members who have it; of the default tier, members without a paid one.', { minimum: 0 }),
    revenue_monthly: amount('What its paid subscriptions bring a month; of a year a twelfth.'),
    limit: nullable(whole('Most members who may have it; null for no limit.')),
    visible: truth('Whether everybody is offered it.'),
    is_default: truth('Whether members without a paid tier belong to it.'),
  }),
  TierList: exactly({ tiers: listOf(ref('Tier'), 'The tiers that are offered, in their order.') }),
  TierInput: accepting(input, ['name']),
  TierPatch: accepting(input),
};

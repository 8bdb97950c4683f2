import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  oneOf,
  text,
  truth,
  whole,
} from '../../../openapi/json-schema';
import { amount, currency, objectId, time, times } from './base';

const sold = {
  currency: nullable(currency),
  monthly_price: nullable(amount('What a month costs')),
  yearly_price: nullable(amount('What a year costs')),
};

const tier = {
  id: objectId('24 hexadecimal digits.'),
  name: text('Its name.'),
  description: nullable(text('What it offers.')),
  slug: text('Its slug.'),
  active: truth('Whether it is still offered.'),
  type: oneOf(['free', 'paid'], 'Whether it costs anything.'),
  welcome_page_url: nullable(text('Where to go after the sign-up.')),
  visibility: oneOf(['public', 'none'], 'Whether it is shown to visitors.'),
  trial_days: whole('How long it can be tried without payment.', { minimum: 0 }),
};

const offer = {
  name: text('Its name.', { maxLength: 191 }),
  code: text('What its address ends in.', { maxLength: 191 }),
  display_title: text('Its title for visitors.', { maxLength: 191 }),
  display_description: text('What visitors read of it.', { maxLength: 191 }),
  type: oneOf(['percent', 'fixed', 'trial'], 'What the amount means.'),
  cadence: oneOf(['month', 'year'], 'Which price of the tier it is for.'),
  amount: whole('Percent, days, or money in the smallest unit of the currency, by type.'),
  duration: oneOf(['once', 'repeating', 'forever', 'trial'], 'How long it lasts.'),
  duration_in_months: nullable(whole('How many months, when it repeats.')),
  currency: nullable(text('ISO 4217; only of an amount of money.', { pattern: '^[A-Za-z]{3}$' })),
  status: oneOf(['active', 'archived'], 'Whether it can be had.'),
  redemption_type: oneOf(['signup', 'retention'], 'When it can be had.'),
};

const tierInput = {
  name: text('Its name.', { minLength: 1, maxLength: 191 }),
  slug: text('Its slug; made of the name when absent.', { maxLength: 191 }),
  description: nullable(text('What it offers.')),
  active: truth('Whether it is offered.'),
  welcome_page_url: nullable(text('Where to go after the sign-up.')),
  visibility: oneOf(['public', 'none'], 'Whether it is shown to visitors.'),
  trial_days: whole('How long it can be tried without payment.', { minimum: 0 }),
  monthly_price: amount('What a month costs'),
  yearly_price: amount('What a year costs'),
  currency: text('ISO 4217.', { pattern: '^[A-Za-z]{3}$' }),
  benefits: listOf(
    { anyOf: [{ type: 'string' }, accepting({ name: { type: 'string' } }, ['name'])] },
    'What it offers.',
  ),
};

/** Tiers and offers. */
export const productSchemas: Readonly<Record<string, JsonSchema>> = {
  Tier: exactly(
    {
      ...tier,
      // An answer to a write has milliseconds here, as Ghost's has.
      created_at: text('When it was made.', { format: 'date-time' }),
      updated_at: nullable(time('When it was last changed; null in the answer to a write')),
      benefits: listOf({ type: 'string' }, 'What it offers, point by point.'),
      ...sold,
    },
    { optional: Object.keys(sold), description: 'A free one has no prices.' },
  ),
  HeldTier: exactly(
    {
      ...tier,
      ...sold,
      ...times,
      monthly_price_id: { type: 'null' },
      yearly_price_id: { type: 'null' },
      expiry_at: nullable(time('When the member’s hold on it ends')),
    },
    { description: 'A tier that a member has.' },
  ),
  TierInput: accepting(tierInput, ['name']),
  TierPatch: accepting(tierInput),
  Offer: exactly({
    id: objectId('24 hexadecimal digits.'),
    ...offer,
    currency_restriction: truth('Whether it is for one currency only.'),
    redemption_count: whole('How often it was taken.', { minimum: 0 }),
    tier: nullable(exactly({ id: objectId('The tier that it is for.'), name: text('Its name.') })),
    created_at: time('When it was made'),
    last_redeemed: nullable(time('When it was last taken')),
  }),
  OfferInput: accepting({ ...offer, tier: accepting({ id: objectId('The tier that it is for.') }, ['id']) }, [
    ...['name', 'type', 'cadence', 'amount', 'tier'],
  ]),
  OfferPatch: accepting({
    name: offer.name,
    code: offer.code,
    display_title: offer.display_title,
    display_description: offer.display_description,
    status: offer.status,
  }),
};

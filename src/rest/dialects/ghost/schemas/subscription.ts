import { exactly, type JsonSchema, listOf, nullable, oneOf, text, truth } from '../../../openapi/json-schema';
import { amount, currency, interval, objectId, ref, time } from './base';

const STATUSES = ['trialing', 'active', 'past_due', 'unpaid', 'canceled', 'incomplete'];

const customer = exactly({
  id: text('The id of the customer; empty when nobody pays.'),
  name: nullable(text('The name.')),
  email: nullable(text('The address.')),
});

const plan = exactly({
  id: text('The id of the price; empty when nobody pays.'),
  nickname: nullable(text('The name of the price.')),
  amount: amount('What is charged'),
  interval,
  currency: nullable(currency),
});

const price = exactly({
  id: text('The id of the price; empty when nobody pays.'),
  price_id: text('The object id of the price; empty when nobody pays.'),
  nickname: nullable(text('The name of the price.')),
  amount: amount('What is charged'),
  interval,
  type: oneOf(['recurring', 'one_time', 'donation'], 'Whether it is charged again.'),
  currency: nullable(currency),
  tier: nullable(
    exactly(
      {
        id: text('The id of what is sold; empty when nobody pays.'),
        name: text('Its name.'),
        tier_id: nullable(objectId('The tier.')),
      },
      { optional: ['name'] },
    ),
  ),
});

const discount = exactly({
  offer_id: objectId('The offer.'),
  start: nullable(time('When it began')),
  end: nullable(time('When it ends')),
  duration: oneOf(['once', 'repeating', 'forever', 'trial'], 'How long it lasts.'),
  duration_in_months: nullable({ type: 'integer' }),
  type: oneOf(['percent', 'fixed', 'trial'], 'What the amount means.'),
  amount: { type: 'integer', description: 'Percent, days, or money in the smallest unit of the currency.' },
});

const nextPayment = exactly({
  original_amount: amount('What would be charged without a discount'),
  amount: amount('What will be charged'),
  interval,
  currency: nullable(currency),
  discount: nullable(discount),
});

const core = {
  id: text('The id at the payment provider; empty when nobody pays.'),
  customer,
  plan,
  status: oneOf(STATUSES, 'Where it stands.'),
  start_date: time('When it began'),
  default_payment_card_last4: nullable(text('The last digits of the card.')),
  cancel_at_period_end: truth('Whether it ends with its period.'),
  cancellation_reason: nullable(text('Why it was canceled.')),
  current_period_end: nullable(time('When the period ends')),
};

const runs = {
  trial_start_at: nullable(time('When the trial began')),
  trial_end_at: nullable(time('When the trial ends')),
  discount_start: nullable(time('When the discount began')),
  discount_end: nullable(time('When the discount ends')),
};

/** Subscriptions as members have them. */
export const subscriptionSchemas: Readonly<Record<string, JsonSchema>> = {
  Subscription: exactly(
    {
      ...core,
      ...runs,
      price,
      tier: ref('HeldTier'),
      offer: nullable(ref('Offer')),
      offer_redemptions: listOf(ref('Offer'), 'The offers that were taken.'),
      next_payment: nullable(nextPayment),
      attribution: { type: 'null', description: 'Only when one member is read.' },
    },
    {
      optional: [...Object.keys(runs), 'tier', 'attribution'],
      description: 'One that is paid for, or what Ghost makes up for a tier that nobody pays for.',
    },
  ),
  CurrentSubscription: exactly({ ...core, ...runs }, { description: 'A thinner copy of the one that counts now.' }),
};

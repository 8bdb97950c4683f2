import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  oneOf,
  prefixedId,
  referencesOf,
  text,
  truth,
  whole,
} from '../../openapi/json-schema';

export const TITLE = 'Pliro';

/** Names a schema of this dialect. */
export const ref = referencesOf(TITLE);

const profile = {
  name: nullable(text('The full name.')),
  newsletter_slugs: listOf({ type: 'string' }, 'The slugs of the newsletters that are received.'),
  plan_slug: nullable(text('The slug of the plan that an active subscription is for.')),
};

const ADDRESS = { format: 'email' };

/** What replies and requests of this API are made of. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  Member: exactly({
    id: prefixedId('memb', '`memb_` and 22 characters, the same that the id of the customer has.'),
    email: text('The address.', ADDRESS),
    ...profile,
  }),
  Customer: exactly({
    id: prefixedId('cus', '`cus_` and 22 characters.'),
    email: nullable(text('The address.', ADDRESS)),
    ...profile,
    activation_url: nullable(
      text('Where the customer can be directed to activate the account, while there is no address.', { format: 'uri' }),
    ),
  }),
  Subscription: exactly({
    id: prefixedId('sub', '`sub_` and 22 characters.'),
    status: oneOf(['active', 'canceled'], '`active` while it gives access.'),
    customer_id: nullable(prefixedId('cus', 'Whose it is; null once the customer is deleted.')),
    plan_id: nullable(prefixedId('plan', 'The plan that it is for.')),
    price_id: nullable(prefixedId('price', 'What it costs and how often; null when it is complimentary.')),
    complimentary: truth('Whether it is free of charge for the customer.'),
  }),
  Plan: exactly({
    id: prefixedId('plan', '`plan_` and 22 characters.'),
    slug: text('Its slug.'),
    name: text('Its name.'),
    description: nullable(text('What it offers.')),
    type: oneOf(['free', 'paid'], 'Whether it costs anything.'),
    active: truth('Whether it is still offered.'),
  }),
  Price: exactly({
    id: prefixedId('price', '`price_` and 22 characters.'),
    plan_id: prefixedId('plan', 'The plan that it is for.'),
    name: nullable(text('Its name.')),
    amount: whole('In the smallest unit of the currency: 500 with `usd` is USD 5.00.', { minimum: 0 }),
    currency: text('ISO 4217, in lower case.', { pattern: '^[a-z]{3}$' }),
    interval: nullable(oneOf(['day', 'week', 'month', 'year'], 'How often it is charged; null for once.')),
    interval_count: nullable(whole('How many intervals lie between two charges.', { minimum: 1 })),
    active: truth('Whether it is still offered.'),
  }),
  Newsletter: exactly({
    id: prefixedId('newsletter', '`newsletter_` and 22 characters.'),
    slug: text('Its slug.'),
    name: text('Its name.'),
    description: nullable(text('What it is about.')),
    active: truth('Whether it is still sent.'),
  }),
  ...Object.fromEntries(
    ['Member', 'Customer', 'Subscription', 'Plan', 'Price', 'Newsletter'].map((name) => [`${name}Page`, pageOf(name)]),
  ),
  CustomerInput: {
    ...accepting({
      email: text('The address. Required without an activation code.'),
      name: text('The full name, up to 191 characters.', { maxLength: 191 }),
      activation_code: text('With it, an address can be added later. Unique.', { minLength: 8 }),
    }),
    anyOf: [{ required: ['email'] }, { required: ['activation_code'] }],
  },
  SubscriptionInput: {
    ...accepting(
      {
        customer_id: text('The customer whose it shall be.'),
        plan_id: text('The plan that it shall be for.'),
        price_id: nullable(text('A price of the plan. Required unless it is complimentary, and not permitted then.')),
        complimentary: truth('Whether it is free of charge for the customer.', { default: false }),
      },
      ['customer_id', 'plan_id'],
    ),
    anyOf: [{ required: ['price_id'] }, { required: ['complimentary'] }],
  },
  Error: exactly({
    error: exactly({
      code: text('What kind of problem it is, such as `invalid_param`.'),
      message: text('What is wrong.'),
    }),
  }),
};

function pageOf(name: string): JsonSchema {
  return exactly({
    objects: listOf(ref(name)),
    next_page: nullable(text('What to send as `page` for the objects that follow; null at the end.')),
  });
}

import type {
  DialectDocumentation,
  EndpointDocumentation,
  ParameterDocumentation,
  ReplyDocumentation,
} from '../../openapi/documentation';
import { whole } from '../../openapi/json-schema';
import { ref, schemas, TITLE } from './schemas';

const DESCRIPTION = `The Pliro API, version 2023-04-11. Send the key of a credential as the user name of HTTP Basic, with
an empty password. Bodies are forms, as in the document, or JSON.

\`gateway credential create --organization SLUG --dialect pliro\` makes a key.`;

/** What the reference says of the dialect as a whole. */
export const documentation: DialectDocumentation = {
  title: TITLE,
  description: DESCRIPTION,
  security: {
    name: 'PliroKey',
    scheme: { type: 'http', scheme: 'basic', description: 'The key as user name, and no password.' },
  },
  schemas,
  refusal: () => ref('Error'),
};

const EXTENSION = 'An extension: the document does not have it.';

const limit: ParameterDocumentation = {
  description: 'How many objects to answer.',
  schema: whole('From 1 to 100.', { minimum: 1, maximum: 100, default: 10 }),
};
const page: ParameterDocumentation = {
  description: 'The `next_page` of the answer before; the first page when absent.',
  schema: { type: 'string' },
};

function pathId(description: string): Record<string, ParameterDocumentation> {
  return { id: { description, schema: { type: 'string' } } };
}

function reply(description: string, name: string): Record<number, ReplyDocumentation> {
  return { 200: { description, schema: ref(name) } };
}

function list(noun: string, summary: string, more: Partial<EndpointDocumentation> = {}): EndpointDocumentation {
  const { description, query = {} } = more;
  return {
    operationId: `list${noun}s`,
    summary,
    description: ['Newest first.', description].filter((part) => part !== undefined).join(' '),
    query: { ...query, limit, page },
    replies: reply('A page of objects.', `${noun}Page`),
    ...(Object.keys(query).some((name) => name.endsWith('_id')) ? { refusals: ['NOT_FOUND'] } : {}),
  };
}

function read(noun: string, prefix: string): EndpointDocumentation {
  return {
    operationId: `read${noun}`,
    summary: `Read a ${noun.toLowerCase()}`,
    description: EXTENSION,
    path: pathId(`The id of the ${noun.toLowerCase()}: \`${prefix}_\` and 22 characters.`),
    replies: reply(`The ${noun.toLowerCase()}.`, noun),
  };
}

export const listMembers = list('Member', 'List all members', { description: 'Those with an address.' });
export const listCustomers = list('Customer', 'List all customers');

export const createCustomer: EndpointDocumentation = {
  operationId: 'createCustomer',
  summary: 'Create a customer',
  description: 'An address or an activation code is required. The customer is subscribed to no newsletter.',
  body: {
    schema: ref('CustomerInput'),
    required: true,
    examples: {
      address: { summary: 'With an address', value: { email: 'ada.king@example.com', name: 'Ada King' } },
      code: { summary: 'With an activation code', value: { activation_code: 'WELCOME-2026', name: 'John Doe' } },
    },
  },
  replies: reply('The new customer.', 'Customer'),
  refusals: ['EMAIL_TAKEN'],
};

export const createSubscription: EndpointDocumentation = {
  operationId: 'createSubscription',
  summary: 'Create a subscription',
  description: 'The price must belong to the plan. The ids are in the lists of customers, plans and prices.',
  body: {
    schema: ref('SubscriptionInput'),
    required: true,
    examples: {
      paid: {
        summary: 'Charged',
        value: {
          customer_id: 'cus_1BxEmDZEfaMhFQxkysiGtm',
          plan_id: 'plan_1CAYdcXnjeh3QDz5MZVPVu',
          price_id: 'price_1CAYdeEnWTYzneWDJxYb6A',
        },
      },
      complimentary: {
        summary: 'Free of charge',
        value: {
          customer_id: 'cus_1BxEmDZEfaMhFQxkysiGtm',
          plan_id: 'plan_1CAYdcXnjeh3QDz5MZVPVu',
          complimentary: true,
        },
      },
    },
  },
  replies: reply('The new subscription.', 'Subscription'),
  refusals: [
    'NOT_FOUND',
    'ALREADY_SUBSCRIBED',
    'INVALID_TIER',
    'INVALID_STATE',
    'TIER_LIMIT_REACHED',
    'PAYMENT_FAILED',
  ],
};

/** The document says POST; its sample sends a GET. */
export function cancelSubscription(method: 'POST' | 'GET'): EndpointDocumentation {
  return {
    operationId: method === 'POST' ? 'cancelSubscription' : 'cancelSubscriptionByGet',
    summary: 'Cancel a subscription',
    description:
      method === 'POST'
        ? 'At once.'
        : 'The same as with POST: the sample of the document is a curl line that sends a GET. Use POST.',
    path: pathId('The id of the subscription.'),
    replies: reply('The canceled subscription.', 'Subscription'),
    refusals: ['INVALID_STATE'],
  };
}

export const readMember = read('Member', 'memb');
export const readCustomer = read('Customer', 'cus');
export const readSubscription = read('Subscription', 'sub');
export const readPlan = read('Plan', 'plan');
export const readPrice = read('Price', 'price');
export const readNewsletter = read('Newsletter', 'newsletter');

export const listSubscriptions = list('Subscription', 'List all subscriptions', {
  description: EXTENSION,
  query: { customer_id: { description: 'Only those of this customer.', schema: { type: 'string' } } },
});
export const listPlans = list('Plan', 'List all plans', {
  description: `Those that are still offered, paid ones first. ${EXTENSION}`,
});
export const listPrices = list('Price', 'List all prices', {
  description: `Recurring ones that are still offered. ${EXTENSION}`,
  query: { plan_id: { description: 'Only those of this plan.', schema: { type: 'string' } } },
});
export const listNewsletters = list('Newsletter', 'List all newsletters', {
  description: `Those that are still sent. ${EXTENSION}`,
});

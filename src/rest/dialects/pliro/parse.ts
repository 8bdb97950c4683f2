import { badInput } from '../../../shared/failure';
import type { RestRequest } from '../../route';
import { given } from './given';
import { CUSTOMER, namedBy, type Noun, PLAN, PRICE, SUBSCRIPTION } from './ids';
import { missing } from './missing';
import type {
  CancelSubscriptionVariables,
  CreateCustomerVariables,
  CreateSubscriptionVariables,
  ListPricesVariables,
  ListSubscriptionsVariables,
} from './operations.generated';
import { pageVariables } from './page';

type Body = RestRequest['body'];

/** What a request for one object of a noun asks for. */
export function readVariables(noun: Noun): (request: RestRequest) => { readonly id: string } {
  return ({ params }) => ({ id: namedBy(noun, params['id'] ?? '') });
}

/** A new customer, with an address, an activation code or both. Nobody is subscribed to newsletters by this API. */
export function createCustomerVariables({ body }: RestRequest): CreateCustomerVariables {
  const email = text(body, 'email');
  const name = text(body, 'name');
  const activationCode = text(body, 'activation_code');
  if (email === undefined && activationCode === undefined)
    throw missing('email', 'email is required unless activation_code is provided.');
  return {
    input: {
      newsletterIds: [],
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { name }),
      ...(activationCode === undefined ? {} : { activationCode }),
    },
  };
}

/** A new subscription: at a price, or complimentary. */
export function createSubscriptionVariables({ body }: RestRequest): CreateSubscriptionVariables {
  const customerId = required(body, 'customer_id');
  const planId = required(body, 'plan_id');
  const priceId = text(body, 'price_id');
  const complimentary = truth(body, 'complimentary');
  if (complimentary && priceId !== undefined)
    throw badInput('price_id', 'price_id must be null if complimentary is true.');
  if (!complimentary && priceId === undefined)
    throw missing('price_id', 'price_id is required unless complimentary is true.');
  return {
    input: {
      memberId: namedBy(CUSTOMER, customerId),
      tierId: namedBy(PLAN, planId),
      complimentary,
      ...(priceId === undefined ? {} : { priceId: namedBy(PRICE, priceId) }),
    },
  };
}

/** The end of a subscription, at once. */
export function cancelVariables({ params }: RestRequest): CancelSubscriptionVariables {
  return { input: { id: namedBy(SUBSCRIPTION, params['id'] ?? '') } };
}

/** A page of subscriptions, of one customer when one is named. */
export function listSubscriptionsVariables(request: RestRequest): ListSubscriptionsVariables {
  const customerId = given(request.query.text('customer_id'));
  const page = pageVariables(SUBSCRIPTION, request);
  return customerId === undefined ? page : { ...page, memberId: namedBy(CUSTOMER, customerId) };
}

/** A page of prices, of one plan when one is named. */
export function listPricesVariables(request: RestRequest): ListPricesVariables {
  const planId = given(request.query.text('plan_id'));
  const page = pageVariables(PRICE, request);
  return planId === undefined ? page : { ...page, tierId: namedBy(PLAN, planId) };
}

function required(body: Body, name: string): string {
  const value = text(body, name);
  if (value === undefined) throw missing(name, `${name} is required.`);
  return value;
}

function text(body: Body, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw badInput(name, `${name} must be a string.`);
  return given(value);
}

function truth(body: Body, name: string): boolean {
  const value = body[name] ?? '';
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false' || value === '') return false;
  throw badInput(name, `${name} must be true or false.`);
}

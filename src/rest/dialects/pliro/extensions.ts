import { notFound } from '../../../shared/failure';
import { type RestRequest, route, type Route } from '../../route';
import * as documented from './documentation';
import { CUSTOMER, MEMBER, NEWSLETTER, type Noun, PLAN, PRICE, SUBSCRIPTION } from './ids';
import {
  ListNewsletters,
  ListPlans,
  ListPrices,
  ListSubscriptions,
  ReadCustomer,
  ReadMember,
  ReadNewsletter,
  ReadPlan,
  ReadPrice,
  ReadSubscription,
} from './operations.generated';
import { pageVariables, planPageVariables, presentPage, presentPlanPage } from './page';
import { listPricesVariables, listSubscriptionsVariables, readVariables } from './parse';
import { customerFor, member, newsletter, plan, price, subscription } from './present';

/** What the document does not have: reads by id, and the lists in which a client finds the ids that it must send. */
export const extensionRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members/:id',
    operation: ReadMember,
    documentation: documented.readMember,
    variables: readVariables(MEMBER),
    // A customer without an address is no member: the document types the address of members as always present.
    reply: ({ member: data }) => ({ body: member(found(data?.email == null ? null : data, MEMBER)) }),
  }),
  route({
    endpoint: 'GET /customers/:id',
    operation: ReadCustomer,
    documentation: documented.readCustomer,
    variables: readVariables(CUSTOMER),
    reply: ({ member: data }, request) => ({ body: customerFor(request)(found(data, CUSTOMER)) }),
  }),
  route({
    endpoint: 'GET /subscriptions',
    operation: ListSubscriptions,
    documentation: documented.listSubscriptions,
    variables: listSubscriptionsVariables,
    reply: ({ subscriptions }, request) => ({ body: presentPage(subscriptions.nodes.map(subscription), request) }),
  }),
  route({
    endpoint: 'GET /subscriptions/:id',
    operation: ReadSubscription,
    documentation: documented.readSubscription,
    variables: readVariables(SUBSCRIPTION),
    reply: ({ subscription: data }) => ({ body: subscription(found(data, SUBSCRIPTION)) }),
  }),
  route({
    endpoint: 'GET /plans',
    operation: ListPlans,
    documentation: documented.listPlans,
    variables: planPageVariables,
    reply: ({ paid, free }, request) => ({
      body: presentPlanPage([...(paid?.nodes ?? []), ...free.nodes].map(plan), request),
    }),
  }),
  route({
    endpoint: 'GET /plans/:id',
    operation: ReadPlan,
    documentation: documented.readPlan,
    variables: readVariables(PLAN),
    reply: ({ tier }) => ({ body: plan(found(tier, PLAN)) }),
  }),
  route({
    endpoint: 'GET /prices',
    operation: ListPrices,
    documentation: documented.listPrices,
    variables: listPricesVariables,
    reply: ({ prices }, request) => ({ body: presentPage(prices.nodes.map(price), request) }),
  }),
  route({
    endpoint: 'GET /prices/:id',
    operation: ReadPrice,
    documentation: documented.readPrice,
    variables: readVariables(PRICE),
    reply: ({ price: data }) => ({ body: price(found(data, PRICE)) }),
  }),
  route({
    endpoint: 'GET /newsletters',
    operation: ListNewsletters,
    documentation: documented.listNewsletters,
    variables: (request: RestRequest) => pageVariables(NEWSLETTER, request),
    reply: ({ newsletters }, request) => ({ body: presentPage(newsletters.nodes.map(newsletter), request) }),
  }),
  route({
    endpoint: 'GET /newsletters/:id',
    operation: ReadNewsletter,
    documentation: documented.readNewsletter,
    variables: readVariables(NEWSLETTER),
    reply: ({ newsletter: data }) => ({ body: newsletter(found(data, NEWSLETTER)) }),
  }),
];

function found<T>(data: T | null, noun: Noun): T {
  if (data === null) throw notFound(noun.name);
  return data;
}

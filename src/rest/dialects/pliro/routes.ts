import { route, type Route } from '../../route';
import * as documented from './documentation';
import { CUSTOMER, MEMBER } from './ids';
import {
  CancelSubscription,
  CreateCustomer,
  CreateSubscription,
  ListCustomers,
  ListMembers,
} from './operations.generated';
import { pageVariables, presentPage } from './page';
import { cancelVariables, createCustomerVariables, createSubscriptionVariables } from './parse';
import { customerFor, member, subscription } from './present';

/** The operations of the document. */
export const documentedRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members',
    operation: ListMembers,
    documentation: documented.listMembers,
    variables: (request) => pageVariables(MEMBER, request),
    reply: ({ members }, request) => ({ body: presentPage(members.nodes.map(member), request) }),
  }),
  route({
    endpoint: 'GET /customers',
    operation: ListCustomers,
    documentation: documented.listCustomers,
    variables: (request) => pageVariables(CUSTOMER, request),
    reply: ({ members }, request) => ({ body: presentPage(members.nodes.map(customerFor(request)), request) }),
  }),
  route({
    endpoint: 'POST /customers',
    operation: CreateCustomer,
    documentation: documented.createCustomer,
    variables: createCustomerVariables,
    reply: ({ memberCreate }, request) => ({ body: customerFor(request)(memberCreate.member) }),
  }),
  route({
    endpoint: 'POST /subscriptions',
    operation: CreateSubscription,
    documentation: documented.createSubscription,
    variables: createSubscriptionVariables,
    reply: ({ subscriptionCreate }) => ({ body: subscription(subscriptionCreate.subscription) }),
  }),
  cancelRoute('POST'),
  // The document's sample is a curl line that sends no data, and so a GET; it works as it stands.
  cancelRoute('GET'),
];

function cancelRoute(method: 'GET' | 'POST'): Route {
  return route({
    endpoint: `${method} /subscriptions/:id/cancel`,
    operation: CancelSubscription,
    documentation: documented.cancelSubscription(method),
    variables: cancelVariables,
    reply: ({ subscriptionCancel }) => ({ body: subscription(subscriptionCancel.subscription) }),
  });
}

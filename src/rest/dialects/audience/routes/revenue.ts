import { route, type Route } from '../../../route';
import * as documented from '../documentation/revenue';
import { ReadRevenue } from '../operations/revenue.generated';
import { revenueVariables, wantsMovements } from '../parse/revenue';
import { presentRevenue } from '../present/revenue';

/** Revenue: what comes in, and what recurs. */
export const revenueRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /revenue',
    operation: ReadRevenue,
    documentation: documented.readRevenue,
    variables: revenueVariables,
    reply: ({ revenueAnalytics }, request) => ({ body: presentRevenue(revenueAnalytics, wantsMovements(request)) }),
  }),
];

import type { EndpointDocumentation } from '../../../openapi/documentation';
import { creatorId, parameter, reply } from './parts';

export const readRevenue: EndpointDocumentation = {
  operationId: 'readRevenue',
  summary: 'Get revenue analytics',
  description: `Amounts are in the organization's currency; others are converted at the rate of the start of the period,
and one that is missing is a refusal that names the currency. How each figure is worked out, and from which events, is
told by the field revenueAnalytics of the graph. Roles: all but marketing.`,
  query: {
    period: parameter("The present month, quarter or year of the organization's calendar, up to now.", {
      type: 'string',
      enum: ['month', 'quarter', 'year'],
      default: 'month',
    }),
    creator_id: creatorId,
    include: parameter(
      'An extension: `movements` adds to the subscriptions what was won back, rose, fell, was imported and is to end.',
      { type: 'string', enum: ['movements'] },
    ),
  },
  replies: reply('The figures.', 'Revenue'),
  refusals: ['NOT_FOUND', 'INVALID_STATE'],
};

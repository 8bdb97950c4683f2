import type { EndpointDocumentation } from '../../../openapi/documentation';
import { ref } from '../schemas/base';
import { creatorId, parameter, reply } from './parts';

export const readEngagement: EndpointDocumentation = {
  operationId: 'readEngagement',
  summary: 'Get engagement analytics',
  query: {
    period: parameter("Days of the organization's calendar up to the present one: 1, 7, 30 or 365.", {
      type: 'string',
      enum: ['day', 'week', 'month', 'year'],
      default: 'month',
    }),
    creator_id: creatorId,
  },
  replies: reply('The figures.', 'Engagement'),
  refusals: ['NOT_FOUND'],
};

export const recordActivity: EndpointDocumentation = {
  operationId: 'recordActivity',
  summary: 'Record activity',
  description: `An extension: the document does not say how interactions come in. What is wrong with one of the items is
told by its index and keeps no other from being recorded. Roles: content_creator, brand_manager, manager and the
administrators.`,
  body: {
    schema: ref('ActivityBatchInput'),
    required: true,
    examples: {
      view: {
        summary: 'A content view',
        value: {
          activities: [
            {
              id: '01KAJ3Z8M0000000000000000A',
              member_id: 'member_01kaj3z8m0000000000000000b',
              type: 'content_view',
              content_id: 'content_001',
              timestamp: '2026-11-20T18:00:00Z',
              details: { completion: 1 },
            },
          ],
        },
      },
    },
  },
  replies: reply('What became of the batch.', 'ActivityRecorded'),
};

import type { EndpointDocumentation } from '../../../openapi/documentation';
import { ref } from '../schemas/base';
import { creatorId, parameter, pathId, reply } from './parts';

const WRITERS = 'Roles: content_creator, brand_manager, manager and the administrators.';

export const listTipJars: EndpointDocumentation = {
  operationId: 'listTipJars',
  summary: 'List tip jars',
  description: 'Not in the public document. Newest first.',
  query: {
    creator_id: creatorId,
    status: parameter('Only those that take tips (`open`), have ended or are archived.', {
      type: 'string',
      enum: ['open', 'ended', 'archived'],
    }),
    limit: parameter('How many at most, 50 when absent.', { type: 'integer', minimum: 1, maximum: 200 }),
    offset: parameter('How many to pass over.', { type: 'integer', minimum: 0 }),
    cursor: parameter('Only what follows the page with this `next_cursor`.'),
  },
  replies: reply('The tip jars.', 'TipJarList'),
};

export const readTipJar: EndpointDocumentation = {
  operationId: 'readTipJar',
  summary: 'Read a tip jar',
  description: 'Not in the public document.',
  path: pathId('jar_id', 'The tip jar.'),
  replies: reply('The tip jar.', 'TipJar'),
};

export const createTipJar: EndpointDocumentation = {
  operationId: 'createTipJar',
  summary: 'Create a tip jar',
  description: WRITERS,
  body: {
    schema: ref('TipJarInput'),
    required: true,
    examples: {
      documentary: {
        summary: 'With a goal and rewards',
        value: {
          name: 'Support My Next Project',
          goal: 5000.0,
          description: 'Help fund my upcoming documentary',
          suggested_amounts: [5, 10, 25, 50, 100],
          rewards: [
            { threshold: 25, reward: 'Name in credits' },
            { threshold: 100, reward: 'Exclusive behind-the-scenes access' },
          ],
        },
      },
    },
  },
  replies: reply('The new tip jar.', 'TipJar', 201),
};

export const createTip: EndpointDocumentation = {
  operationId: 'createTip',
  summary: 'Pay a tip',
  description:
    'The reward is that of the highest threshold that this tip reaches. Sent again with the same X-Idempotency-Key it ' +
    `is paid once. ${WRITERS}`,
  body: {
    schema: ref('TipInput'),
    required: true,
    examples: {
      tip: {
        summary: 'Into a jar',
        value: {
          member_id: 'member_01hq3k5v7m9p1r3t5w7y9b1d3f',
          amount: 25.0,
          message: 'Love your content! Keep it up!',
          anonymous: false,
          payment_method_id: 'pm_card_001',
        },
      },
    },
  },
  replies: reply('The tip that was paid.', 'Tip', 201),
  refusals: ['PAYMENT_FAILED', 'INVALID_STATE'],
};

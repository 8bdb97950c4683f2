import type { EndpointDocumentation } from '../../../openapi/documentation';
import { creatorId, reply } from './parts';

export const readCommunity: EndpointDocumentation = {
  operationId: 'readCommunity',
  summary: 'Get community stats',
  description: `Days are those of the organization's calendar. Contributions are visible posts and comments of the last 30
days, mentions those of the last seven. The filter is an extension.`,
  query: { creator_id: creatorId },
  replies: reply('The figures.', 'Community'),
  refusals: ['NOT_FOUND'],
};

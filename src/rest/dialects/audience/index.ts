import type { RateLimitState, RestDialect } from '../../dialect';
import { documentation } from './documentation/dialect';
import { failureAnswer, problemAnswer } from './errors';
import { ReadOrganization } from './operations/organization.generated';
import { routes } from './routes/table';

/**
 * The creator Audience API, after its public document as of November 2026, with the error envelope, the headers and
 * the roles of the vendor's guides. Where the document is silent or contradicts itself, `docs/dialects/audience.md`
 * says what was decided and why.
 */
export const audience: RestDialect = {
  name: 'audience',
  basePaths: ['/api/v1/audience', '/v1/audience'],
  bodies: ['json'],
  idempotencyHeaders: ['idempotency-key', 'x-idempotency-key'],
  routes,
  organization: ReadOrganization,
  failure: failureAnswer,
  problem: problemAnswer,
  rateLimitHeaders: ({ limit, remaining, resetSeconds }: RateLimitState) => ({
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(resetSeconds),
  }),
  documentation,
};

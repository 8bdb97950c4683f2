import type { RateLimitState, RestDialect } from '../../dialect';
import { documentation } from './documentation/dialect';
import { failureAnswer, problemAnswer } from './errors';
import { headersOf } from './headers';
import { routes } from './routes/table';
import { redirectToSlash, unroutedBy } from './routing';
import { oldVersionIn } from './versions';

/**
 * The Ghost Admin API of version 6.65, as a real Ghost was recorded to answer it, for integrations: members, labels,
 * newsletters, tiers, offers, webhooks and the site. `/admin` is where Ghost's published documentation of the members
 * resource puts it; the prefixes with an old version are those that Ghost rewrites.
 *
 * Deliberate deviations are listed in `docs/dialects/ghost.md`.
 */
export const ghost: RestDialect = {
  name: 'ghost',
  basePaths: [
    '/ghost/api/admin',
    '/admin',
    '/ghost/api/v2/admin',
    '/ghost/api/v3/admin',
    '/ghost/api/v4/admin',
    '/ghost/api/canary/admin',
  ],
  bodies: ['json', 'nested-form'],
  idempotencyHeaders: ['idempotency-key'],
  routes,
  failure: failureAnswer,
  problem: problemAnswer,
  rateLimitHeaders: ({ limit, remaining, resetSeconds }: RateLimitState) => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetSeconds),
  }),
  documentation,
  headers: headersOf,
  before: redirectToSlash,
  unrouted: unroutedBy(routes),
  audience: (basePath) => {
    const old = oldVersionIn(basePath);
    return old && `${old}/admin`;
  },
  answersHead: false,
  trailingSlashes: true,
  ignoresOtherBodies: true,
  takesUploads: true,
  conditionalReads: true,
};

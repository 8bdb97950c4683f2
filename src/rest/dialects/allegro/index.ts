import type { RateLimitState, RestDialect } from '../../dialect';
import { documentation } from './documentation';
import { failureAnswer, problemAnswer } from './errors';
import { routes } from './routes';

/**
 * The Allegro CDP "Audience Members" API, after its public document "Audience Members" as of November 2026.
 *
 * Where the document is silent, the vendor runs Laravel, and this dialect follows that framework's habits: the
 * paginator (`data`, `links`, `meta`; `page`, `per_page`, 15 members unless asked otherwise, at most 100), validation
 * answers with 422, and its messages for 401, 403, 429 and 500.
 *
 * Deliberate deviations:
 * - Single resources come as `{"data": {…}}`, as in the vendor's SDK and as Laravel wraps them, although the document
 *   prints them bare; `?bare=true` or a credential made with `--bare` gives the printed form.
 * - A deleted member is 404 unless `include_deleted=true` is given, on single reads too: the document says it of lists.
 * - Members without an address are not there: the document types `email` as always present.
 * - JSON types are strict (a number is no name, a list is no meta), and keys that are not documented have no effect.
 * - A parameter given twice is refused, since proxies and servers disagree on which one counts.
 * - `purchases` are the completed ones only; refunded ones, partially too, are left out. A purchase's `plan` is a price.
 * - `Idempotency-Key` is understood on every request that writes.
 */
export const allegro: RestDialect = {
  name: 'allegro',
  basePaths: ['/api/v1/audience-members'],
  bodies: ['json'],
  idempotencyHeaders: ['idempotency-key'],
  routes,
  failure: failureAnswer,
  problem: problemAnswer,
  rateLimitHeaders: ({ limit, remaining }: RateLimitState) => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
  }),
  documentation,
};

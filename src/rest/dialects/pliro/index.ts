import type { RateLimitState, RestDialect } from '../../dialect';
import { documentation } from './documentation';
import { failureAnswer, problemAnswer } from './errors';
import { extensionRoutes } from './extensions';
import { documentedRoutes } from './routes';

/**
 * The Pliro API, version 2023-04-11, after its public page "Endpoint reference" as of November 2026, with the page and
 * error objects and HTTP Basic (the key as user name) of its pages "Pagination", "Errors" and "Authentication".
 *
 * Where the document is silent:
 * - A member and a customer are one person under two ids, `memb_` and `cus_` before the same 22 characters. Wherever one
 *   is asked for, the other is understood. Customers are all, members those with an address.
 * - Lists are newest first, and `next_page` is unpadded base64 of the id of the next object, as the samples have it.
 * - A customer made here is subscribed to no newsletter, as the sample shows; archived newsletters are not shown.
 * - `plan_slug` is of the plan with the highest rank of those whose subscription gives access; `status` is `active` as
 *   long as a subscription gives access, in trial, past due or paused too, and else `canceled`.
 * - A subscription without payment by the customer, a gift too, is complimentary. Canceling takes effect at once.
 * - `activation_url` is there while a code is and an address is not.
 * - Creating answers 200. An address, a code or a live subscription to the plan that is there already is a 409.
 *
 * Deliberate deviations:
 * - `GET /subscriptions/:id/cancel` cancels too, because the document's sample of it is a curl line that sends a GET.
 * - Reads by id, `/subscriptions`, `/plans`, `/prices` and `/newsletters` are extensions, kept apart in `extensions.ts`.
 * - JSON bodies are understood beside forms. An empty parameter is one that was not given, one given twice is refused,
 *   and those that are not documented have no effect.
 * - `Idempotency-Key` is understood on every request that writes.
 */
export const pliro: RestDialect = {
  name: 'pliro',
  basePaths: ['/2023-04-11'],
  bodies: ['form', 'json'],
  idempotencyHeaders: ['idempotency-key'],
  routes: [...documentedRoutes, ...extensionRoutes],
  failure: failureAnswer,
  problem: problemAnswer,
  rateLimitHeaders: ({ limit, remaining, resetSeconds }: RateLimitState) => ({
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  }),
  documentation,
};

import type { RestDialect } from '../dialect';
import type { JsonSchema } from './json-schema';

/** What each header says that an answer may have. */
const MEANINGS: Readonly<Record<string, string>> = {
  'x-request-id': "The id of the request: the caller's own `X-Request-Id`, if it is well formed, or one made here.",
  'idempotency-replayed': '`true` when this answer was given before, for the same idempotency key.',
  'retry-after': 'Seconds after which to try again.',
  'www-authenticate': 'How to say who is calling.',
  'x-ratelimit-limit': 'Requests that a caller may send in the time window.',
  'x-ratelimit-remaining': 'Requests that are left in this time window.',
  'x-ratelimit-reset': 'Seconds until the allowance is whole again.',
  'x-rate-limit-limit': 'Requests that a caller may send in the time window.',
  'x-rate-limit-remaining': 'Requests that are left in this time window.',
  'x-rate-limit-reset': 'Seconds until the allowance is whole again.',
  'ratelimit-limit': 'Requests that a caller may send in the time window.',
  'ratelimit-remaining': 'Requests that are left in this time window.',
  'ratelimit-reset': 'Seconds until the allowance is whole again.',
};

const NUMBERS = /^(retry-after|(x-)?rate-?limit-)/;

/** The headers of an answer by name: those of every answer of the dialect, and some more. */
export function headersOf(
  dialect: RestDialect,
  more: Readonly<Record<string, string | undefined>> = {},
): Record<string, JsonSchema> {
  const limits = dialect.rateLimitHeaders({ limit: 1000, remaining: 999, resetSeconds: 10 });
  const always = { ...meaningsOf(['x-request-id', ...Object.keys(limits)]), ...dialect.documentation.headers };
  return Object.fromEntries(
    Object.entries({ ...always, ...more })
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, meaning]) => [
        nameOf(name),
        meaning !== undefined && meaning === MEANINGS[name]
          ? { $ref: `#/components/headers/${nameOf(name)}` }
          : headerOf(name, meaning),
      ]),
  );
}

/** The headers that answers of more than one dialect have. */
export function sharedHeaders(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(MEANINGS).map(([name, meaning]) => [nameOf(name), headerOf(name, meaning)]));
}

/** The meanings of some headers that more than one dialect has. */
export function meaningsOf(names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, MEANINGS[name]]));
}

function headerOf(name: string, description = `The ${nameOf(name)} header.`): JsonSchema {
  return { description, schema: { type: NUMBERS.test(name) ? 'integer' : 'string' } };
}

/** `x-request-id` as it is usually written: `X-Request-Id`. */
function nameOf(name: string): string {
  return name
    .split('-')
    .map((word) =>
      word === 'www' ? 'WWW' : word === 'ratelimit' ? 'RateLimit' : word === 'etag' ? 'ETag' : capitalized(word),
    )
    .join('-');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

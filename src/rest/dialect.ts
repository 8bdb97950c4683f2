import type { Dialect } from '../auth/viewer';
import type { Failure } from '../shared/failure';
import type { BodyKind } from './body';
import type { HttpProblem } from './http-problem';
import type { RestAnswer, Route } from './route';

/** The fronts that speak REST. Each has its own way to say who is calling. */
export type DialectName = Extract<Dialect, 'allegro' | 'audience' | 'pliro' | 'ghost'>;

/** How much of its rate a caller has left. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** One foreign API: a table of prepared documents and the forms of everything around them. */
export interface RestDialect {
  readonly name: DialectName;
  /** Where the dialect lives. The first is the documented one, the others are aliases. */
  readonly basePaths: readonly [string, ...string[]];
  /** The kinds of request body that are understood. */
  readonly bodies: readonly BodyKind[];
  /** The headers, in lower case, in which a client may send its idempotency key. */
  readonly idempotencyHeaders: readonly [string, ...string[]];
  readonly routes: readonly Route[];
  /** How a refused or failed operation is answered. */
  readonly failure: (failure: Failure) => RestAnswer;
  /** How a request is answered that does not reach an operation. */
  readonly problem: (problem: HttpProblem) => RestAnswer;
  /** The headers that tell a caller how much of its rate is left. */
  readonly rateLimitHeaders: (state: RateLimitState) => Readonly<Record<string, string>>;
}

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Dialect } from '../auth/viewer';
import type { Failure } from '../shared/failure';
import type { Asked, Unrouted } from './asked';
import type { BodyKind } from './body';
import type { HttpProblem } from './http-problem';
import type { DialectDocumentation } from './openapi/documentation';
import type { OrganizationFacts, RestAnswer, Route } from './route';

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
  /** What rows have to know of the caller's organization before they can read a request; asked of the graph first. */
  readonly organization?: TypedDocumentNode<{ readonly organization: OrganizationFacts }, Record<string, never>>;
  /** How a refused or failed operation is answered. */
  readonly failure: (failure: Failure, asked: Asked) => RestAnswer;
  /** How a request is answered that does not reach an operation. */
  readonly problem: (problem: HttpProblem, asked: Asked) => RestAnswer;
  /** The headers that tell a caller how much of its rate is left. */
  readonly rateLimitHeaders: (state: RateLimitState) => Readonly<Record<string, string>>;
  /** What the reference says of the dialect as a whole. */
  readonly documentation: DialectDocumentation;
  /** Headers of every answer; those of the answer itself come before them. */
  readonly headers?: (asked: Asked) => Readonly<Record<string, string>>;
  /** Answers a request at once, before its caller is looked at. */
  readonly before?: (asked: Asked) => RestAnswer | undefined;
  /** Answers what no row is for; without it, unknown addresses, wrong methods and OPTIONS are told apart. */
  readonly unrouted?: (asked: Asked) => Unrouted<RestAnswer>;
  /** What callers under a base path have to prove beyond who they are. */
  readonly audience?: (basePath: string) => string | undefined;
  /** Whether rows that read answer HEAD too; they do unless it is denied. */
  readonly answersHead?: boolean;
  /** Rows end in a slash; those that are no GET are there without it too. */
  readonly trailingSlashes?: boolean;
  /** Bodies of other kinds count as none instead of being refused. */
  readonly ignoresOtherBodies?: boolean;
  /** Whether rows may take uploads (multipart/form-data). */
  readonly takesUploads?: boolean;
  /** Answers carry a weak ETag, reads that name it get a 304, and long answers are compressed. */
  readonly conditionalReads?: boolean;
}

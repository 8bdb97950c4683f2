import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { ContextParts } from '../context';
import type { DialectName, RateLimitState, RestDialect } from './dialect';
import type { Idempotency } from './idempotency';

/** What the REST fronts are made of. The composition root brings it together. */
export interface RestOptions {
  readonly schema: GraphQLSchema;
  readonly parts: ContextParts;
  readonly authenticator: {
    authenticate(
      scheme: DialectName,
      authorization: string | undefined,
      approach: { readonly address: string; readonly audience?: string | undefined },
    ): Promise<Viewer>;
  };
  readonly rateLimiter?: { consume(principal: string): Promise<RateLimitState | undefined> } | undefined;
  readonly idempotency: Idempotency;
  readonly config: {
    readonly maxBodyBytes: number;
    readonly publicUrl?: string | undefined;
    readonly host: string;
    readonly port: number;
  };
  /** All of them when absent. */
  readonly dialects?: readonly RestDialect[];
}

import type { RequestContext } from '../context';
import type { RestReply } from './reply';

/** A request that must have its effect once, however often it is sent under its key. */
export interface KeyedRequest {
  readonly key: string;
  /** Method, address and body: another request under the same key is refused. */
  readonly request: { readonly method: string; readonly url: string; readonly body: unknown };
}

export interface KeyedReply {
  readonly reply: RestReply;
  /** Whether the answer was given before and nothing was done now. */
  readonly replayed: boolean;
}

/**
 * What the REST edge needs for `Idempotency-Key`; the composition root fills it. The work runs inside one transaction,
 * with that transaction's context: key, effect, events and the kept answer are there together or not at all. What fails
 * leaves nothing behind, so that its key can be used again.
 */
export interface Idempotency {
  once(
    context: RequestContext,
    request: KeyedRequest,
    work: (transaction: RequestContext) => Promise<RestReply>,
  ): Promise<KeyedReply>;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from '../context';
import { badInput, Failure } from '../shared/failure';
import type { Idempotency, KeyedRequest } from './idempotency';
import type { RestReply } from './reply';

interface UnsafeRequest {
  readonly headers: IncomingHttpHeaders;
  readonly request: KeyedRequest['request'];
}

/** Runs requests that write: with a key once, without one as often as they are sent. */
export class KeyedRequests {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly headerNames: readonly string[],
  ) {}

  async run(
    context: RequestContext,
    { headers, request }: UnsafeRequest,
    work: (context: RequestContext) => Promise<RestReply>,
  ): Promise<RestReply> {
    const key = this.keyOf(headers);
    if (key === undefined) return work(context);
    const { reply, replayed } = await this.idempotency.once(context, { key, request }, work);
    return replayed ? { ...reply, headers: { ...reply.headers, 'idempotency-replayed': 'true' } } : reply;
  }

  /** Refuses a key where it could not be kept, rather than letting a caller rely on it. */
  refuse(headers: IncomingHttpHeaders): void {
    if (this.keyOf(headers) !== undefined)
      throw badInput('idempotencyKey', 'An idempotency key cannot be used with this request.');
  }

  private keyOf(headers: IncomingHttpHeaders): string | undefined {
    const keys = new Set(this.headerNames.flatMap((name) => headers[name] ?? []));
    if (keys.size > 1) throw new Failure('BAD_USER_INPUT', 'Two different idempotency keys were sent.');
    const [key] = keys;
    return key;
  }
}

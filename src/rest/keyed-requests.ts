import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from '../context';
import { Failure } from '../shared/failure';
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

  private keyOf(headers: IncomingHttpHeaders): string | undefined {
    const keys = new Set(this.headerNames.flatMap((name) => headers[name] ?? []));
    if (keys.size > 1) throw new Failure('BAD_USER_INPUT', 'Two different idempotency keys were sent.');
    const [key] = keys;
    return key;
  }
}

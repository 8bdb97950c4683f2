import type { ExecutionResult } from 'graphql';
import type { PreparedOperation } from '../graphql/execute';
import type { FollowedEvents } from '../shared/event-feed';
import type { Session } from './session';

/** A subscription that has been opened: whose it is, and where its events come from. */
export interface OpenedSubscription {
  readonly session: Session;
  /** The operation id that the client has given it. */
  readonly id: string;
  readonly operation: PreparedOperation;
  readonly source: FollowedEvents;
  /** Called once, when it is over for whatever reason. */
  readonly onEnd: () => void;
}

type Step = IteratorResult<ExecutionResult, undefined>;

const DONE: Step = { done: true, value: undefined };

/**
 * One subscription of a group. Its payloads go straight to the socket, as text that all of the group share; the iterator
 * that the protocol holds yields nothing and only tells of the end.
 */
export class GroupedSubscription implements AsyncIterableIterator<ExecutionResult> {
  readonly session: Session;
  readonly operation: PreparedOperation;
  /** Takes it out of the group that it is in. */
  leave: () => void = () => undefined;
  /** Events up to here have been told, or were never wanted. */
  private seen: bigint;
  private source: FollowedEvents | undefined;
  private readonly head: Buffer;
  private readonly onEnd: () => void;
  private readonly over: Promise<Step>;
  private settle!: { resolve: (step: Step) => void; reject: (error: Error) => void };
  private begun = false;
  private ended = false;

  constructor(
    { session, id, operation, source, onEnd }: OpenedSubscription,
    private readonly begin: (subscription: GroupedSubscription) => void,
  ) {
    this.session = session;
    this.operation = operation;
    this.source = source;
    this.onEnd = onEnd;
    this.seen = source.position;
    this.head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    this.over = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  /** Up to where it has been told everything. */
  get position(): bigint {
    return this.seen;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Begins, once the protocol has noted the operation: before that nothing may be said under its id. */
  next(): Promise<Step> {
    if (!this.begun && !this.ended) {
      this.begun = true;
      this.begin(this);
    }
    return this.over;
  }

  return(): Promise<Step> {
    this.end();
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<Step> {
    this.end();
    return Promise.reject(error as Error);
  }

  /** Hands over what it would follow by itself. */
  takeSource(): FollowedEvents | undefined {
    const { source } = this;
    this.source = undefined;
    return source;
  }

  /** Notes that whatever happened up to here has been told. */
  skipTo(position: bigint): void {
    if (position > this.seen) this.seen = position;
  }

  /** Sends the payload of an event and what ends the message, unless it belongs to what was before this subscription. */
  tell(position: bigint, payload: Buffer): void {
    if (position <= this.seen) return;
    this.seen = position;
    this.session.push(this.head, payload);
  }

  /** Ends it; with an error that the client may know, when there is one. */
  end(error?: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.leave();
    void this.takeSource()?.return?.();
    this.onEnd();
    if (error) this.settle.reject(error);
    else this.settle.resolve(DONE);
  }
}

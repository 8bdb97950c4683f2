import type { FollowedEvent, FollowedEvents } from '../shared/event-feed';
import type { EventTail } from './event-tail';

type Step = IteratorResult<FollowedEvent, undefined>;

const DONE: Step = { done: true, value: undefined };

export interface FollowerOptions {
  readonly tail: EventTail;
  /** The position behind which it begins. */
  readonly position: bigint;
  readonly wanted: (event: FollowedEvent) => boolean;
  /** Called once, when it ends. */
  readonly onEnd: () => void;
}

/**
 * One reader of an organization's log. It holds a position and pulls: nothing queues up for a reader that is slow. What
 * the shared tail still has in memory comes from there, anything older in pages from the database. Written out, since a
 * generator that waits for an event cannot be ended before the event comes.
 */
export class EventFollower implements FollowedEvents {
  private reached: bigint;
  /** The position of the event that whoever reads is busy with. */
  private handedOut: bigint | undefined;
  private page: FollowedEvent[] = [];
  private ended = false;
  private turn: Promise<Step> = Promise.resolve(DONE);
  private resume: (() => void) | undefined;

  constructor(private readonly options: FollowerOptions) {
    this.reached = options.position;
  }

  get position(): bigint {
    return this.handedOut === undefined ? this.reached : this.handedOut - 1n;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    return (this.turn = this.turn.then(() => this.advance()));
  }

  return(): Promise<Step> {
    this.end();
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<Step> {
    this.end();
    return Promise.reject(error as Error);
  }

  /** Ends it, also while it waits. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.page = [];
    this.options.onEnd();
    this.resume?.();
  }

  private async advance(): Promise<Step> {
    this.handedOut = undefined;
    while (!this.ended) {
      const event = this.take();
      if (!event) await this.wait();
      else if (this.options.wanted(event)) {
        this.handedOut = event.position;
        return { done: false, value: event };
      }
    }
    return DONE;
  }

  private take(): FollowedEvent | undefined {
    const { tail } = this.options;
    const event = this.page.shift() ?? (this.reached >= tail.oldest ? tail.after(this.reached) : undefined);
    if (event) this.reached = event.position;
    return event;
  }

  private async wait(): Promise<void> {
    const { tail } = this.options;
    let cancel: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      this.resume = resolve;
      if (this.reached < tail.oldest) void this.catchUp(resolve);
      else cancel = tail.whenMore(resolve);
    });
    this.resume = undefined;
    cancel();
  }

  private async catchUp(resume: () => void): Promise<void> {
    const { tail } = this.options;
    const { oldest } = tail;
    try {
      const page = await tail.readPage(this.reached);
      if (page.length === 0) this.reached = oldest;
      if (!this.ended) this.page = page;
      resume();
    } catch {
      // The tail meets the same fault and logs it.
      const cancel = tail.whenReadable(resume);
      if (this.ended) cancel();
    }
  }
}

import type { FollowedEvent } from '../shared/event-feed';

/** Reads events behind a position, oldest first. */
export type ReadEvents = (after: bigint, limit: number) => Promise<FollowedEvent[]>;

export interface TailOptions {
  readonly read: ReadEvents;
  /** The log's last position when the tail begins. */
  readonly head: bigint;
  /** How many events stay in memory at least. */
  readonly size: number;
  readonly onFailure: (error: unknown) => void;
}

const PAGE = 500;

/**
 * The end of one organization's log, shared by all who follow it in this process: whatever happens is read from the
 * database once, not once for each follower. Holds at most twice `size` events.
 */
export class EventTail {
  private events: FollowedEvent[] = [];
  /** All events behind `base` up to `head` are in memory. */
  private base: bigint;
  private lastRead: bigint;
  private reading = false;
  private again = false;
  private readonly waiting = new Set<() => void>();
  private readonly stalled = new Set<() => void>();

  constructor(private readonly options: TailOptions) {
    this.base = options.head;
    this.lastRead = options.head;
  }

  /** The last position that is known. */
  get head(): bigint {
    return this.lastRead;
  }

  /** Followers before this position must read from the database what they have not seen. */
  get oldest(): bigint {
    return this.base;
  }

  /** The first event in memory behind a position. */
  after(position: bigint): FollowedEvent | undefined {
    if (position >= this.lastRead) return undefined;
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as FollowedEvent).position > position) high = middle;
      else low = middle + 1;
    }
    return this.events[low];
  }

  /** Reads events from the database for a follower who is behind what is in memory. */
  readPage(after: bigint): Promise<FollowedEvent[]> {
    return this.options.read(after, PAGE);
  }

  /** Calls back once, as soon as there are further events; returns how to take that back. */
  whenMore(resume: () => void): () => void {
    return held(this.waiting, resume);
  }

  /** Calls back once, as soon as the database answers again; returns how to take that back. */
  whenReadable(resume: () => void): () => void {
    return held(this.stalled, resume);
  }

  /** Looks for further events. Calls while it looks are answered by one more look. */
  wake(): void {
    this.again = true;
    if (!this.reading) void this.look();
  }

  /** Says what the log's last position is, in case that nobody else did. */
  remind(last: bigint): void {
    if (last > this.lastRead) this.wake();
    else release(this.stalled);
  }

  private async look(): Promise<void> {
    this.reading = true;
    try {
      while (this.again) {
        this.again = false;
        const page = await this.options.read(this.lastRead, PAGE);
        if (page.length === PAGE) this.again = true;
        this.append(page);
      }
    } catch (error) {
      this.options.onFailure(error);
    } finally {
      this.reading = false;
    }
  }

  private append(page: readonly FollowedEvent[]): void {
    release(this.stalled);
    const last = page.at(-1);
    if (!last) return;
    this.events.push(...page);
    this.lastRead = last.position;
    if (this.events.length > 2 * this.options.size) {
      const dropped = this.events.length - this.options.size;
      this.base = (this.events[dropped - 1] as FollowedEvent).position;
      this.events = this.events.slice(dropped);
    }
    release(this.waiting);
  }
}

function held(waiting: Set<() => void>, resume: () => void): () => void {
  waiting.add(resume);
  return () => waiting.delete(resume);
}

function release(waiting: Set<() => void>): void {
  const all = [...waiting];
  waiting.clear();
  for (const resume of all) resume();
}

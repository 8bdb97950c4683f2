import type { Log } from '../../database/log';

/** At most one message in so long. */
const PAUSE_MS = 1_000;
/** Counts fall as time goes by, also when nothing comes. */
const IDLE_MS = 10_000;

export interface LiveCounterOptions<T extends object> {
  readonly read: () => Promise<T>;
  /** Calls back when there may be something new; answers what ends that. */
  readonly watch: (listener: () => void) => () => void;
  /** Called when nobody follows any more. */
  readonly onIdle: () => void;
  readonly log: Log;
  readonly pauseMs?: number;
}

type Step<T> = IteratorResult<T, undefined>;

/**
 * One reading for all who follow the same: at once when something comes, but not more than one a second. Who is slow gets
 * the latest reading next, and none in between.
 */
export class LiveCounter<T extends object> {
  private readonly followers = new Set<LiveFollower<T>>();
  private readonly unwatch: () => void;
  private timer: NodeJS.Timeout | undefined;
  private latest: T | undefined;
  private isReading = false;
  private isDue = false;

  constructor(private readonly options: LiveCounterOptions<T>) {
    this.unwatch = options.watch(() => this.wake());
  }

  /** All readings from now on; the first at once. */
  follow(): LiveFollower<T> {
    const follower: LiveFollower<T> = new LiveFollower<T>(() => this.leave(follower));
    this.followers.add(follower);
    if (this.latest) follower.offer(this.latest);
    else this.wake();
    return follower;
  }

  private leave(follower: LiveFollower<T>): void {
    this.followers.delete(follower);
    if (this.followers.size > 0) return;
    this.unwatch();
    clearTimeout(this.timer);
    this.options.onIdle();
  }

  private wake(): void {
    this.isDue = true;
    if (!this.isReading && this.latest === undefined) void this.read();
  }

  private async read(): Promise<void> {
    const { read, log, pauseMs = PAUSE_MS } = this.options;
    clearTimeout(this.timer);
    this.isReading = true;
    this.isDue = false;
    try {
      const reading = await read();
      this.latest = reading;
      for (const follower of this.followers) follower.offer(reading);
    } catch (error) {
      this.isDue = true;
      log.warn({ err: error }, 'what goes on cannot be read yet');
    }
    this.isReading = false;
    if (this.followers.size > 0) this.rest(pauseMs);
  }

  /** Reads again after the pause when something has come, and else some pauses later. */
  private rest(pauseMs: number, idle = 0): void {
    this.timer = setTimeout(() => {
      if (this.isDue || idle >= IDLE_MS) void this.read();
      else this.rest(pauseMs, idle + pauseMs);
    }, pauseMs).unref();
  }
}

/** One who follows. Written out, since the end of a generator that waits would have to wait for the next reading. */
export class LiveFollower<T> implements AsyncIterableIterator<T> {
  private waiting: ((step: Step<T>) => void)[] = [];
  private latest: T | undefined;
  private ended = false;

  constructor(private readonly onEnd: () => void) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Hands over a reading; one that was not taken yet is forgotten. */
  offer(reading: T): void {
    const resume = this.waiting.shift();
    if (resume) resume({ done: false, value: reading });
    else this.latest = reading;
  }

  next(): Promise<Step<T>> {
    const value = this.latest;
    this.latest = undefined;
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    if (value !== undefined) return Promise.resolve({ done: false, value });
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  return(): Promise<Step<T>> {
    if (!this.ended) {
      this.ended = true;
      this.onEnd();
      for (const resume of this.waiting.splice(0)) resume({ done: true, value: undefined });
    }
    return Promise.resolve({ done: true, value: undefined });
  }
}

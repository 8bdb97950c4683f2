import type { Database } from '../database/client';
import type { Log } from '../database/log';
import { badInput, Failure } from '../shared/failure';
import type { EventFeed, FollowedEvents, FollowQuery } from '../shared/event-feed';
import type { Id } from '../shared/id';
import { EventFollower } from './event-follower';
import { EventSignals } from './event-signals';
import { EventTail } from './event-tail';
import { followedEventsAfter, lastPosition, lastPositions } from './event.repository';
import { LogHeads } from './log-heads';
import { openRedisSignals, type RedisSignals, type SignalCarrier } from './redis-signals';

const TAIL_SIZE = 1_000;
const POLL_MS = 2_000;
/** Those who watch all organizations are told at once, and then not again for so long. */
const WATCH_PAUSE_MS = 100;

export type HubDatabase = SignalCarrier & Pick<Database, 'prisma'>;

export interface HubOptions {
  readonly database: HubDatabase;
  readonly log: Log;
  /** Where the news travels; through the database when absent. */
  readonly redisUrl?: string | undefined;
  /** How often the log is looked at, in case that a notification got lost. */
  readonly pollMs?: number;
  /** How many events of an organization stay in memory while somebody follows it. */
  readonly tailSize?: number;
}

/** Where a process follows the event logs of all organizations. */
export interface EventHub extends EventFeed {
  /** What carries words to other processes, for whoever has more to say to them. Closed with the hub. */
  readonly carrier: SignalCarrier;
  /** Wakes all who follow the organization's log, in every process. To be called after the commit. */
  announce(organizationId: Id): void;
  /** How many follow a log right now. */
  followers(): number;
  /** Whether the news travels through Redis at present; undefined when it never does. */
  redisIsReady(): boolean | undefined;
  /** Ends all who follow. */
  close(): Promise<void>;
}

interface Followed {
  readonly tail: EventTail;
  readonly followers: Set<EventFollower>;
}

/**
 * The event log is the only truth; the hub adds nothing but the news that there is more to read. The news comes from this
 * process, from others through Redis or the database's notifications, and, should they fail, from a look every other
 * second.
 */
export function createEventHub(options: HubOptions): EventHub {
  return new LogHub(options);
}

class LogHub implements EventHub {
  readonly carrier: SignalCarrier;
  private readonly followed = new Map<Id, Followed>();
  private readonly redis: RedisSignals | undefined;
  private readonly signals: EventSignals | undefined;
  private readonly heads = new LogHeads((id) => lastPosition(this.options.database.prisma, id));
  private readonly timer: NodeJS.Timeout;
  private readonly watchers = new Set<() => void>();
  /** Whether those who watch know of all that was announced. */
  private toldAll = true;
  private resting: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: HubOptions) {
    const { database, log, redisUrl, pollMs = POLL_MS } = options;
    this.redis = redisUrl === undefined ? undefined : openRedisSignals(redisUrl, log);
    this.carrier = this.redis ?? database;
    this.signals = this.carrier.embedded ? undefined : new EventSignals(this.carrier, log);
    this.timer = setInterval(() => void this.poll(), pollMs).unref();
    void this.listen();
  }

  announce(organizationId: Id): void {
    if (this.closed) return;
    this.followed.get(organizationId)?.tail.wake();
    this.signals?.send(organizationId);
    this.tellWatchers();
  }

  watch(listener: () => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  followers(): number {
    return [...this.followed.values()].reduce((sum, { followers }) => sum + followers.size, 0);
  }

  redisIsReady(): boolean | undefined {
    return this.redis?.isReady;
  }

  async follow(query: FollowQuery): Promise<FollowedEvents> {
    const { organizationId, after, wanted = () => true } = query;
    await this.listen();
    const last = await this.heads.last(organizationId);
    if (this.closed) throw new Failure('UNAVAILABLE', 'The gateway is shutting down.');
    if (after !== 'now' && after > last) throw badInput('since', 'This is not a cursor of a change.');
    const { tail, followers } = this.followedOf(organizationId, last);
    const follower = new EventFollower({
      tail,
      position: after === 'now' ? last : after,
      wanted,
      onEnd: () => {
        followers.delete(follower);
        if (followers.size === 0) this.followed.delete(organizationId);
      },
    });
    followers.add(follower);
    return follower;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    clearTimeout(this.resting);
    for (const { followers } of this.followed.values()) for (const follower of followers) follower.end();
    await this.signals?.close();
    this.redis?.close();
  }

  private followedOf(organizationId: Id, head: bigint): Followed {
    const present = this.followed.get(organizationId);
    if (present) return present;
    const { database, log, tailSize: size = TAIL_SIZE } = this.options;
    const read = (after: bigint, limit: number) =>
      followedEventsAfter(database.prisma, { organizationId, after, limit });
    const onFailure = (error: unknown) => log.warn({ err: error, organizationId }, 'events cannot be read yet');
    const added = { tail: new EventTail({ read, head, size, onFailure }), followers: new Set<EventFollower>() };
    this.followed.set(organizationId, added);
    // What was announced between the reading of the head and now has found nobody.
    added.tail.wake();
    return added;
  }

  private tellWatchers(): void {
    this.toldAll = this.resting === undefined;
    if (!this.toldAll || this.closed) return;
    for (const listener of this.watchers) listener();
    this.resting = setTimeout(() => {
      this.resting = undefined;
      if (!this.toldAll) this.tellWatchers();
    }, WATCH_PAUSE_MS).unref();
  }

  private async listen(): Promise<void> {
    await this.signals?.listen((organizationId) => {
      this.tellWatchers();
      if (organizationId === null) void this.poll();
      else this.followed.get(organizationId)?.tail.wake();
    });
  }

  private async poll(): Promise<void> {
    if (this.followed.size === 0 || this.closed) return;
    void this.listen();
    try {
      const positions = await lastPositions(this.options.database.prisma, [...this.followed.keys()]);
      for (const [organizationId, { tail }] of this.followed) tail.remind(positions.get(organizationId) ?? 0n);
    } catch (error) {
      this.options.log.warn({ err: error }, 'event positions cannot be read yet');
    }
  }
}

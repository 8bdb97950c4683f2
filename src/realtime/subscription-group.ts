import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { RequestContext } from '../context';
import { maskError } from '../graphql/errors';
import { executeOperation } from '../graphql/execute';
import type { FollowedEvent, FollowedEvents } from '../shared/event-feed';
import { TOO_SLOW } from './close';
import type { GroupedSubscription } from './grouped-subscription';

/** How long a group waits for clients none of whom reads. */
const STALL_MS = 5_000;

export interface GroupOptions {
  readonly source: FollowedEvents;
  /** The context in which the next event is answered; nothing must be remembered in it. */
  readonly renew: (context: RequestContext) => Promise<RequestContext>;
  /** Called before each event: the group may take others in, or be taken in itself. */
  readonly onEvent: () => void;
  /** Called once, when nobody is left or nothing more can come. */
  readonly onEnd: () => void;
}

/**
 * Equal subscriptions that stand at the same place of the log: each event is executed and serialised once for all of
 * them. It goes no faster than the fastest of its clients reads; one who is too far behind the others loses its socket.
 */
export class SubscriptionGroup {
  private readonly members = new Set<GroupedSubscription>();
  /** The position of the last event that was told. */
  private told: bigint;
  private ended = false;
  private resume: (() => void) | undefined;

  constructor(private readonly options: GroupOptions) {
    this.told = options.source.position;
  }

  get size(): number {
    return this.members.size;
  }

  /** Everything up to here has been told, and nothing behind it. */
  get passed(): bigint {
    const { position } = this.options.source;
    return position > this.told ? position : this.told;
  }

  /** Takes in a subscription that has been told everything up to where the group stands, or more. */
  add(member: GroupedSubscription): void {
    this.members.add(member);
    this.resume?.();
    member.leave = () => {
      this.members.delete(member);
      if (this.members.size === 0) this.stop();
    };
  }

  /** Takes in all of a group that stands at the same place. */
  absorb(other: SubscriptionGroup): void {
    for (const member of other.members) {
      member.skipTo(other.passed);
      this.add(member);
    }
    other.members.clear();
    other.stop();
  }

  /** Tells of events until there are no more, or nobody is left. */
  async run(): Promise<void> {
    const { source, onEvent } = this.options;
    try {
      for (;;) {
        const { value: event, done } = await source.next();
        if (done || this.ended) break;
        onEvent();
        const spokesman = this.firstOpen();
        if (this.ended || !spokesman) break;
        const payload = await this.payloadOf(event, spokesman);
        this.told = event.position;
        await this.tell(event, payload);
      }
      this.stop();
    } catch (error) {
      this.stop(error as Error);
    }
  }

  private stop(error?: Error): void {
    if (this.ended) return;
    this.ended = true;
    for (const member of this.members) member.end(error);
    void this.options.source.return?.();
    this.options.onEnd();
  }

  /** Executes in the name of one who is still there. */
  private async payloadOf(event: FollowedEvent, { operation }: GroupedSubscription): Promise<Buffer> {
    try {
      const context = await this.options.renew(operation.context);
      return printPayload(await executeOperation({ ...operation, context, rootValue: event }));
    } catch (error) {
      throw maskError(error, operation.context);
    }
  }

  private firstOpen(): GroupedSubscription | undefined {
    for (const member of this.members) if (member.session.isOpen) return member;
    return undefined;
  }

  private async tell({ position }: FollowedEvent, payload: Buffer): Promise<void> {
    let anyDrained = false;
    for (const member of this.members) {
      member.tell(position, payload);
      if (!member.session.isOpen) member.end();
      else anyDrained = anyDrained || member.session.isDrained;
    }
    // Clients must be read from and written to between two events, however many wait to be told.
    if (anyDrained) await nextTurn();
    else if (this.members.size > 0) await this.untilDrained();
  }

  /** Waits for the first client who has read what was sent; if none of them reads, all lose their sockets. */
  private async untilDrained(): Promise<void> {
    const abort = new AbortController();
    const stalled = sleep(STALL_MS, true, { ref: false, signal: abort.signal }).catch(() => false);
    const cancels: (() => void)[] = [];
    const drained = new Promise<boolean>((resolve) => {
      this.resume = () => resolve(false);
      for (const { session } of this.members) cancels.push(session.whenDrained(this.resume));
    });
    const nobodyReads = await Promise.race([drained, stalled]);
    this.resume = undefined;
    abort.abort();
    for (const cancel of cancels) cancel();
    if (!nobodyReads) return;
    for (const member of this.members) {
      member.session.close(TOO_SLOW);
      member.end();
    }
  }
}

/** The payload as the protocol prints it, and the end of the message that it stands in. */
function printPayload({ errors, ...result }: ExecutionResult): Buffer {
  return Buffer.from(`${JSON.stringify({ ...result, ...(errors ? { errors } : {}) })}}`);
}

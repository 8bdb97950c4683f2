import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import { gather } from '../../shared/gather';
import type { Id } from '../../shared/id';
import { Slots } from '../../shared/slots';
import type { WebhookFormats, WebhookMessage } from '../../shared/webhook-format';
import { skipDelivery } from './webhook-delivery.repository';
import { fanOut } from './webhook-fan-out.service';
import { type Attempted, settleAttempt } from './webhook-outcome.service';
import {
  claimLanes,
  type ClaimedLane,
  type DueEndpoint,
  dueEndpoints,
  endLane,
  releaseLane,
} from './webhook-queue.repository';
import { type Head, type LaneState, nextOfLanes, recordArrivals } from './webhook-lane.repository';
import { whenAborted } from './webhook-patience';
import { type Answer, type Lookup, WebhookSender } from './webhook-sender';

/** Requests that one process has under way at once, in all and to one endpoint. */
const MAX_SENDING = 64;
const MAX_SENDING_TO_ENDPOINT = 8;
/** Lanes of one endpoint that one process takes: some wait, so that work is looked for less often. */
const MAX_LANES_AN_ENDPOINT = 32;
const MAX_LANES = 256;
/** What comes within a few milliseconds is one statement. */
const TOGETHER = { most: MAX_SENDING, lingerMs: 4 };
/** A claim is longer than any attempt: who has not said anything for so long is gone. */
const CLAIM_MS = 60_000;
const POLL_MS = 1000;

export interface DispatcherOptions {
  readonly parts: ContextParts;
  readonly formats: WebhookFormats;
  /** How far organizations' clocks are ahead, in milliseconds. */
  readonly clockOffsetOf: (organizationId: Id) => Promise<number | undefined>;
  readonly lookup?: Lookup;
  readonly random?: () => number;
  /** How often is looked for work that nobody has announced. */
  readonly pollMs?: number;
}

/**
 * Tells endpoints of what stands in the event log. All that is known of the work is in the database: any number of
 * processes can do it on one, and what one of them leaves undone, another takes up when its claim has run out.
 */
export class WebhookDispatcher {
  private readonly sender: WebhookSender;
  private readonly working = new Map<ClaimedLane, Promise<void>>();
  private readonly sending = new Slots(MAX_SENDING);
  private readonly sendingTo = new Map<Id, Slots>();
  private readonly nextOf: (lane: ClaimedLane) => Promise<LaneState | undefined>;
  private readonly recordArrival: Attempted['recordArrival'];
  private readonly ending = new AbortController();
  private readonly unwatch: () => void;
  private readonly timer: NodeJS.Timeout;
  private round: Promise<unknown> | undefined;
  private again = false;

  constructor(private readonly options: DispatcherOptions) {
    const { parts, lookup, pollMs = POLL_MS } = options;
    this.nextOf = gather((lanes) => nextOfLanes(parts.db, lanes, this.claim().until), TOGETHER);
    this.recordArrival = gather((arrivals) => recordArrivals(parts.db, arrivals), TOGETHER);
    this.sender = new WebhookSender({
      allowPrivate: parts.webhookAllowPrivate ?? false,
      ...(lookup ? { lookup } : {}),
    });
    setMaxListeners(0, this.ending.signal);
    this.unwatch = parts.events.watch(() => this.wake());
    this.timer = setInterval(() => this.wake(), pollMs).unref();
    this.wake();
  }

  /** Looks for work, soon. */
  wake(): void {
    if (this.ending.signal.aborted) return;
    this.again = true;
    this.round ??= this.rounds().finally(() => {
      this.round = undefined;
    });
  }

  /** Resolves when nothing is left that is due; for tests and for commands. */
  async settled(): Promise<void> {
    do {
      this.wake();
      await this.round;
      await Promise.all(this.working.values());
    } while (this.round !== undefined || this.again || this.working.size > 0);
  }

  /** Takes up nothing further. What is on its way may arrive; after a while it is broken off and left to others. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.unwatch();
    this.ending.abort();
    await this.round;
    await Promise.all(this.working.values());
    this.sender.close();
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.ending.signal.aborted) {
      this.again = false;
      try {
        const { parts, formats } = this.options;
        await fanOut({ ...parts, formats });
        await this.takeUp();
      } catch (error) {
        this.options.parts.log.warn({ err: error }, 'webhooks cannot be looked after yet');
      }
    }
  }

  /** Takes as many lanes as there is room for. */
  private async takeUp(): Promise<void> {
    const { db, clock } = this.options.parts;
    if (this.working.size >= MAX_LANES) return;
    for (const endpoint of await dueEndpoints(db, clock.now())) {
      const { organizationId, id: endpointId } = endpoint;
      const limit = Math.min(MAX_LANES_AN_ENDPOINT - this.busyWith(endpointId), MAX_LANES - this.working.size);
      if (limit <= 0) continue;
      const claim = randomUUID();
      const lanes = await claimLanes(db, { organizationId, endpointId }, { ...this.claim(), claim, limit });
      for (const lane of lanes) this.start(endpoint, { organizationId, endpointId, lane, claim });
    }
  }

  private busyWith(endpointId: Id): number {
    return [...this.working.keys()].filter((lane) => lane.endpointId === endpointId).length;
  }

  private claim() {
    const now = this.options.parts.clock.now();
    return { now, until: new Date(now.getTime() + CLAIM_MS) };
  }

  private start(endpoint: DueEndpoint, lane: ClaimedLane): void {
    const to = this.sendingTo.get(endpoint.id) ?? new Slots(MAX_SENDING_TO_ENDPOINT);
    this.sendingTo.set(endpoint.id, to);
    const work = to
      .within(() => this.sending.within(() => this.work(endpoint, lane)))
      .catch((error: unknown) =>
        this.options.parts.log.warn({ err: error, ...lane }, 'a webhook is left until its claim runs out'),
      )
      .finally(() => {
        this.working.delete(lane);
        const left = this.busyWith(endpoint.id);
        if (left === 0) this.sendingTo.delete(endpoint.id);
        // Several are taken at once, rather than one for each that ends.
        if (left <= MAX_SENDING_TO_ENDPOINT) this.wake();
      });
    this.working.set(lane, work);
  }

  /** Sends what waits in a lane, one after the other, for as long as it is taken. */
  private async work(endpoint: DueEndpoint, lane: ClaimedLane): Promise<void> {
    const { db, clock } = this.options.parts;
    const context = await this.contextOf(lane.organizationId);
    for (;;) {
      const state = await this.nextOf(lane);
      if (!state) return;
      if (!state.head && (await endLane(db, lane, state.lastNumber))) return;
      // It was taken for an endpoint as that was then; what has been changed since is looked at anew.
      const isAsTaken = state.active && state.version === endpoint.version;
      if (!isAsTaken || this.ending.signal.aborted) return releaseLane(db, lane, clock.now());
      if (state.head && !(await this.deliver(context, { endpoint, lane, head: state.head }))) return;
    }
  }

  /** Answers whether the lane goes on. */
  private async deliver(context: RequestContext, task: Task): Promise<boolean> {
    const { db, clock } = this.options.parts;
    const { endpoint, lane, head } = task;
    const at = clock.now();
    const attempted = { ...task, random: (this.options.random ?? Math.random)(), recordArrival: this.recordArrival };
    const message = await this.messageOf(task, at).catch((error: unknown) => {
      context.log.error({ err: error, ...lane, event: head.name }, 'a webhook could not be made');
      return 'fault' as const;
    });
    if (message === 'fault') return settleAttempt(context, { ...attempted, at, answer: NOT_MADE, isOwnFault: true });
    if (!message) {
      await skipDelivery(db, { ...lane, id: head.id }, at);
      return true;
    }
    const answer = await this.send(endpoint, message);
    if (answer) return settleAttempt(context, { ...attempted, at: clock.now(), answer, isOwnFault: false });
    await releaseLane(db, lane, clock.now());
    return false;
  }

  /** Answers nothing when it was broken off because the work is to end. */
  private async send({ url, format }: DueEndpoint, message: WebhookMessage): Promise<Answer | undefined> {
    const { timeoutMs } = this.options.formats[format];
    const patience = new AbortController();
    const ended = whenAborted(this.ending.signal, patience);
    const answer = await this.sender.send({ url, message, timeoutMs, signal: patience.signal });
    ended.forget();
    return patience.signal.aborted ? undefined : answer;
  }

  private messageOf({ endpoint, head }: Task, at: Date): Promise<WebhookMessage | undefined> {
    const { organizationId, secret, previousSecret, previousSecretUntil, fields } = endpoint;
    const isOverlap = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > at;
    return this.options.formats[endpoint.format].message({
      organizationId,
      event: head.event,
      name: head.name,
      messageId: head.messageId,
      deliveryId: head.id,
      at,
      secrets: [secret, isOverlap ? previousSecret : null].filter((each) => each !== null),
      fields,
    });
  }

  /** The gateway at its own work inside an organization; attempts are dated by the machine's time. */
  private async contextOf(organizationId: Id): Promise<RequestContext> {
    const clockOffsetMs = BigInt((await this.options.clockOffsetOf(organizationId)) ?? 0);
    const viewer = systemViewer({ id: organizationId, clockOffsetMs });
    return createContext(this.options.parts, { viewer, requestId: randomUUID(), dialect: 'system' });
  }
}

const NOT_MADE: Answer = {
  status: null,
  error: 'The message could not be made.',
  excerpt: null,
  retryAfter: undefined,
  durationMs: 0,
};

interface Task {
  readonly endpoint: DueEndpoint;
  readonly lane: ClaimedLane;
  readonly head: Head;
}

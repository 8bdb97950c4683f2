import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import { messagingOf } from '../../shared/messaging';
import type { MailingKind } from './mailing.kinds';
import { type MailingUnderWay, mailingsUnderWay } from './mailing.repository';
import { endMailing, gatherMembers, type MailingOwner } from './mailing.service';
import { MessageBatch, type SendingSettings } from './message-batch';
import type { MessageMaker } from './message-content';
import { MessageLinks } from './message-links';

const MINUTE = 60_000;
/** How long a mailing that failed is left alone. */
const FAILED_PAUSE_MS = 30_000;

/** What is used where a dispatcher is given nothing else. */
const DEFAULTS = {
  leaseMs: 15_000,
  batchSize: 50,
  retryDelaysMs: [MINUTE / 2, 2 * MINUTE, 10 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE],
  pollMs: 1_000,
  pauseMs: 5_000,
};

export interface MessageDispatcherOptions extends Partial<Omit<SendingSettings, 'transports' | 'lanes'>> {
  readonly parts: ContextParts;
  readonly transports: SendingSettings['transports'];
  /** Begins what is due to be begun. */
  readonly begin: (parts: ContextParts) => Promise<void>;
  /** What mailings are sent for, by their kind. */
  readonly owners: Readonly<Record<MailingKind, MailingOwner>>;
  /** How often is looked for work that nobody has announced. */
  readonly pollMs?: number;
  /** How long nothing is sent on a way on which nobody can be reached. */
  readonly pauseMs?: number;
}

/**
 * Sends the messages of all mailings, a few of each in turn. All that is known of the work is in the database: any number
 * of processes can do it on one, and what one of them leaves undone, another takes up when its claim has run out.
 */
export class MessageDispatcher {
  private readonly settings: SendingSettings;
  private readonly links: Promise<MessageLinks>;
  /** Until when nothing is sent, by ways and by the ids of mailings. */
  private readonly pauses = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;
  private round: Promise<void> | undefined;
  private again = false;
  private ending = false;

  constructor(private readonly options: MessageDispatcherOptions) {
    const { parts, transports, pollMs = DEFAULTS.pollMs } = options;
    this.settings = { ...DEFAULTS, ...options, transports, lanes: messagingOf(parts).smtpConnections };
    this.links = MessageLinks.of(parts);
    this.links.catch(() => undefined);
    // Not at every event of the log: nobody waits for a mail by the millisecond.
    this.timer = setInterval(() => this.wake(), pollMs).unref();
    this.wake();
  }

  /** Looks for work, soon. */
  wake(): void {
    if (this.ending) return;
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
    } while (this.round !== undefined || this.again);
  }

  /** Begins nothing further. What is being handed over is waited for; the rest is left to others. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.ending = true;
    await this.round;
    for (const transport of Object.values(this.settings.transports)) transport.close();
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.ending) {
      this.again = false;
      const { parts, begin } = this.options;
      try {
        await begin(parts);
        for (const mailing of await mailingsUnderWay(parts.db))
          if (!this.ending && (await this.tryToAdvance(mailing))) this.again = true;
      } catch (error) {
        parts.log.warn({ err: error }, 'messages cannot be looked after yet');
      }
    }
  }

  /** One mailing that cannot be looked after waits for a while and keeps no other from being sent. */
  private async tryToAdvance(mailing: MailingUnderWay): Promise<boolean> {
    const { id, organizationId } = mailing;
    if (this.isPaused(id)) return false;
    try {
      return await this.advance(mailing);
    } catch (error) {
      this.pauses.set(id, performance.now() + FAILED_PAUSE_MS);
      const { log } = this.options.parts;
      log.warn({ err: error, mailing: id, organizationId }, 'a mailing cannot be looked after yet');
      return false;
    }
  }

  /** Does a little of a mailing; answers whether there may be more to do at once. */
  private async advance(mailing: MailingUnderWay): Promise<boolean> {
    const context = this.contextOf(mailing);
    if (mailing.status === 'OPEN') {
      if (!mailing.gatheredAt) await gatherMembers(context, mailing);
      const { taken, unreachable } = await MessageBatch.send(await this.batchParts(context, mailing), this.ways());
      this.pause(unreachable);
      if (taken > 0 || !mailing.gatheredAt) return true;
    }
    await endMailing(context, mailing, this.options.owners[mailing.kind]);
    return false;
  }

  private async batchParts(context: RequestContext, mailing: MailingUnderWay) {
    const messaging = messagingOf(this.options.parts);
    const maker: MessageMaker = {
      messaging,
      links: await this.links,
      content: mailing,
      title: mailing.organization.title,
    };
    return { context, mailing, maker, settings: this.settings, isEnding: () => this.ending };
  }

  /** The ways that are not known to lead nowhere at the moment. */
  private ways(): string[] {
    return Object.keys(this.settings.transports).filter((way) => !this.isPaused(way));
  }

  private isPaused(key: string): boolean {
    return (this.pauses.get(key) ?? 0) > performance.now();
  }

  private pause(ways: ReadonlySet<string>): void {
    const { pauseMs = DEFAULTS.pauseMs } = this.options;
    for (const way of ways) this.pauses.set(way, performance.now() + pauseMs);
  }

  /** The gateway at its own work inside an organization, on that organization's clock. */
  private contextOf({ organization }: MailingUnderWay): RequestContext {
    const viewer = systemViewer(organization);
    return createContext(this.options.parts, { viewer, requestId: randomUUID(), dialect: 'system' });
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestContext } from '../../context';
import { Failure } from '../../shared/failure';
import type { MailingRow } from './mailing.repository';
import { makeMessage, type MessageMaker } from './message-content';
import {
  claimMessages,
  type ClaimedMessage,
  type MessageClaim,
  type MessageOutcome,
  releaseClaim,
  renewClaim,
  type SettledMessage,
  settleAndBegin,
} from './message-queue.repository';
import { type HandoverResult, type MessageTransports, wordsOf } from './message-transport';

/** How the sending of one process goes about it. */
export interface SendingSettings {
  readonly transports: MessageTransports;
  /** How many messages are under way at once. */
  readonly lanes: number;
  /** How long after its last sign of life what a process has claimed is left to others. */
  readonly leaseMs: number;
  /** How long is waited after the first, second, … attempt that failed; after the last one there is no other. */
  readonly retryDelaysMs: readonly number[];
  readonly batchSize: number;
}

/** What a batch is sent with. */
export interface BatchParts {
  readonly context: RequestContext;
  readonly mailing: MailingRow;
  readonly maker: MessageMaker;
  readonly settings: SendingSettings;
  /** Whether nothing further is to be begun. */
  readonly isEnding: () => boolean;
}

/** What a batch came to. */
export interface BatchResult {
  readonly taken: number;
  /** The ways on which nobody could be reached. */
  readonly unreachable: ReadonlySet<string>;
}

const UNREACHABLE_RETRY_MS = 5_000;
const UNREACHABLE_RETRY_MAX_MS = 600_000;
/** About two days of the pauses above. */
const UNREACHABLE_ATTEMPTS = 300;
const WRITE_ATTEMPTS = 20;
const WRITE_PAUSE_MS = 500;

/** Some messages of a mailing that this process alone sends, one after the other in each of a few lanes. */
export class MessageBatch {
  private readonly unreachable = new Set<string>();
  private readonly claim: MessageClaim;
  private waiting: ClaimedMessage[] = [];
  /** Whether some of it was not to be begun any more. */
  private isCutShort = false;

  private constructor(private readonly parts: BatchParts) {
    const { mailing, settings } = parts;
    this.claim = { mailing, claim: randomUUID(), leaseMs: settings.leaseMs };
  }

  /** Takes what is due, if anything is, and sends it. */
  static async send(parts: BatchParts, channels: readonly string[]): Promise<BatchResult> {
    const batch = new MessageBatch(parts);
    const { context, settings } = parts;
    batch.waiting = await claimMessages(context.db, batch.claim, { channels, limit: settings.batchSize });
    const taken = batch.waiting.length;
    if (taken > 0) await batch.work();
    return { taken, unreachable: batch.unreachable };
  }

  private async work(): Promise<void> {
    const { context, settings } = this.parts;
    const heartbeat = setInterval(() => void this.renew(), settings.leaseMs / 3);
    try {
      await Promise.all(Array.from({ length: settings.lanes }, () => this.lane()));
    } finally {
      clearInterval(heartbeat);
    }
    if (this.waiting.length > 0 || this.isCutShort) await releaseClaim(context.db, this.claim);
  }

  private async renew(): Promise<void> {
    const { context } = this.parts;
    await renewClaim(context.db, this.claim).catch((error: unknown) =>
      context.log.warn({ err: error }, 'a claim of messages could not be renewed'),
    );
  }

  private async lane(): Promise<void> {
    let settled: SettledMessage | undefined;
    for (;;) {
      const next = this.next();
      if (!next && !settled) return;
      const isSkipped = Boolean(next?.skipReason);
      const isMine = await this.write(settled, isSkipped ? undefined : next);
      settled = undefined;
      if (!next) return;
      if (isMine || isSkipped) settled = await this.handOver(next);
      else this.isCutShort = true;
    }
  }

  private next(): ClaimedMessage | undefined {
    if (this.parts.isEnding() || this.unreachable.size > 0) return undefined;
    return this.waiting.shift();
  }

  /** What has been handed over must be written down: it is tried again while the database is away for a moment. */
  private async write(settled: SettledMessage | undefined, next: ClaimedMessage | undefined): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await settleAndBegin(this.parts.context.db, this.claim, { settled, next: next?.id });
      } catch (error) {
        if (attempt === WRITE_ATTEMPTS || error instanceof Failure) throw error;
        this.parts.context.log.warn({ err: error }, 'the outcome of a message is written again');
        await sleep(WRITE_PAUSE_MS);
      }
    }
  }

  private async handOver(message: ClaimedMessage): Promise<SettledMessage> {
    const { context } = this.parts;
    const outcome: MessageOutcome = message.skipReason
      ? { status: 'SKIPPED', skipReason: message.skipReason }
      : this.outcomeOf(message, await this.transmit(message));
    return { id: message.id, outcome, at: context.clock.now() };
  }

  private async transmit({ id, memberId, channel, email }: ClaimedMessage): Promise<HandoverResult> {
    const { context, maker, settings } = this.parts;
    const { organizationId } = this.parts.mailing;
    try {
      const message = makeMessage(maker, { organizationId, id, email, channel });
      const handover = { memberId, message, content: maker.content, title: maker.title };
      return await settings.transports[channel].send(context, handover);
    } catch (error) {
      // A message that cannot be made uses up its attempts, as any other that does not leave.
      return { kind: 'again', error: wordsOf(error) };
    }
  }

  private outcomeOf({ channel, attempts }: ClaimedMessage, result: HandoverResult): MessageOutcome {
    if (result.kind === 'done') return result.outcome;
    const { error, isUnreachable = false } = result;
    if (isUnreachable) this.unreachable.add(channel);
    const retryMs = isUnreachable ? unreachableRetryMs(attempts) : this.parts.settings.retryDelaysMs[attempts];
    return retryMs === undefined ? { status: 'FAILED', error } : { status: 'PENDING', error, retryMs };
  }
}

/** How long a message waits when nobody could be reached, by how often it was tried before; nothing when it was enough. */
function unreachableRetryMs(attempts: number): number | undefined {
  if (attempts + 1 >= UNREACHABLE_ATTEMPTS) return undefined;
  return Math.min(UNREACHABLE_RETRY_MS * 2 ** attempts, UNREACHABLE_RETRY_MAX_MS);
}

import type { Log } from '../database/log';
import type { SignalCarrier } from './redis-signals';

/** The channel on which processes tell each other whose log has grown; the payload is the organization's id. */
export const EVENT_CHANNEL = 'gateway_events';

/** Told whose log has grown, or null when that may be so for anybody. */
export type OnSignal = (organizationId: string | null) => void;

/**
 * Carries the news that an organization's log has grown to the other processes on the database, through the database or
 * through Redis. Best effort: what gets lost is found by looking at the log from time to time.
 */
export class EventSignals {
  private readonly unsent = new Set<string>();
  private sending: Promise<void> | undefined;
  private listening: Promise<(() => Promise<void>) | undefined> | undefined;

  constructor(
    private readonly carrier: SignalCarrier,
    private readonly log: Log,
  ) {}

  /** Listens, unless it does already. Never fails: asked again, it tries again. */
  async listen(onSignal: OnSignal): Promise<void> {
    this.listening ??= this.carrier.listen(EVENT_CHANNEL, onSignal).catch((error: unknown) => {
      this.log.warn({ err: error }, 'cannot listen for events of other processes yet');
      this.listening = undefined;
      return undefined;
    });
    await this.listening;
  }

  /** Tells the other processes. Calls while one is under way are put together. */
  send(organizationId: string): void {
    this.unsent.add(organizationId);
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
  }

  /** Stops listening, after what was to be said has been said. */
  async close(): Promise<void> {
    await this.sending;
    const unlisten = await this.listening;
    await unlisten?.().catch((error: unknown) =>
      this.log.info({ err: error }, 'the channel was lost before it was left'),
    );
  }

  private async sendAll(): Promise<void> {
    // A Set's iterator also meets what is added while it runs.
    for (const organizationId of this.unsent) {
      this.unsent.delete(organizationId);
      try {
        await this.carrier.notify(EVENT_CHANNEL, organizationId);
      } catch (error) {
        this.log.warn({ err: error }, 'other processes could not be told of events');
      }
    }
  }
}

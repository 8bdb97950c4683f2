import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { Channels, type Unlisten } from './channels';
import type { Log } from './log';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const CHECK_EVERY_MS = 30_000;

/**
 * One connection that listens for all channels of a process. When it is lost it is opened again, for as long as it
 * takes, and every listener is told that it may have missed something.
 */
export class Listener {
  private readonly channels = new Channels();
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private closed = false;
  private check: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: ClientConfig,
    private readonly log: Log,
  ) {}

  /** Calls back for every notification on the channel, and with null after a gap; returns how to stop. */
  async listen(channel: string, onPayload: (payload: string | null) => void): Promise<Unlisten> {
    const isNew = this.channels.add(channel, onPayload);
    if (this.client) {
      if (isNew) await this.client.query(`LISTEN ${this.client.escapeIdentifier(channel)}`);
    } else {
      await (this.connecting ??= this.connect());
    }
    return async () => {
      if (this.channels.remove(channel, onPayload)) {
        await this.client?.query(`UNLISTEN ${this.client.escapeIdentifier(channel)}`);
      }
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.check);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client(this.config);
    const lost = (error?: Error) => this.lost(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ channel, payload }) => this.channels.deliver(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.channels.names()) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      this.connecting = undefined;
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    this.connecting = undefined;
    this.watch(client);
  }

  /** A connection whose other end vanished stays silent for ever unless something is sent. */
  private watch(client: Client): void {
    clearInterval(this.check);
    this.check = setInterval(() => {
      client.query('SELECT 1').catch((error: Error) => {
        this.lost(client, error);
        void client.end().catch(() => undefined);
      });
    }, CHECK_EVERY_MS);
    this.check.unref();
  }

  private lost(client: Client, error?: Error): void {
    if (this.client !== client || this.closed) return;
    this.client = undefined;
    this.log.warn({ err: error }, 'the listening database connection was lost');
    this.connecting = this.reconnect();
  }

  private async reconnect(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !this.closed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { ref: false });
      try {
        await this.connect();
        this.channels.deliverGap();
        return;
      } catch (error) {
        this.log.warn({ err: error }, 'listening could not be resumed yet');
      }
    }
  }
}

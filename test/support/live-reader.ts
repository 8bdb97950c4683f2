import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Frame } from './socket';

const PAUSE_MS = 100;

export interface LiveReaderOptions {
  /** The websocket addresses of gateway processes, tried in turn. */
  readonly urls: readonly string[];
  readonly token: string;
  /** Which address is tried first. */
  readonly place: number;
}

const DOCUMENT = 'subscription ($since: String) { engagementAlerts(since: $since) { cursor engagementAlert { id } } }';

interface Payload {
  readonly errors?: readonly unknown[];
  readonly data?: {
    readonly engagementAlerts: { readonly cursor: string };
  };
}

/** A client as it should be: follows alerts, and whatever happens comes back and resumes behind the last cursor. */
export class LiveReader {
  /** The cursors of the changes, in the order in which they came. */
  readonly seen: string[] = [];
  /** The same without order. */
  readonly known = new Set<string>();
  /** How often it had to come back. */
  returns = -1;
  /** Whether it follows at present, as far as it can tell. */
  isOpen = false;
  private socket: WebSocket | undefined;
  private stopped = false;

  constructor(private readonly options: LiveReaderOptions) {
    void this.readOn();
  }

  stop(): void {
    this.stopped = true;
    this.socket?.terminate();
  }

  private async readOn(): Promise<void> {
    const { urls, place } = this.options;
    for (let turn = place; !this.stopped; turn += 1) {
      this.returns += 1;
      await this.readFrom(urls[turn % urls.length] as string);
      this.isOpen = false;
      await sleep(PAUSE_MS, undefined, { ref: false });
    }
  }

  /** Resolves when the connection is over. */
  private readFrom(url: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url, 'graphql-transport-ws');
      this.socket = socket;
      const say = (message: object) => socket.send(JSON.stringify(message));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.on('open', () =>
        say({ type: 'connection_init', payload: { authorization: `Bearer ${this.options.token}` } }),
      );
      socket.on('message', (data) => {
        const { type, payload } = JSON.parse(String(data)) as Frame;
        if (type === 'connection_ack') {
          say({ type: 'subscribe', id: '1', payload: { query: DOCUMENT, variables: { since: this.seen.at(-1) } } });
          this.isOpen = true;
        } else if (type !== 'next' || !this.take(payload as Payload)) socket.terminate();
      });
    });
  }

  private take({ data }: Payload): boolean {
    if (!data) return false;
    this.seen.push(data.engagementAlerts.cursor);
    this.known.add(data.engagementAlerts.cursor);
    return true;
  }
}

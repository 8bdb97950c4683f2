import { createRedisEventTarget } from '@graphql-yoga/redis-event-target';
import { type Command, Redis, type RedisOptions } from 'ioredis';
import { Channels, type OnPayload, type Unlisten } from '../database/channels';
import type { Log } from '../database/log';
import { within } from '../shared/within';

const LONGEST_PAUSE_MS = 1_000;
const CONNECT_MS = 2_000;
const DISCONNECT_MS = 200;
const CHECK_EVERY_MS = 5_000;
const ANSWER_MS = 2_000;

/** What carries a word from one process to the others, at most once and to those who listen at that moment. */
export interface SignalCarrier {
  /** True when there is no other process to hear it. */
  readonly embedded: boolean;
  /** Calls back for each word on the channel, and with null when some may have been missed. */
  listen(channel: string, onPayload: OnPayload): Promise<Unlisten>;
  /** Says a word on the channel. */
  notify(channel: string, payload: string): Promise<void>;
}

/** The carrier over Redis, which may go away and come back at any time. */
export interface RedisSignals extends SignalCarrier {
  /** Whether words get through at present. */
  readonly isReady: boolean;
  close(): void;
}

/** The event target leaves the answers to its commands alone; here the last one can be looked at. */
class AnsweringRedis extends Redis {
  lastAnswer: Promise<unknown> = Promise.resolve();

  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const [command] = sent as [Command];
    this.lastAnswer = command.promise;
    // A command that fails is a word that is lost, which must not end the process.
    command.promise.catch(() => undefined);
    return super.sendCommand(...sent);
  }
}

/** Opens the two connections of a process: one that speaks, one that listens. Never fails, and never gives up. */
export function openRedisSignals(url: string, log: Log): RedisSignals {
  return new ReconnectingSignals(url, log);
}

class ReconnectingSignals implements RedisSignals {
  readonly embedded = false;
  private readonly speaking: AnsweringRedis;
  private readonly listening: AnsweringRedis;
  private readonly target: ReturnType<typeof createRedisEventTarget<CustomEvent<string>>>;
  private readonly channels = new Channels();
  private readonly onWord = ({ type, detail }: CustomEvent<string>) => this.channels.deliver(type, detail);
  private readonly check: NodeJS.Timeout;
  private closed = false;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    // What cannot be said at the second attempt is lost: who listens looks at the log from time to time.
    this.speaking = this.connect(url, { maxRetriesPerRequest: 1 });
    this.listening = this.connect(url, { maxRetriesPerRequest: null });
    this.target = createRedisEventTarget({ publishClient: this.speaking, subscribeClient: this.listening });
    this.listening.on('ready', () => void this.caughtUp());
    this.check = setInterval(() => void this.look(), CHECK_EVERY_MS).unref();
  }

  get isReady(): boolean {
    return this.speaking.status === 'ready' && this.listening.status === 'ready';
  }

  listen(channel: string, onPayload: OnPayload): Promise<Unlisten> {
    if (this.channels.add(channel, onPayload)) this.target.addEventListener(channel, this.onWord);
    return Promise.resolve(async () => {
      if (this.channels.remove(channel, onPayload)) this.target.removeEventListener(channel, this.onWord);
    });
  }

  async notify(channel: string, payload: string): Promise<void> {
    this.target.dispatchEvent(new CustomEvent(channel, { detail: payload }));
    await this.speaking.lastAnswer;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.check);
    this.speaking.disconnect();
    this.listening.disconnect();
  }

  private connect(url: string, options: Pick<RedisOptions, 'maxRetriesPerRequest'>): AnsweringRedis {
    const client = new AnsweringRedis(url, {
      ...options,
      connectionName: 'audience-gateway',
      connectTimeout: CONNECT_MS,
      disconnectTimeout: DISCONNECT_MS,
      retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_PAUSE_MS),
    });
    let away = false;
    // Said once and not at every attempt; of the error only its text, for its command may hold the password.
    const lost = (error?: Error) => {
      if (!away && !this.closed)
        this.log.warn({ reason: error?.message }, 'Redis is away; live events are found in the log');
      away = true;
    };
    client.on('error', lost);
    client.on('close', () => lost());
    client.on('ready', () => {
      if (away) this.log.info({}, 'Redis is back');
      away = false;
    });
    return client;
  }

  /** Once what is listened to is certain to be heard again, everybody may have missed something. */
  private async caughtUp(): Promise<void> {
    // Commands are answered in their order, and the subscriptions have been renewed before this one.
    if (await answers(this.listening)) this.channels.deliverGap();
  }

  /** A connection whose other end vanished stays silent for ever unless something is sent. */
  private async look(): Promise<void> {
    for (const client of [this.speaking, this.listening])
      if (client.status === 'ready' && !(await answers(client))) client.disconnect(true);
  }
}

function answers(client: Redis): Promise<boolean> {
  return within(
    ANSWER_MS,
    client.ping().catch(() => undefined),
  );
}

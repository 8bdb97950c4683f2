import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, type ClientOptions } from 'ws';

export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export interface SocketOptions extends ClientOptions {
  readonly protocols?: string[];
}

/** A websocket client that adds nothing of its own: every frame is sent and seen as it is. */
export class TestSocket {
  readonly frames: Frame[] = [];
  readonly closed: Promise<Closed>;
  private changed: () => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.changed();
      }),
    );
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as Frame);
      this.changed();
    });
  }

  /** Opens a socket; when the handshake is refused, one that is closed already. */
  static async open(url: string, options: SocketOptions = {}): Promise<TestSocket> {
    const { protocols = ['graphql-transport-ws'], ...rest } = options;
    const socket = new TestSocket(new WebSocket(url, protocols, rest));
    await Promise.race([new Promise((resolve) => socket.socket.once('open', resolve)), socket.closed]);
    return socket;
  }

  /** Opens a socket and says hello. */
  static async greet(url: string, token?: string, options: SocketOptions = {}): Promise<TestSocket> {
    const socket = await TestSocket.open(url, options);
    socket.send({ type: 'connection_init', ...(token ? { payload: { authorization: `Bearer ${token}` } } : {}) });
    await socket.next(({ type }) => type === 'connection_ack');
    return socket;
  }

  send(message: object | string | Buffer): void {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  /** Begins an operation. */
  start(id: string, query: string, variables?: Record<string, unknown>): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** The first frame that fits, waiting for it. */
  async next(fits: (frame: Frame) => boolean, timeoutMs = 10_000): Promise<Frame> {
    const timeout = sleep(timeoutMs, 'timeout' as const, { ref: false });
    for (;;) {
      const frame = this.frames.find(fits);
      if (frame) return frame;
      const more = new Promise<void>((resolve) => {
        this.changed = resolve;
      });
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('The socket was closed.');
      if ((await Promise.race([more, timeout])) === 'timeout')
        throw new Error(`No such frame among ${JSON.stringify(this.frames)}`);
    }
  }

  /** Waits until an operation has so many payloads, and answers them. */
  async payloads<T = Record<string, never>>(id: string, count: number): Promise<T[]> {
    const mine = () => this.frames.filter((frame) => frame.id === id && frame.type === 'next');
    await this.next(() => mine().length >= count);
    return mine().map(({ payload }) => payload as T);
  }

  /** The types of the frames that came under an id. */
  typesOf(id: string): string[] {
    return this.frames.filter((frame) => frame.id === id).map(({ type }) => type);
  }

  /** Closes it in the ordinary way. */
  async close(): Promise<void> {
    this.socket.close(1000);
    await this.closed;
  }
}

/** Waits until something holds, and fails when it does not within the time. */
export async function until(holds: () => boolean, timeoutMs = 5_000): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > timeoutMs) throw new Error('It did not come to hold in time.');
    await sleep(5);
  }
}

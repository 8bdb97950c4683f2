import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const open: TcpProxy[] = [];

afterAll(async () => {
  for (const proxy of open) await proxy.cut();
});

/** Stands before a server, so that a test can take the server away from its clients and give it back. */
export class TcpProxy {
  private server: Server | undefined;
  private port = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly target: URL) {}

  /** Opens a proxy on a free port before the server that the address names; it is cut when the test file is done. */
  static async before(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(target));
    open.push(proxy);
    await proxy.restore();
    return proxy;
  }

  /** The server's address, by way of the proxy. */
  get url(): string {
    const url = new URL(this.target);
    [url.hostname, url.port] = ['127.0.0.1', String(this.port)];
    return url.toString();
  }

  /** How many clients are connected. */
  get clients(): number {
    return this.sockets.size / 2;
  }

  /** Ends all connections and takes no further ones. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Takes connections again, on the same port. */
  async restore(): Promise<void> {
    const server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  private join(client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

/** The Redis server that tests may use. */
export function redisUrl(): string {
  return process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
}

import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { principalOf } from '../auth/principal';
import { ANONYMOUS, type KnownViewer } from '../auth/viewer';
import { Failure } from '../shared/failure';
import { GOING_AWAY } from './close';
import { watchCredentials } from './credential-watch';
import { clientAddress, refuseUpgrade, type UpgradeRefusal, upgradeRefusal } from './handshake';
import { createProtocol, type ProtocolDependencies } from './protocol';
import { Session } from './session';
import { Sessions } from './sessions';
import { attach } from './socket';

/** How long sockets may take for their part of the closing handshake. */
const CLOSING_MS = 1_000;
/** How long answers that are under way may take when the server shuts down. */
const DRAIN_MS = 5_000;

export interface WebsocketDependencies extends Omit<
  ProtocolDependencies,
  'sessions' | 'draining' | 'authenticator' | 'rateLimiter'
> {
  readonly authenticator: ProtocolDependencies['authenticator'] & {
    stillValid(viewers: readonly KnownViewer[]): Promise<boolean[]>;
  };
  readonly rateLimiter?:
    (NonNullable<ProtocolDependencies['rateLimiter']> & { check(principal: string): Promise<void> }) | undefined;
  /** Whether a browser's page of this origin may open sockets. */
  readonly allowsOrigin: (origin: string) => boolean;
}

export interface RunningWebsocket {
  connections(): number;
  subscriptions(): number;
  /** Lets answers that are under way go out, closes all sockets with 1001 and takes no further ones. */
  dispose(): Promise<void>;
}

/** Serves the graph over websockets, on the path and port of HTTP. */
export function mountWebsocket(server: HttpServer, deps: WebsocketDependencies): RunningWebsocket {
  return new WebsocketMount(server, deps);
}

class WebsocketMount implements RunningWebsocket {
  private readonly sessions: Sessions;
  private readonly sockets: WebSocketServer;
  private readonly protocol: ReturnType<typeof createProtocol>;
  private readonly watch: { stop(): void };
  private draining = false;

  constructor(
    server: HttpServer,
    private readonly deps: WebsocketDependencies,
  ) {
    const { config, authenticator, metrics, parts } = deps;
    const { maxSockets, maxMessageBytes } = config.websocket;
    this.sessions = new Sessions(maxSockets, metrics);
    this.sockets = new WebSocketServer({
      noServer: true,
      handleProtocols,
      perMessageDeflate: false,
      maxPayload: maxMessageBytes,
      // What one message set off must have come to rest before the next is looked at.
      allowSynchronousEvents: false,
    });
    this.protocol = createProtocol({ ...deps, sessions: this.sessions, draining: () => this.draining });
    const stillValid = authenticator.stillValid.bind(authenticator);
    this.watch = watchCredentials({ sessions: this.sessions, stillValid, clock: parts.clock, log: parts.log });
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
  }

  connections(): number {
    return this.sessions.connections;
  }

  subscriptions(): number {
    return this.sessions.subscriptions;
  }

  async dispose(): Promise<void> {
    this.draining = true;
    this.watch.stop();
    await Promise.all([...this.sessions].map((session) => this.dismiss(session)));
    const closed = new Promise<void>((resolve) => this.sockets.close(() => resolve()));
    await Promise.race([closed, sleep(CLOSING_MS, undefined, { ref: false })]);
    for (const socket of this.sockets.clients) socket.terminate();
    await closed;
  }

  private async dismiss(session: Session): Promise<void> {
    await Promise.race([session.idle(), sleep(DRAIN_MS, undefined, { ref: false })]);
    session.close(GOING_AWAY);
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Whoever hangs up meanwhile must not end the process.
    const onError = () => socket.destroy();
    socket.on('error', onError);
    const refusal = upgradeRefusal(request, this.deps.allowsOrigin) ?? (await this.rateRefusal(request));
    socket.off('error', onError);
    if (this.draining) refuseUpgrade(socket, { status: 503 });
    else if (refusal) refuseUpgrade(socket, refusal);
    else this.sockets.handleUpgrade(request, socket, head, (opened) => this.open(opened, request));
  }

  /** A network that has used up its allowance does not get as far as saying who it is. */
  private async rateRefusal(request: IncomingMessage): Promise<UpgradeRefusal | undefined> {
    const address = clientAddress(request, this.deps.config.trustedProxies);
    try {
      await this.deps.rateLimiter?.check(principalOf(ANONYMOUS, address));
      return undefined;
    } catch (error) {
      const { retryAfterSeconds } = error instanceof Failure ? error : {};
      return { status: 429, retryAfterSeconds };
    }
  }

  private open(socket: WebSocket, request: IncomingMessage): void {
    const { parts, config } = this.deps;
    const session = new Session(socket, request.socket, clientAddress(request, config.trustedProxies));
    this.sessions.add(session);
    socket.once('close', () => this.sessions.remove(session));
    attach(session, { protocol: this.protocol, log: parts.log, keepaliveMs: config.websocket.keepaliveMs });
  }
}

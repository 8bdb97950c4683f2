import type { Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { BAD_MESSAGE, type Closing, FAULT, SocketRefusal } from './close';
import type { Session } from './session';

export interface AttachOptions {
  readonly protocol: Server<Session>;
  readonly log: Logger;
  /** How often a sign of life is asked for. */
  readonly keepaliveMs: number;
}

/** Connects an open socket with the protocol, until it closes. */
export function attach(session: Session, options: AttachOptions): void {
  const { protocol, log, keepaliveMs } = options;
  const { socket } = session;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) => session.send(data),
      close: (code = FAULT.code, reason = FAULT.reason) => session.close({ code, reason }),
      onMessage: (handle) => receive(session, { handle, log }),
    },
    session,
  );
  const stopAsking = askForLife(socket, keepaliveMs);
  // Broken frames and oversized messages: the socket is closed with the code that fits by the library itself.
  socket.on('error', (error) => log.debug({ err: error }, 'websocket error'));
  socket.once('close', (code, reason) => {
    stopAsking();
    closed(code, reason.toString()).catch((error: unknown) => log.error({ err: error }, 'websocket clean-up failed'));
  });
}

interface Receiver {
  readonly handle: (data: string) => Promise<void>;
  readonly log: Logger;
}

function receive(session: Session, { handle, log }: Receiver): void {
  const { socket } = session;
  socket.on('ping', () => session.holdBack());
  socket.on('message', (data, isBinary) => {
    if (!session.isOpen) return;
    if (isBinary) {
      session.close(BAD_MESSAGE);
      return;
    }
    handle(String(data)).catch((error: unknown) =>
      session.close(closingFor(error, log.child({ address: session.address }))),
    );
    session.holdBack();
  });
}

function closingFor(error: unknown, log: Logger): Closing {
  if (error instanceof SocketRefusal) {
    log.info(error.closing, 'websocket refused');
    return error.closing;
  }
  // So the library says that a client has sent what only a server may send.
  if (error instanceof Error && error.message.startsWith('Unexpected message of type')) return BAD_MESSAGE;
  log.error({ err: error }, 'websocket message could not be handled');
  return FAULT;
}

/** Drops a peer from whom no pong has come between two pings: it is gone, or does not read. */
function askForLife(socket: WebSocket, everyMs: number): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, everyMs).unref();
  return () => clearInterval(timer);
}

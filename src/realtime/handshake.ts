import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The one path on which sockets are opened. */
export const WEBSOCKET_PATH = '/graphql';

/** The HTTP status with which a handshake is refused, or nothing when it may go on. Only browsers send an origin. */
export function upgradeRefusal(
  request: IncomingMessage,
  allowsOrigin: (origin: string) => boolean,
): number | undefined {
  const [path] = (request.url ?? '').split('?');
  if (path !== WEBSOCKET_PATH) return 404;
  const { origin } = request.headers;
  return origin === undefined || allowsOrigin(origin) ? undefined : 403;
}

/** Answers a handshake with a plain HTTP error and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  // Whoever has hung up already need not be told.
  socket.on('error', () => socket.destroy());
  const text = STATUS_CODES[status] ?? '';
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}

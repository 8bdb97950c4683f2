import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The one path on which sockets are opened. */
export const WEBSOCKET_PATH = '/graphql';

/** Why a handshake is refused. */
export interface UpgradeRefusal {
  readonly status: number;
  readonly retryAfterSeconds?: number | undefined;
}

/** Why a handshake is refused, or nothing when it may go on. Only browsers send an origin. */
export function upgradeRefusal(
  request: IncomingMessage,
  allowsOrigin: (origin: string) => boolean,
): UpgradeRefusal | undefined {
  const [path] = (request.url ?? '').split('?');
  if (path !== WEBSOCKET_PATH) return { status: 404 };
  const { origin } = request.headers;
  return origin === undefined || allowsOrigin(origin) ? undefined : { status: 403 };
}

/** The address that a client connects from, behind as many proxies of ours as the configuration says. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join() : (header ?? '')).split(',').map((part) => part.trim());
  const hops = [...forwarded.filter(Boolean), request.socket.remoteAddress ?? 'unknown'];
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? 'unknown';
}

/** Answers a handshake with a plain HTTP error and ends the connection. */
export function refuseUpgrade(socket: Duplex, { status, retryAfterSeconds }: UpgradeRefusal): void {
  // Whoever has hung up already need not be told.
  socket.on('error', () => socket.destroy());
  const text = STATUS_CODES[status] ?? '';
  const wait = retryAfterSeconds === undefined ? '' : `Retry-After: ${retryAfterSeconds}\r\n`;
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\n${wait}Content-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}

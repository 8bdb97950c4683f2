import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startTestGateway } from '../support/gateway';

const REQUEST = 'GET /livez HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';
const CONNECTIONS = 20;

/** A connection on which one request has been answered and which waits for the next. */
async function waiting(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write(REQUEST);
  await once(socket, 'data');
  return socket;
}

/** All that comes in on a connection until the other side closes it. */
async function rest(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

it('answers requests that were on their way when it was asked to stop, and says that the connection closes', async () => {
  const gateway = await startTestGateway();
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => waiting(gateway.port)));
  const answers = Promise.all(sockets.map(rest));
  for (const socket of sockets) socket.write(REQUEST);
  const stopped = gateway.stop();
  for (const answer of await answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/^connection: close\r$/im);
  }
  await stopped;
  await expect(fetch(`${gateway.url}/livez`)).rejects.toThrow();
});

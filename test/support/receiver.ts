import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it arrived. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: unknown;
}

type Reply = (message: Received, response: ServerResponse) => void;

/** A web server of a test that is told of events. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How it answers from now on; 200 when nothing else is said. */
  answer: Reply;
  /** The most messages that were being answered at once. */
  mostAtOnce: number;
}

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Answers with a status and headers. */
export function answering(status: number, headers: Record<string, string> = {}): Reply {
  return (_message, response) => response.writeHead(status, headers).end('seen');
}

/** Starts a receiver, which ends with the test. */
export async function startReceiver(): Promise<Receiver> {
  let atOnce = 0;
  const receiver = { url: '', received: [] as Received[], answer: answering(200), mostAtOnce: 0 };
  const server = createServer((request, response) => {
    atOnce += 1;
    receiver.mostAtOnce = Math.max(receiver.mostAtOnce, atOnce);
    response.once('close', () => (atOnce -= 1));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const message = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) as unknown };
      receiver.received.push(message);
      receiver.answer(message, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}

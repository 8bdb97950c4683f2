import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** What comes back for raw bytes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('S47 too much', () => {
  test('a body of 2 MB', async () => {
    const response = await post(JSON.stringify({ query: 'x'.repeat(2_000_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
  });

  test('a body in chunks without an end', async () => {
    const status = await new Promise<number | string>((resolve) => {
      const headers = { 'content-type': 'application/json' };
      const sending = httpRequest(`${gateway.url}/graphql`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode ?? 0);
        clearInterval(timer);
        sending.destroy();
      });
      sending.on('error', (error) => resolve((error as { code?: string }).code ?? ''));
      const timer = setInterval(() => sending.write('x'.repeat(100_000)), 1);
    });
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
  });

  test('headers of 20 kB, and ten thousand of them', async () => {
    expect(await raw(`GET /livez HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/);
    const many = Array.from({ length: 10_000 }, (_, index) => `x${index}: y`).join('\r\n');
    expect(await raw(`GET /livez HTTP/1.1\r\nhost: x\r\n${many}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/);
  });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)('S48 a body packed with %s is not unpacked', async (coding, pack) => {
  const bomb = pack(Buffer.alloc(50_000_000, ' '));
  const before = process.memoryUsage.rss();
  const response = await post(new Uint8Array(bomb), { 'content-encoding': coding });
  expect(response.status).toBe(415);
  expect(process.memoryUsage.rss() - before).toBeLessThan(20_000_000);
});

test('S49 headers that come slowly are not waited for', async () => {
  const start = performance.now();
  expect(await raw('GET /livez HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1.1 408/);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each([
  [
    'a length and chunks',
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcd'],
  ['a space before the colon', 'GET /livez HTTP/1.1\r\nhost : x\r\n\r\n'],
])('S50 %s', async (_name, text) => {
  const answer = await raw(text);
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  expect(answer).toMatch(/connection: close/i);
});

import type { LookupAddress } from 'node:dns';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { WebhookSender, type SenderOptions } from '../../../src/modules/webhooks/webhook-sender';
import { isRefusedHost, isRefusedPort } from '../../../src/shared/web-target';
import { answering, startReceiver } from '../../support/receiver';

const message = { body: '{}', headers: { 'content-type': 'application/json' } };
const { signal } = new AbortController();
const senders: WebhookSender[] = [];

afterEach(() => senders.splice(0).forEach((sender) => sender.close()));

function send(url: string, options: Partial<SenderOptions> = {}, timeoutMs = 2000) {
  const sender = new WebhookSender({ allowPrivate: true, ...options });
  senders.push(sender);
  return sender.send({ url, message, timeoutMs, signal });
}

const NEVER = [
  ...['http://0.0.0.0/', 'http://0/', 'http://169.254.169.254/latest/meta-data', 'http://2852039166/'],
  ...['http://0xa9fea9fe/', 'http://[fe80::1]/', 'http://[::]/', 'http://[::ffff:169.254.169.254]/'],
  ...['http://100.64.0.1/', 'http://[fd00::1]/', 'http://[64:ff9b::7f00:1]/', 'http://192.0.2.1/'],
  ...['http://[2002:7f00:1::]/', 'http://[::127.0.0.1]/', 'http://[fec0::1]/', 'http://[ff02::1]/'],
  ...['http://255.255.255.255/', 'http://224.0.0.1/', 'http://metadata.google.internal/', 'http://198.18.0.1/'],
  ...['http://[2001:db8::1]/', 'http://[2001::1]/', 'http://192.88.99.1/', 'http://[::ffff:0:127.0.0.1]/'],
];
const PRIVATE = [
  ...['http://127.0.0.1/', 'http://localhost/', 'http://LOCALHOST./', 'http://a.localhost/', 'http://[::1]/'],
  ...['http://2130706433/', 'http://0x7f.1/', 'http://017700000001/', 'http://[::ffff:127.0.0.1]/'],
  ...['http://10.1.2.3/', 'http://172.31.0.1/', 'http://192.168.0.1/', 'http://127.1/', 'http://[::ffff:a00:1]/'],
];
const PUBLIC = ['http://93.184.216.34/', 'https://example.com/', 'http://172.32.0.1/', 'http://[2606:2800:220:1::1]/'];

describe('addresses that are not sent to', () => {
  it.each(NEVER)('never: %s', async (url) => {
    const { hostname } = new URL(url);
    expect([isRefusedHost(hostname, true), isRefusedHost(hostname, false)]).toEqual([true, true]);
    expect(await send(url)).toMatchObject({ status: null, error: expect.stringContaining('must not be sent to') });
  });

  it.each(PRIVATE)('unless private ones are allowed: %s', async (url) => {
    const { hostname } = new URL(url);
    expect([isRefusedHost(hostname, true), isRefusedHost(hostname, false)]).toEqual([false, true]);
    const answer = await send(url, { allowPrivate: false });
    expect(answer).toMatchObject({ status: null, error: expect.stringContaining('must not be sent to') });
  });

  it.each(PUBLIC)('but: %s', (url) => {
    expect(isRefusedHost(new URL(url).hostname, false)).toBe(false);
  });

  it.each(['22', '25', '5432', '6379', '3306', '9200'])('port %s', async (port) => {
    expect(isRefusedPort(port)).toBe(true);
    expect((await send(`http://127.0.0.1:${port}/`)).status).toBeNull();
  });

  it.each(['', '80', '443', '8080', '4000', '65535'])('but port "%s"', (port) => {
    expect(isRefusedPort(port)).toBe(false);
  });

  it('are looked at in what a name leads to, and whatever name leads there', async () => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    const leadsTo = (...addresses: string[]) => {
      const found = addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
      return {
        lookup: (_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
          done(null, found),
      };
    };
    const url = `http://hooks.example.com:${port}/`;
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1'])
      expect((await send(url, { allowPrivate: false, ...leadsTo(address) })).error).toContain('must not be sent to');
    for (const addresses of [
      ['169.254.169.254'],
      ['fd00:ec2::254'],
      ['127.0.0.1', '169.254.169.254'],
      ['64:ff9b::a00:1'],
    ])
      expect((await send(url, leadsTo(...addresses))).error).toContain('must not be sent to');
    expect(receiver.received).toEqual([]);
    expect(await send(url, leadsTo('127.0.0.1'))).toMatchObject({ status: 200 });
  });

  it('cannot be had by a name that leads elsewhere the second time: it is looked up once', async () => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    let asked = 0;
    const lookup = (_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) => {
      asked += 1;
      done(null, [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    };
    expect(await send(`http://rebinding.example.com:${port}/`, { lookup })).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
  });
});

describe('answers', () => {
  const raw: Server[] = [];
  afterEach(() => raw.splice(0).forEach((server) => server.close()));

  async function rawServer(onData: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => onData(socket));
    });
    raw.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('are read to 64 KiB and kept to 1 KiB', async () => {
    let written = 0;
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write('x'.repeat(16_384))) written += 16_384;
        socket.once('drain', more);
      };
      more();
    });
    const answer = await send(url);
    expect(answer).toMatchObject({ status: 200, excerpt: 'x'.repeat(1024) });
    expect(written).toBeLessThan(20_000_000);
  });

  it('are not unpacked', async () => {
    const receiver = await startReceiver();
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    receiver.answer = (_message, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const { status, excerpt } = await send(receiver.url);
    expect(status).toBe(200);
    expect(excerpt?.length).toBeLessThanOrEqual(1024);
    expect(excerpt).not.toContain('\0');
  });

  it.each([
    ['never come', (socket: Socket) => void socket],
    [
      'drip',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 20);
        socket.once('close', () => clearInterval(drip));
      },
    ],
  ])('that %s are waited for no longer than agreed', async (_how, onData) => {
    const answer = await send(await rawServer(onData), {}, 200);
    expect(answer).toMatchObject({ status: null, error: 'No whole answer within 0.2 s.' });
    expect(answer.durationMs).toBeLessThan(1500);
  });

  it('that break off are none', async () => {
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nxyz');
      setTimeout(() => socket.destroy(), 20);
    });
    expect(await send(url)).toMatchObject({ status: null, error: expect.any(String) });
  });

  it('that redirect are not followed', async () => {
    const receiver = await startReceiver();
    receiver.answer = answering(302, { location: receiver.url });
    expect(await send(receiver.url)).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });
});

import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/database/client';
import { Failure } from '../../src/shared/failure';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { type RealtimeOptions, startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

const LIVE = 'subscription { memberChanged { cursor } }';

describe('what a websocket may do', () => {
  let database: Database;
  let organization: TestOrganization;
  let realtime: TestRealtime;
  let token: string;

  beforeAll(async () => {
    database = await testDatabase();
    organization = await makeOrganization(database);
  });

  afterEach(() => realtime.stop());

  async function start(options: RealtimeOptions = {}): Promise<void> {
    realtime = await startRealtime(database, options);
    token = realtime.authenticator.issue(organization);
  }

  async function subscribed(id = 'live'): Promise<TestSocket> {
    const before = realtime.websocket.subscriptions();
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start(id, LIVE);
    await until(() => realtime.websocket.subscriptions() > before);
    return socket;
  }

  it('W16 masks what breaks inside, and stays open', async () => {
    await start();
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start('query', '{ broken }');
    socket.start('stream', 'subscription { broken(after: 2) }');
    const [answer] = await socket.payloads('query', 1);
    const error = await socket.next(({ type }) => type === 'error');
    expect(answer).toMatchObject({ data: { broken: null }, errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(error).toMatchObject({ id: 'stream', payload: [{ extensions: { code: 'INTERNAL' } }] });
    expect(socket.typesOf('stream')).toEqual(['next', 'next', 'error']);
    expect(JSON.stringify(socket.frames)).not.toContain('pg://');
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);
    expect(realtime.websocket.subscriptions()).toBe(0);
    await socket.close();
  });

  it('W17 leaves nothing behind when the connection is reset', async () => {
    await start();
    const socket = await subscribed();
    expect(realtime.hub.followers()).toBe(1);
    (socket.socket as unknown as { _socket: Socket })._socket.resetAndDestroy();
    await until(() => realtime.hub.followers() === 0, 1_000);
    expect(realtime.websocket.subscriptions()).toBe(0);
    expect(realtime.websocket.connections()).toBe(0);
  });

  it('leaves nothing behind when a subscription is ended, or its socket closed', async () => {
    await start();
    const socket = await subscribed('1');
    socket.start('2', LIVE);
    await until(() => realtime.websocket.subscriptions() === 2);
    socket.send({ type: 'complete', id: '1' });
    await until(() => realtime.websocket.subscriptions() === 1, 1_000);
    expect(realtime.hub.followers()).toBe(1);
    await socket.close();
    await until(() => realtime.hub.followers() === 0, 1_000);
    expect(realtime.websocket.subscriptions()).toBe(0);
    expect(socket.typesOf('1')).toEqual([]);
  });

  it('W18 closes a socket whose message is too large', async () => {
    await start({ websocket: { maxMessageBytes: 1024 } });
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start('1', `{ __typename } # ${'x'.repeat(1024)}`);
    expect((await socket.closed).code).toBe(1009);
  });

  it('W19 drops a client that stops answering pings', async () => {
    await start({ websocket: { keepaliveMs: 400 } });
    const silent = await TestSocket.open(realtime.url, { autoPong: false });
    const alive = await TestSocket.greet(realtime.url, token);
    const started = performance.now();
    expect((await silent.closed).code).toBe(1006);
    expect(performance.now() - started).toBeLessThan(2 * 400 + 300);
    await sleep(1_000);
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    await alive.close();
  });

  it('W21 says that it is going away, and takes nobody in any more', async () => {
    await start();
    const [idle, live] = [await TestSocket.greet(realtime.url, token), await subscribed()];
    await realtime.websocket.dispose();
    for (const socket of [idle, live]) expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' });
    const late = await TestSocket.open(realtime.url);
    expect((await late.closed).code).toBe(1006);
    expect(realtime.hub.followers()).toBe(0);
  });

  it('lets the answer to a query that is under way go out before it closes', async () => {
    await start();
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start('1', '{ slow(ms: 150) }');
    await sleep(50);
    await realtime.websocket.dispose();
    expect(await socket.payloads('1', 1)).toEqual([{ data: { slow: 'after 150' } }]);
    expect((await socket.closed).code).toBe(1001);
  });

  it('W22 refuses one subscription too many, and leaves the others alone', async () => {
    await start({ websocket: { maxSubscriptions: 3 } });
    const socket = await TestSocket.greet(realtime.url, token);
    for (const id of ['1', '2', '3', '4']) socket.start(id, LIVE);
    expect(await socket.next(({ type }) => type === 'error')).toMatchObject({
      id: '4',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    expect(realtime.websocket.subscriptions()).toBe(3);
    socket.send({ type: 'complete', id: '1' });
    socket.start('5', LIVE);
    await sleep(50);
    expect(socket.typesOf('5')).toEqual([]);
    await socket.close();
  });

  it('W22 closes one socket too many of a principal, and leaves the others alone', async () => {
    await start({ websocket: { maxSockets: 2 } });
    const first = await TestSocket.greet(realtime.url, token);
    const second = await TestSocket.greet(realtime.url, token);
    const third = await TestSocket.open(realtime.url);
    third.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await third.closed).toEqual({ code: 4429, reason: 'Too many connections' });
    const other = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
    await first.close();
    await until(() => realtime.websocket.connections() === 2);
    const fourth = await TestSocket.greet(realtime.url, token);
    for (const socket of [second, other, fourth]) await socket.close();
  });

  it('W22 counts those without a credential by their address', async () => {
    await start({ websocket: { maxSockets: 1 } });
    const first = await TestSocket.greet(realtime.url);
    const second = await TestSocket.open(realtime.url);
    second.send({ type: 'connection_init' });
    expect((await second.closed).code).toBe(4429);
    await first.close();
  });

  it('W23 refuses pages of foreign origins', async () => {
    await start();
    const status = (origin: string, path = '/graphql') =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = {
          ...{ origin, connection: 'Upgrade', upgrade: 'websocket' },
          ...{ 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' },
        };
        const sent = request(realtime.url.replace('ws:', 'http:').replace('/graphql', path), { headers });
        sent.on('response', (response) => resolve(response.statusCode)).on('error', reject);
        sent.on('upgrade', (_, socket) => {
          socket.destroy();
          resolve(101);
        });
        sent.end();
      });
    expect(await status('https://evil.example')).toBe(403);
    expect(await status('null')).toBe(403);
    expect(await status('https://members.example.com')).toBe(101);
    expect(await status('https://members.example.com', '/elsewhere')).toBe(404);
  });

  it('survives a client who hangs up in the middle of the handshake', async () => {
    await start();
    const { port, hostname } = new URL(realtime.url);
    const raw = connect(Number(port), hostname);
    raw.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://evil.example\r\n\r\n',
    );
    raw.resetAndDestroy();
    const socket = await TestSocket.greet(realtime.url, token);
    await socket.close();
  });

  it('takes operations from the same purse as HTTP', async () => {
    const consumed: string[] = [];
    const rateLimiter = {
      check: () => Promise.resolve(),
      consume: async (principal: string) => {
        consumed.push(principal);
        if (consumed.length > 1) throw new Failure('RATE_LIMITED', 'Too many requests.', { retryAfterSeconds: 7 });
      },
    };
    await start({ rateLimiter });
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start('1', '{ __typename }');
    socket.start('2', '{ __typename }');
    expect(await socket.next(({ type }) => type === 'error')).toMatchObject({
      id: '2',
      payload: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 } }],
    });
    expect(new Set(consumed).size).toBe(1);
    await socket.close();
  });

  it('shows how many sockets and subscriptions there are', async () => {
    const gauge = () => ({ value: 0, inc: jest.fn(), dec: jest.fn() });
    const gauges = { websocketConnections: gauge(), websocketSubscriptions: gauge() };
    const metrics = { ...gauges, operation: jest.fn() };
    await start({ metrics });
    const socket = await subscribed();
    await socket.close();
    await until(() => realtime.websocket.subscriptions() === 0);
    expect(metrics.operation).toHaveBeenCalledWith({ type: 'subscription', outcome: 'ok' });
    for (const { inc, dec } of Object.values(gauges)) {
      expect(inc).toHaveBeenCalledTimes(1);
      expect(dec).toHaveBeenCalledTimes(1);
    }
  });
});

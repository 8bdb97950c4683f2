import type { Database } from '../../src/database/client';
import { systemClock } from '../../src/shared/clock';
import { Failure } from '../../src/shared/failure';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

describe('who may open a websocket', () => {
  let database: Database;
  let organization: TestOrganization;
  let realtime: TestRealtime;

  beforeAll(async () => {
    database = await testDatabase();
    organization = await makeOrganization(database);
  });

  beforeEach(async () => {
    realtime = await startRealtime(database);
  });

  afterEach(() => realtime.stop());

  async function refused(payload: unknown) {
    const socket = await TestSocket.open(realtime.url);
    socket.send({ type: 'connection_init', payload });
    const closed = await socket.closed;
    expect(socket.frames).toEqual([]);
    return closed;
  }

  it.each([
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['a token that is no text', { authorization: { bearer: 'nobody' } }],
    ['an empty token', { authorization: '' }],
  ])('W6 refuses %s without a reason', async (_, payload) => {
    expect(await refused(payload)).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  it('W7 says nothing about why it cannot find out who somebody is', async () => {
    realtime.authenticator.fault = new Error('connect failed: pg://user:pw@db');
    expect(await refused({ authorization: 'Bearer x' })).toEqual({ code: 4500, reason: 'Internal server error' });
    realtime.authenticator.fault = new Failure('UNAVAILABLE', 'The database is away: pg://user:pw@db');
    expect(await refused({ authorization: 'Bearer x' })).toEqual({ code: 4500, reason: 'Internal server error' });
  });

  it('knows nobody without a token, who may do as much as over HTTP', async () => {
    const socket = await TestSocket.greet(realtime.url);
    socket.start('public', '{ __typename }');
    socket.start('query', '{ members { totalCount } }');
    socket.start('live', 'subscription { memberChanged { cursor } }');
    expect(await socket.payloads('public', 1)).toEqual([{ data: { __typename: 'Query' } }]);
    for (const id of ['query', 'live'])
      expect(await socket.payloads(id, 1)).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
    expect(realtime.hub.followers()).toBe(0);
    await socket.close();
  });

  it('asks for the scope of the noun that is followed', async () => {
    const token = realtime.authenticator.issue(organization, { scopes: new Set(['catalog:read']) });
    const socket = await TestSocket.greet(realtime.url, token);
    socket.start('live', 'subscription { memberChanged { cursor } }');
    expect(await socket.payloads('live', 1)).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    await socket.next(({ type }) => type === 'complete');
    await socket.close();
  });

  it('W20 closes a socket when its token expires, and takes a new one with a new token', async () => {
    const expiresAt = new Date(systemClock.now().getTime() + 1_000);
    const token = realtime.authenticator.issue(organization, { expiresAt });
    const socket = await TestSocket.greet(realtime.url, token);
    const started = performance.now();
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(performance.now() - started).toBeLessThan(6_000);
    const renewed = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
    await renewed.close();
  });

  it('closes the sockets of a revoked credential, and of no other, with one look at all', async () => {
    const [revoked, kept] = [realtime.authenticator.issue(organization), realtime.authenticator.issue(organization)];
    const closing = [await TestSocket.greet(realtime.url, revoked), await TestSocket.greet(realtime.url, revoked)];
    const other = await TestSocket.greet(realtime.url, kept);
    const checks = realtime.authenticator.checks;
    realtime.authenticator.tokens.delete(revoked);
    const started = performance.now();
    for (const socket of closing) expect((await socket.closed).code).toBe(4403);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(realtime.authenticator.checks - checks).toBeLessThanOrEqual(2);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    await other.close();
  });

  it('keeps sockets while it cannot find out about their credentials', async () => {
    const socket = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
    realtime.authenticator.fault = new Error('The database is away.');
    const { checks } = realtime.authenticator;
    await until(() => realtime.authenticator.checks > checks + 1);
    expect(socket.socket.readyState).toBe(socket.socket.OPEN);
    await socket.close();
  });
});

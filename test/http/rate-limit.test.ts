import { once } from 'node:events';
import { WebSocket } from 'ws';
import { networkOf } from '../../src/shared/network';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { TestSocket } from '../support/socket';

const ME = '{ __typename }';

test('a principal has one allowance, and is told about it', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 5, seconds: 60 } });
  const [one, other] = [await gateway.organization(), await gateway.organization()];
  const token = one.credentials.graphql;
  const first = await gateway.graphql(ME, { token });
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'ratelimit-policy': '"default";q=5;w=60',
    ratelimit: expect.stringMatching(/^"default";r=4;t=\d+$/),
  });
  // Addresses and the case of the path do not make another caller.
  for (let i = 0; i < 4; i += 1)
    expect((await gateway.graphql(ME, { token, headers: { 'x-forwarded-for': `10.0.0.${i}` } })).status).toBe(200);
  const refused = await gateway.graphql(ME, { token });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect((await gateway.graphql(ME, { token: other.credentials.graphql })).status).toBe(200);
});

test('S04 every root field counts, so that aliases are no way around it', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 30, seconds: 60 } });
  const { credentials } = await gateway.organization();
  const many = `{ ...F } fragment F on Query { ${Array.from({ length: 20 }, (_, i) => `a${i}: members { totalCount }`).join(' ')} }`;
  expect((await gateway.graphql(many, { token: credentials.graphql })).status).toBe(200);
  const refused = await gateway.graphql(many, { token: credentials.graphql });
  expect(refused.status).toBe(429);
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
});

test('nobody is counted by address', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 2, seconds: 60 } });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await gateway.graphql(ME)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

describe.each([
  {
    dialect: 'allegro' as const,
    path: '/api/v1/audience-members',
    scheme: (key: string) => `Bearer ${key}`,
    told: { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' },
    refusal: { message: 'Too Many Attempts.' },
  },
  {
    dialect: 'pliro' as const,
    path: '/2023-04-11/members',
    scheme: (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    told: { 'ratelimit-limit': '2', 'ratelimit-remaining': '1', 'ratelimit-reset': expect.stringMatching(/^\d+$/) },
    refusal: { error: { code: 'rate_limited', message: expect.any(String) } },
  },
])('$dialect', ({ dialect, path, scheme, told, refusal }) => {
  it('tells what is left in its own headers, and refuses each principal for itself in its own form', async () => {
    const gateway = await startTestGateway({ rateLimit: { points: 2, seconds: 60 } });
    const organization = await gateway.organization();
    const [one, other] = [organization.credentials[dialect], await organization.issue({ dialect })];
    const ask = (key: string) => fetch(gateway.url + path, { headers: { authorization: scheme(key) } });
    expect(Object.fromEntries((await ask(one)).headers)).toMatchObject(told);
    expect((await ask(one)).status).toBe(200);
    const refused = await ask(one);
    expect([refused.status, await refused.json()]).toEqual([429, refusal]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(other)).status).toBe(200);
  });
});

/** A well-formed key that nobody was given. */
const WRONG = `agw_graphql_${'a'.repeat(16)}_${'b'.repeat(48)}`;

describe('who comes with a credential that is not good', () => {
  const POINTS = 5;
  let gateway: TestGateway;

  beforeEach(async () => {
    gateway = await startTestGateway({ rateLimit: { points: POINTS, seconds: 60 } });
  });

  const sockets = () => `${gateway.url.replace('http', 'ws')}/graphql`;
  const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const allegro = (authorization?: string) =>
    fetch(`${gateway.url}/api/v1/audience-members`, { headers: authorization ? { authorization } : {} });
  const pliro = (authorization: string) => fetch(`${gateway.url}/2023-04-11/members`, { headers: { authorization } });
  const useUp = async () => {
    for (let i = 0; i < POINTS; i += 1)
      expect((await gateway.graphql(ME, { token: `${WRONG.slice(0, -1)}${i}` })).status).toBe(401);
  };

  async function greeting(authorization: unknown) {
    const socket = await TestSocket.open(sockets());
    socket.send({ type: 'connection_init', payload: { authorization } });
    return socket.closed;
  }

  it('is counted by address at /graphql, and not looked up any more once that is used up', async () => {
    await useUp();
    const before = gateway.database.statements();
    const refused = await gateway.graphql(ME, { token: WRONG });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(gateway.database.statements()).toBe(before);
  });

  it('is counted in every dialect, with or without one, and answered in its form', async () => {
    const statuses = [(await allegro()).status, (await allegro(`Bearer ${WRONG}`)).status, (await allegro('x')).status];
    statuses.push((await pliro(basic(WRONG))).status, (await pliro(basic('nobody'))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const [first, second] = [await allegro(`Bearer ${WRONG}`), await pliro(basic(WRONG))];
    expect([first.status, await first.json()]).toEqual([429, { message: 'Too Many Attempts.' }]);
    expect([second.status, await second.json()]).toMatchObject([429, { error: { code: 'rate_limited' } }]);
    for (const answer of [first, second]) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await gateway.graphql(ME, { token: WRONG })).status).toBe(429);
  });

  it('is counted when it opens a websocket, whose handshake is refused once that is used up', async () => {
    const waiting = await TestSocket.open(sockets());
    for (const authorization of [`Bearer ${WRONG}`, '', 'x', { bearer: WRONG }, null])
      expect(await greeting(authorization)).toEqual({ code: 4403, reason: 'Forbidden' });
    const before = gateway.database.statements();
    waiting.send({ type: 'connection_init', payload: { authorization: `Bearer ${WRONG}` } });
    expect(await waiting.closed).toEqual({ code: 4429, reason: 'Too many requests' });
    const [error] = (await once(new WebSocket(sockets(), 'graphql-transport-ws'), 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 429');
    expect((await gateway.graphql(ME, { token: WRONG })).status).toBe(429);
    expect(gateway.database.statements()).toBe(before);
  });

  it('does not keep those out who share the address and have been let in before', async () => {
    const { credentials, context, id } = await gateway.organization();
    const token = credentials.graphql;
    expect((await gateway.graphql(ME, { token })).status).toBe(200);
    await useUp();
    context.announce(id);
    expect((await gateway.graphql(ME, { token })).status).toBe(200);
    const revokedAt = gateway.parts.clock.now();
    await gateway.parts.db.credential.updateMany({ where: { organizationId: id }, data: { revokedAt } });
    context.announce(id);
    expect((await gateway.graphql(ME, { token })).status).toBe(429);
  });

  it('takes nothing of the address when the credential is good', async () => {
    for (let i = 0; i < POINTS + 1; i += 1) {
      const { credentials } = await gateway.organization();
      expect((await gateway.graphql(ME, { token: credentials.graphql })).status).toBe(200);
    }
    expect((await gateway.graphql(ME)).headers.get('x-ratelimit-remaining')).toBe(String(POINTS - 1));
  });
});

test('S58 addresses of one network are one caller', () => {
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

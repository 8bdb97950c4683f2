import type { InjectOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Failure } from '../../../src/shared/failure';
import { makeMember } from '../../builders/member';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { RestServer } from '../../support/rest';

const BASE = '/api/v1/audience-members';
const UNKNOWN = `${BASE}/${randomUUID()}`;
const JSON_TYPE = { 'content-type': 'application/json' };

let organization: TestOrganization;
let rest: RestServer;
let token: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization);
  token = rest.issue('allegro');
});

function send(request: InjectOptions & { token?: string }) {
  return rest.send({ token, ...request });
}

describe('who is calling', () => {
  const requests: InjectOptions[] = [
    { method: 'GET', url: BASE },
    { method: 'GET', url: UNKNOWN },
    { method: 'POST', url: BASE, payload: { email: 'nobody@example.com' } },
    { method: 'PUT', url: UNKNOWN, payload: { email: 'nobody@example.com' } },
    { method: 'PATCH', url: UNKNOWN, payload: {} },
    { method: 'DELETE', url: UNKNOWN },
  ];

  test.each(requests)('$method $url without a credential is 401', async (request) => {
    const answer = await rest.send(request);
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"message":"Unauthenticated."}');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test.each(requests)('$method $url without the scope is 403', async (request) => {
    const answer = await rest.send({ ...request, token: rest.issue('allegro', { scopes: [] }) });
    expect(answer.status).toBe(403);
    expect(answer.text).toBe('{"message":"This action is unauthorized."}');
  });

  test('a body is not read before the caller is known', async () => {
    const answer = await rest.send({ method: 'POST', url: BASE, headers: JSON_TYPE, payload: '{"broken' });
    expect(answer.status).toBe(401);
  });

  test("another organization's member is as unknown as any other", async () => {
    const foreign = await makeMember(await makeOrganization(await testDatabase()));
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
      const payload = method === 'GET' || method === 'DELETE' ? {} : { payload: { email: 'x@example.com' } };
      const theirs = await send({ method, url: `${BASE}/${foreign.id}`, ...payload });
      const nobodys = await send({ method, url: UNKNOWN, ...payload });
      expect(theirs.status).toBe(404);
      expect(theirs.text).toBe(nobodys.text);
    }
  });
});

describe('requests that reach no operation', () => {
  test('an unknown address is 404', async () => {
    const answer = await send({ method: 'GET', url: `${UNKNOWN}/purchases` });
    expect(answer.status).toBe(404);
    expect(answer.text).toBe('{"message":"Not Found."}');
  });

  test.each([
    ['PATCH', BASE, 'GET, HEAD, POST, OPTIONS'],
    ['POST', UNKNOWN, 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'],
  ] as const)('%s %s is 405 and names what is allowed', async (method, url, allow) => {
    const answer = await send({ method, url, payload: '{"broken', headers: JSON_TYPE });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe(allow);
    expect(answer.json.message).toContain(method);
  });

  test('OPTIONS says what is allowed, and HEAD is a GET without its body', async () => {
    const options = await send({ method: 'OPTIONS', url: BASE });
    expect([options.status, options.headers['allow'], options.text]).toEqual([204, 'GET, HEAD, POST, OPTIONS', '']);
    const head = await send({ method: 'HEAD', url: BASE });
    const get = await send({ method: 'GET', url: BASE });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test('a trailing slash changes nothing', async () => {
    expect((await send({ method: 'GET', url: `${BASE}/` })).status).toBe(200);
  });

  test.each([
    ['cut short', '{"email":'],
    ['no object', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a poisoned key', '{"email":"p@example.com","meta":{"__proto__":{"x":1}}}'],
    ['a poisoned constructor', '{"email":"p@example.com","meta":{"constructor":{"prototype":{"x":1}}}}'],
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('a JSON body that is %s is 400', async (_what, payload) => {
    const answer = await send({ method: 'POST', url: BASE, payload, headers: JSON_TYPE });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.json)).toEqual(['message']);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a body as %s is 415 and has no effect',
    async (type) => {
      const payload = 'email=form@example.com';
      const answer = await send({ method: 'POST', url: BASE, payload, headers: { 'content-type': type } });
      expect(answer.status).toBe(415);
      expect((await send({ method: 'GET', url: BASE })).json.data).toEqual([]);
    },
  );

  test('a body without a type is 415', async () => {
    expect((await send({ method: 'POST', url: BASE, payload: '{}' })).status).toBe(415);
  });

  test('a body that is too large is 413', async () => {
    const answer = await send({ method: 'POST', url: BASE, payload: { email: 'x'.repeat(200_000) } });
    expect(answer.status).toBe(413);
    expect(Object.keys(answer.json)).toEqual(['message']);
  });

  test('an empty body is an empty object', async () => {
    const answer = await send({ method: 'POST', url: BASE, headers: JSON_TYPE });
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toEqual({ email: ['The email field is required.'] });
  });

  test.each(['email=%00', 'email=%zz', '%ff=1', Array.from({ length: 101 }, (_, index) => `a${index}=1`).join('&')])(
    'the query %s is 400',
    async (query) => {
      expect((await send({ method: 'GET', url: `${BASE}?${query}` })).status).toBe(400);
    },
  );
});

describe('limits and faults', () => {
  test('the rate is told, and an exhausted one is 429 with the time to wait', async () => {
    let remaining = 2;
    const consume = () => {
      remaining -= 1;
      if (remaining < 0) throw new Failure('RATE_LIMITED', 'Too many.', { retryAfterSeconds: 7 });
      return Promise.resolve({ limit: 2, remaining, resetSeconds: 7 });
    };
    rest = await RestServer.start(organization, { rateLimiter: { consume } });
    token = rest.issue('allegro');
    const first = await send({ method: 'GET', url: BASE });
    expect(first.headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' });
    await send({ method: 'GET', url: BASE });
    const refused = await send({ method: 'GET', url: BASE });
    expect([refused.status, refused.text]).toEqual([429, '{"message":"Too Many Attempts."}']);
    expect(refused.headers['retry-after']).toBe('7');
  });

  test.each([
    [new Failure('UNAVAILABLE', 'The database is away.'), 503, 'Service Unavailable', '1'],
    [new Error('secret detail'), 500, 'Server Error', undefined],
  ])('%s is answered without its details', async (...[error, status, message, retryAfter]) => {
    rest = await RestServer.start(organization, { authenticate: () => Promise.reject(error) });
    const answer = await send({ method: 'GET', url: BASE });
    expect([answer.status, answer.json]).toEqual([status, { message }]);
    expect(answer.headers['retry-after']).toBe(retryAfter);
  });
});

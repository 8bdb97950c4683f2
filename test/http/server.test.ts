import { pino } from 'pino';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const lines: string[] = [];
let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  gateway = await startTestGateway({}, { log });
  organization = await gateway.organization();
});

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const mutation = JSON.stringify({
  query: 'mutation { memberCreate(input: { email: "x@example.com" }) { member { id } } }',
});

async function errorOf(
  response: Response,
): Promise<{ status: number; code: string; requestId: string; count: number }> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string; requestId: string } }[] };
  return { status: response.status, count: errors.length, ...(errors[0]?.extensions ?? { code: '', requestId: '' }) };
}

describe('request ids', () => {
  test('are in every answer; a well-formed one of the caller is kept', async () => {
    const kept = await fetch(`${gateway.url}/livez`, { headers: { 'x-request-id': 'trace-1:a.b_c' } });
    expect(kept.headers.get('x-request-id')).toBe('trace-1:a.b_c');
    for (const bad of ['has space', 'a'.repeat(200), '<script>']) {
      const made = await fetch(`${gateway.url}/nowhere`, { headers: { 'x-request-id': bad } });
      expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('are in the errors of GraphQL, also where Apollo itself refuses', async () => {
    const headers = { 'x-request-id': 'mine' };
    expect(await errorOf(await post('{"query":"{ nope }"}', headers))).toMatchObject({ requestId: 'mine' });
    expect(await errorOf(await post('{"query":', headers))).toMatchObject({ requestId: 'mine', status: 400 });
    const query = encodeURIComponent('mutation { memberDelete(input: { id: "x" }) { member { id } } }');
    const got = await fetch(`${gateway.url}/graphql?query=${query}`, {
      headers: { ...headers, 'apollo-require-preflight': '1' },
    });
    expect(await errorOf(got)).toMatchObject({ status: 405, code: 'BAD_USER_INPUT', requestId: 'mine' });
    expect(got.headers.get('allow')).toBe('POST');
  });
});

test('S03 a batch is refused as a whole', async () => {
  const { graphql: token } = organization.credentials;
  const response = await post(`[${new Array(10).fill(mutation).join()}]`, { authorization: `Bearer ${token}` });
  expect(await errorOf(response)).toMatchObject({ status: 400 });
  expect((await gateway.graphql('{ members { totalCount } }', { token })).body.data).toEqual({
    members: { totalCount: 0 },
  });
});

describe('S15 what went wrong is not told in detail', () => {
  test.each([
    ['a broken body', () => post('{"query": oops /work'), 400],
    ['an unknown address', () => fetch(`${gateway.url}/etc/passwd`), 404],
    [
      'an unknown method',
      () =>
        fetch(`${gateway.url}/graphql`, {
          method: 'PATCH',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        }),
      405,
    ],
    [
      'no body',
      () => fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } }),
      400,
    ],
    ['a body that is no object', () => post('7'), 400],
    ['a query that is no text', () => post('{"query": {"a": 1}}'), 400],
    ['variables that are no object', () => post('{"query": "{ __typename }", "variables": "x"}'), 400],
  ])('%s', async (_name, send, status) => {
    const response = await send();
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toBeDefined();
    expect(text).not.toMatch(/node_modules|\.[tj]s:|SELECT|postgres|prisma|fastify|\/work|passwd/i);
    expect(text).toContain(response.headers.get('x-request-id'));
  });
});

describe('S16, S17 forged requests change nothing', () => {
  test('a change by GET', async () => {
    const url = `${gateway.url}/graphql?query=${encodeURIComponent('mutation { memberDelete(input: { id: "x" }) { member { id } } }')}`;
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(url, { headers: { cookie: 'session=1' } })).status).toBe(400);
    expect((await fetch(url, { headers: { 'content-type': 'application/json' } })).status).toBe(405);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('a body of the type "%s"', async (type) => {
    const { graphql: token } = organization.credentials;
    const response = await post(mutation, { 'content-type': type, authorization: `Bearer ${token}` });
    expect([400, 415]).toContain(response.status);
    expect((await errorOf(response)).code).toBe('BAD_USER_INPUT');
  });
});

describe('S18 browsers', () => {
  const from = (origin: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}/graphql`, { ...init, headers: { ...(init.headers as object), origin } });
  const preflight = {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  };

  test.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'http://127.0.0.1'])(
    'a page of %s may not read answers',
    async (origin) => {
      const response = await from(origin);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      const asked = await from(origin, preflight);
      expect(asked.status).toBe(403);
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('pages of the own origins may', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const origin = `http://${host}:${gateway.port}`;
      const asked = await from(origin, preflight);
      expect(asked.status).toBe(204);
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
      expect(asked.headers.get('access-control-allow-headers')).toBe('authorization');
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
      expect(asked.headers.get('vary')).toBe('Origin');
    }
  });

  test('so may those that were allowed, and with a public address only these', async () => {
    const other = await startTestGateway({
      publicUrl: 'https://members.example.com',
      allowedOrigins: ['https://app.example.com'],
    });
    const allowed = async (origin: string) =>
      (await fetch(`${other.url}/livez`, { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('https://app.example.com')).toBe('https://app.example.com');
    expect(await allowed('https://members.example.com')).toBe('https://members.example.com');
    expect(await allowed(`http://127.0.0.1:${other.port}`)).toBeNull();
    const { headers } = await fetch(`${other.url}/livez`);
    expect(headers.get('strict-transport-security')).toContain('max-age');
  });
});

test('S34 a credential in the address is refused and not logged', async () => {
  const { graphql: token } = organization.credentials;
  for (const name of ['api_key', 'access_token', 'token', 'Authorization']) {
    const response = await fetch(`${gateway.url}/graphql?${name}=${token}&query=%7B__typename%7D`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(400);
  }
  expect(lines.join()).not.toContain(token);
});

test('S43 keys that reach for prototypes are refused', async () => {
  for (const key of ['__proto__', 'constructor']) {
    const value = key === 'constructor' ? '{"prototype":{"x":1}}' : '{"x":1}';
    expect((await post(`{"query":"{ __typename }","variables":{"${key}":${value}}}`)).status).toBe(400);
  }
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('S59 every answer tells browsers to be careful', async () => {
  for (const path of ['/livez', '/nowhere', '/graphql', '/metrics']) {
    const { headers } = await fetch(`${gateway.url}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  }
});

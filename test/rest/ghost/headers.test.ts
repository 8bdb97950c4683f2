import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ghost } from '../../../src/rest/dialects/ghost';
import { ReadSite } from '../../../src/rest/dialects/ghost/operations.generated';
import { route, type RouteRow } from '../../../src/rest/route';
import { created } from '../../../src/rest/dialects/ghost/envelope';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { askGhost, ghostAuthorization } from '../../support/ghost';
import { MADE_UP } from '../../support/made-up';
import { RestServer } from '../../support/rest';

const SITE = '/ghost/api/admin/site/';
const NEVER_KEPT = 'no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  askGhost(gateway.url + path, {
    headers: { authorization: ghostAuthorization(organization.credentials.ghost), ...headers },
  });

test.each([SITE, '/ghost/api/admin/nothing/', '/ghost/api/admin/integrations/', '/ghost/api/admin/%zz/'])(
  '%s is answered with the version, and is never kept',
  async (path) => {
    const { headers } = await ask(path);
    expect(headers.get('content-version')).toBe('v6.65');
    expect(headers.get('cache-control')).toBe(NEVER_KEPT);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('vary')).toBe('Accept-Version, Accept-Encoding');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test('errors carry the id that the caller gave the request', async () => {
  const { json, headers } = await ask('/ghost/api/admin/nothing/', { 'x-request-id': 'mine' });
  expect([json.errors[0].id, headers.get('x-request-id')]).toEqual(['mine', 'mine']);
});

describe('a tag', () => {
  test('is weak, the same for the same answer, and spares a client the answer', async () => {
    const first = await ask(SITE);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/".+"$/);
    const again = await ask(SITE, { 'if-none-match': tag });
    expect({ status: again.status, text: again.text, tag: again.headers.get('etag') }).toEqual({
      status: 304,
      text: '',
      tag,
    });
    expect(again.headers.get('content-version')).toBe('v6.65');
    expect(again.headers.get('content-type')).toBeNull();
  });

  test.each([(tag: string) => `"other", ${tag}`, (tag: string) => tag.replace('W/', ''), () => '*'])(
    'may be one of several, strong, or any',
    async (form) => {
      const tag = (await ask(SITE)).headers.get('etag') ?? '';
      expect((await ask(SITE, { 'if-none-match': form(tag) })).status).toBe(304);
    },
  );

  test('that is another does not', async () => {
    expect((await ask(SITE, { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  test('is told nothing', async () => {
    const { status, headers } = await ask(SITE, { origin: 'http://example.org' });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
    expect(headers.get('vary')).toBe('Accept-Version, Accept-Encoding');
  });

  test('may read when the origin is our own', async () => {
    const { headers } = await ask(SITE, { origin: gateway.url });
    expect(headers.get('access-control-allow-origin')).toBe(gateway.url);
    expect(headers.get('vary')).toBe('Accept-Version, Origin, Accept-Encoding');
  });
});

describe('rows', () => {
  let rest: RestServer;
  let token: string;

  beforeAll(async () => {
    const row = (changes: Pick<RouteRow<unknown, Record<string, never>>, 'endpoint' | 'reply'>) =>
      route({ operation: ReadSite, documentation: MADE_UP, variables: () => ({}), ...changes });
    const routes = [
      row({ endpoint: 'GET /members/', reply: () => ({ body: { text: 'x'.repeat(5000) } }) }),
      row({ endpoint: 'POST /members/', reply: (_data, request) => created(request, 'abc', {}) }),
      row({ endpoint: 'DELETE /members/:id/', reply: () => ({ status: 204 }) }),
      row({ endpoint: 'PUT /members/:id/', reply: () => ({ body: {} }) }),
    ];
    rest = await RestServer.start(await makeOrganization(await testDatabase()), {
      dialects: [{ ...ghost, routes }],
      rateLimiter: { consume: () => Promise.resolve({ limit: 10, remaining: 9, resetSeconds: 3 }) },
    });
    token = rest.issue('ghost');
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('that say much are compressed with %s', async (coding, unpack) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': coding };
    const response = await rest.server.inject({ url: '/admin/members/', headers });
    expect([response.headers['content-encoding'], response.headers.vary]).toEqual([
      coding,
      'Accept-Version, Accept-Encoding',
    ]);
    expect(JSON.parse(unpack(response.rawPayload).toString())).toEqual({ text: 'x'.repeat(5000) });
  });

  test('have one tag however they are compressed, and are spared then too', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const plain = await rest.server.inject({ url: '/admin/members/', headers });
    const packed = await rest.server.inject({
      url: '/admin/members/',
      headers: { ...headers, 'accept-encoding': 'gzip', 'if-none-match': String(plain.headers['etag']) },
    });
    expect([packed.statusCode, packed.body, packed.headers['content-encoding']]).toEqual([304, '', undefined]);
  });

  test.each(['/admin/members/', '/admin/members'])('that make something at %s say where it is', async (url) => {
    const { status, headers } = await rest.send({ method: 'POST', url, token });
    expect([status, headers['location']]).toEqual([201, 'https://gateway.test/admin/members/abc/']);
  });

  test('that change something are answered whatever the client has seen', async () => {
    const headers = { 'if-none-match': '*' };
    expect((await rest.send({ method: 'PUT', url: '/admin/members/a/', headers, token })).status).toBe(200);
  });

  test('that have nothing to say have no tag', async () => {
    const { status, text, headers } = await rest.send({ method: 'DELETE', url: '/admin/members/a/', token });
    expect([status, text, headers['etag']]).toEqual([204, '', undefined]);
  });

  test('tell how much of the rate is left', async () => {
    const { headers } = await rest.send({ url: '/admin/members/', token });
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '9',
      'x-ratelimit-reset': '3',
    });
  });
});

import { request as httpRequest } from 'node:http';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';
import { askGhost, ghostAuthorization, type GhostRequest } from '../../support/ghost';

const BASE = '/ghost/api/admin';
const FORBIDDEN = 'API tokens do not have permission to access this endpoint';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
});

function ask(path: string, { headers, ...request }: GhostRequest = {}) {
  const authorization = ghostAuthorization(organization.credentials.ghost);
  return askGhost(gateway.url + path, { ...request, headers: { authorization, ...headers } });
}

/** Sends a path exactly as it is written, which fetch does not. */
function askRaw(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const authorization = ghostAuthorization(organization.credentials.ghost);
    const { hostname, port } = new URL(gateway.url);
    const sent = httpRequest({ hostname, port, path, headers: { authorization } }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function refusal(path: string, request: GhostRequest = {}) {
  const { status, json } = await ask(path, request);
  const [{ type, code, context, help, message }] = json.errors;
  return { status, type, code, context, help, message };
}

test.each(['/ghost/api/admin', '/admin'])('%s is a place of the API', async (base) => {
  const { status, json } = await ask(`${base}/site/`);
  expect([status, json.site.url]).toEqual([200, `${gateway.url}/`]);
});

test.each(['v2', 'v3', 'v4', 'canary'])(
  'the old prefix %s still leads here, and says that it is old',
  async (version) => {
    const authorization = ghostAuthorization(organization.credentials.ghost, { claims: { aud: `/${version}/admin/` } });
    const { status, headers } = await ask(`/ghost/api/${version}/admin/site/`, { headers: { authorization } });
    expect([status, headers.get('deprecation')]).toEqual([200, `version="${version}"`]);
  },
);

describe('the slash at the end', () => {
  test.each([
    [`${BASE}/site`, `${BASE}/site/`],
    [`${BASE}/site?limit=1&filter=a%2Bb`, `${BASE}/site/?limit=1&filter=a%2Bb`],
    [`${BASE}/nothing`, `${BASE}/nothing/`],
    ['/admin/site?a?b', '/admin/site/?a?b'],
  ])('GET %s is sent to %s', async (path, location) => {
    const { status, headers, text } = await ask(path);
    expect({ status, text, location: headers.get('location'), cache: headers.get('cache-control') }).toEqual({
      status: 301,
      text: '',
      location,
      cache: 'public, max-age=31536000',
    });
    expect(headers.get('vary')).toBe('Accept-Version');
  });

  test('is asked for before anybody looks at credentials', async () => {
    expect((await askGhost(`${gateway.url}${BASE}/site`)).status).toBe(301);
  });

  test('cannot send anybody to another host', async () => {
    for (const path of ['/admin//evil.example', `${BASE}//evil.example`])
      expect((await ask(path)).headers.get('location')).toMatch(/^\/(?:admin|ghost)/);
  });
});

describe('an unknown endpoint', () => {
  const unknown = `${BASE}/memberz/`;

  test.each([undefined, 'v6.65', '6.65', 'garbage', 'canary'])('is 404 for version %s', async (version) => {
    const headers: Record<string, string> = version === undefined ? {} : { 'accept-version': version };
    expect(await refusal(unknown, { headers })).toEqual({
      status: 404,
      type: 'NotFoundError',
      message: 'Resource not found',
      code: null,
      context: null,
      help: null,
    });
  });

  test.each([
    ['v6.0', 'UPDATE_CLIENT', 'behind', 'Try upgrading your Ghost API client.'],
    ['v5.100', 'UPDATE_CLIENT', 'behind', 'Try upgrading your Ghost API client.'],
    ['v6.66', 'UPDATE_GHOST', 'ahead of', 'Try upgrading your Ghost install.'],
    ['v99.0', 'UPDATE_GHOST', 'ahead of', 'Try upgrading your Ghost install.'],
  ])('is 406 for version %s', async (...expected) => {
    const [version, code, standing, help] = expected;
    expect(await refusal(unknown, { headers: { 'accept-version': version } })).toEqual({
      status: 406,
      type: 'RequestNotAcceptableError',
      message: 'Request could not be served, the endpoint was not found.',
      context: `Provided client accept-version ${version} is ${standing} current Ghost version v6.65.`,
      code,
      help,
    });
  });

  test.each(['PATCH', 'PUT', 'DELETE', 'POST'])('is what %s to the site is, never 405', async (method) => {
    const { status, headers } = await ask(`${BASE}/site/`, { method });
    expect([status, headers.get('allow')]).toEqual([404, null]);
  });

  test('is told to everybody', async () => {
    expect((await askGhost(gateway.url + unknown)).status).toBe(404);
  });
});

test.each([
  ['GET', `${BASE}/integrations/`],
  ['GET', `${BASE}/Site/`],
  ['GET', `${BASE}/stats/member_count/`],
  ['POST', `${BASE}/members/metafields/custom/`],
  ['GET', `${BASE}/themes/active/`],
])('%s %s is kept from integrations', async (method, path) => {
  expect(await refusal(path, { method })).toMatchObject({ status: 403, type: 'NoPermissionError', message: FORBIDDEN });
  expect((await askGhost(gateway.url + path, { method })).json.errors[0].message).toBe('Authorization failed');
});

test('HEAD is kept from integrations', async () => {
  const { status, text } = await ask(`${BASE}/site/`, { method: 'HEAD' });
  expect([status, text]).toEqual([403, '']);
});

test('OPTIONS tells the methods', async () => {
  const { status, headers } = await ask(`${BASE}/site/`, { method: 'OPTIONS' });
  expect([status, headers.get('allow')]).toEqual([204, 'GET, OPTIONS']);
});

test.each([
  `${BASE}//site/`,
  `${BASE}/site//`,
  `${BASE}/%2fsite/`,
  `${BASE}/site%2f/`,
  `${BASE}/%00/`,
  `${BASE}/site%00/`,
  `${BASE}/%zz/`,
  `${BASE}/%ff/`,
  `${BASE}/${'a'.repeat(10_000)}/`,
  `${BASE}/./site/`,
  `${BASE}/../admin/nothing/`,
  `${BASE}/__proto__/`,
  `${BASE}/constructor/`,
  `${BASE}/;/`,
])('%s is answered in the envelope', async (path) => {
  const { status, text } = await askRaw(path);
  expect([400, 403, 404]).toContain(status);
  const { errors } = JSON.parse(text) as { errors: object[] };
  expect(errors.map((error) => Object.keys(error).length)).toEqual([9]);
});

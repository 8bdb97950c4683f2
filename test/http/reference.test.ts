import { gunzipSync } from 'node:zlib';
import { DIALECTS } from '../../src/rest/dialects';
import { REFERENCE_SCRIPT, renderReferencePage } from '../../src/http/reference.page';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(gateway.url + path, { headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual' });

test('the description is there for everybody, and is not sent again to who has it', async () => {
  const first = await get('/openapi.json');
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(first.headers.get('cache-control')).toBe('public, no-cache');
  const document = (await first.json()) as { openapi: string; servers: unknown; tags: { name: string }[] };
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] });
  expect(document.tags.map(({ name }) => name.toLowerCase())).toEqual(DIALECTS.map(({ name }) => name));
  const tag = first.headers.get('etag') ?? '';
  const again = await get('/openapi.json', { 'if-none-match': tag });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  expect((await get('/openapi.json', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('it names the origin that clients know', async () => {
  const known = await startTestGateway({ publicUrl: 'https://gateway.test' });
  const { servers } = (await (await fetch(`${known.url}/openapi.json`)).json()) as { servers: unknown };
  expect(servers).toEqual([{ url: 'https://gateway.test' }]);
});

test('it is compressed for who understands that', async () => {
  const { body, headers } = await fetchRaw('/openapi.json', 'br, gzip');
  expect(headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(body).toString())).toMatchObject({ openapi: '3.1.0' });
  expect((await fetchRaw('/openapi.json', 'gzip;q=0')).headers['content-encoding']).toBeUndefined();
});

test('the page loads only what is served here, and runs only that', async () => {
  const answer = await get('/docs');
  const page = await answer.text();
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
  expect(loaded.length).toBeGreaterThan(4);
  for (const url of loaded) expect([url, (await get(url)).status]).toEqual([url, 200]);
  expect(page).not.toMatch(/<script(?! src=)|<style|\son\w+=|\sstyle=/);
  expect(REFERENCE_SCRIPT + page).not.toMatch(/https?:\/\//);
});

test.each([
  ['/docs/swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['/docs/reference.js', 'text/javascript; charset=utf-8'],
  ['/docs/swagger-ui.css', 'text/css; charset=utf-8'],
  ['/docs/favicon.png', 'image/png'],
])('%s is kept, but asked for each time', async (path, type) => {
  const { status, headers } = await get(path);
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('cache-control')).toBe('public, no-cache');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect((await get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
});

test.each(['/docs/package.json', '/docs/index.html', '/docs/swagger-ui-bundle.js.map', '/docs/..%2fpackage.json'])(
  'no other file of the package is served: %s',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('an address with a slash leads to the page', async () => {
  const { status, headers } = await get('/docs/');
  expect([status, headers.get('location')]).toEqual([308, '/docs']);
});

test('other answers keep the strict policy', async () => {
  for (const path of ['/openapi.json', '/livez', '/docs/reference.js', '/docs/unknown'])
    expect((await get(path)).headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors/);
});

test('credentials are on the page only with the demo, and cannot break out of their attribute', async () => {
  expect(await (await get('/docs')).text()).toContain('data-settings="{&quot;credentials&quot;:{}}"');
  const page = renderReferencePage({ AllegroToken: '"><script>alert(1)</script>' });
  expect(page).toContain('The demo is on.');
  expect(page).not.toContain('<script>alert');
});

/** Without a client that unpacks by itself. */
async function fetchRaw(path: string, encodings: string): Promise<{ body: Buffer; headers: Record<string, unknown> }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(gateway.url + path, { headers: { 'accept-encoding': encodings } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => resolve({ body: Buffer.concat(pieces), headers: answer.headers }));
    })
      .on('error', reject)
      .end();
  });
}

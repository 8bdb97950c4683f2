import { pino } from 'pino';
import { startTestGateway, type TestGateway } from '../support/gateway';

const lines: string[] = [];
let gateway: TestGateway;

beforeAll(async () => {
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  gateway = await startTestGateway({}, { log });
});

const logged = () =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');

test('/livez needs nothing, /readyz looks at the database', async () => {
  const before = gateway.database.statements();
  expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
  expect(gateway.database.statements()).toBe(before);
  const ready = await fetch(`${gateway.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', accepting: 'ok' },
  });
});

test('a database that is away or behind makes it not ready', async () => {
  const { database } = gateway;
  const ping = jest.spyOn(database, 'ping').mockRejectedValueOnce(new Error('down at postgres://u:pw@host'));
  const away = await fetch(`${gateway.url}/readyz`);
  expect(away.status).toBe(503);
  expect(await away.json()).toMatchObject({ checks: { database: 'failed' } });
  ping.mockRestore();
  await database.query(`UPDATE "_prisma_migrations" SET rolled_back_at = now()`);
  const behind = await fetch(`${gateway.url}/readyz`);
  await database.query(`UPDATE "_prisma_migrations" SET rolled_back_at = NULL`);
  expect(await behind.json()).toMatchObject({ checks: { database: 'ok', migrations: 'failed' } });
});

test('/metrics tells what the gateway does', async () => {
  await gateway.graphql('{ __typename }');
  await gateway.graphql('{ nothing }');
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  for (const line of [
    /^gateway_http_request_duration_seconds_count\{method="POST",route="\/graphql",status="200"\} [1-9]/m,
    /^gateway_graphql_operations_total\{type="query",outcome="ok"\} [1-9]/m,
    /^gateway_graphql_operations_total\{type="unknown",outcome="refused"\} [1-9]/m,
    /^gateway_sql_statements_total [1-9]/m,
    /^gateway_database_connections\{state="total"\} \d/m,
    /^gateway_event_loop_lag_seconds\{quantile="0.99"\} 0?\.?\d/m,
    /^gateway_websocket_connections 0$/m,
    /^gateway_websocket_subscriptions 0$/m,
  ])
    expect(text).toMatch(line);
});

describe('the log', () => {
  test('has one line a request that says who did what, and how long it took', async () => {
    const { id, credentials } = await gateway.organization();
    lines.length = 0;
    await gateway.graphql('query HowMany { members { totalCount } }', {
      token: credentials.graphql,
      headers: { 'x-request-id': 'log-1', cookie: 'session=canary' },
    });
    expect(logged()).toEqual([
      expect.objectContaining({
        requestId: 'log-1',
        method: 'POST',
        path: '/graphql',
        status: 200,
        durationMs: expect.any(Number),
        organizationId: id,
        principal: expect.stringMatching(/^key:/),
        dialect: 'graphql',
        operation: 'HowMany',
      }),
    ]);
    expect(lines.join()).not.toMatch(/canary|agw_/);
  });

  test('of a REST request names its endpoint', async () => {
    const { id, credentials } = await gateway.organization();
    lines.length = 0;
    const headers = { authorization: `Bearer ${credentials.allegro}` };
    await fetch(`${gateway.url}/api/v1/audience-members?email=x`, { headers });
    expect(logged()).toMatchObject([{ path: '/api/v1/audience-members', organizationId: id, dialect: 'allegro' }]);
    expect(logged()[0]?.['operation']).toContain('allegro');
  });

  test('S52 stays one line of JSON, whatever a caller writes', async () => {
    lines.length = 0;
    await fetch(`${gateway.url}/%0d%0a{"level":50}%1b[31m?x=%0a`, { headers: { 'user-agent': '{"level":60}' } });
    expect(lines).toHaveLength(1);
    expect(logged()).toHaveLength(1);
  });
});

describe('GraphiQL', () => {
  const page = (headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
    fetch(`${gateway.url}/graphql`, { headers });

  test('comes to browsers as one page that loads nothing from elsewhere', async () => {
    const response = await page();
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, nonce = 'none'] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(html).toContain(`<script nonce="${nonce}">`);
    expect(policy).toContain('worker-src blob:');
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await page()).headers.get('content-security-policy')).not.toBe(policy);
    expect(html).not.toContain('Bearer agw_');
  });

  test('comes to nobody else', async () => {
    const response = await page({ accept: 'application/json', 'apollo-require-preflight': '1' });
    expect(response.headers.get('content-type')).toContain('json');
  });
});

describe('the end', () => {
  test('is not before what is under way has been answered, and closes connections', async () => {
    const ending = await startTestGateway();
    const { credentials } = await ending.organization();
    const { authenticator } = ending;
    const look = authenticator.authenticate.bind(authenticator);
    const received = jest.spyOn(authenticator, 'authenticate').mockImplementation(async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return look(...asked);
    });
    const answers = Array.from({ length: 5 }, (_, index) =>
      ending.graphql(`mutation { memberCreate(input: { email: "m${index}@example.com" }) { member { id } } }`, {
        token: credentials.graphql,
      }),
    );
    while (received.mock.calls.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    const start = performance.now();
    const stopped = ending.stop();
    const all = await Promise.all(answers);
    await stopped;
    expect(performance.now() - start).toBeLessThan(8000);
    expect(all.every(({ status, body }) => status === 200 && !body.errors)).toBe(true);
    expect(all.every(({ headers }) => headers.get('connection') === 'close')).toBe(true);
    await expect(fetch(`${ending.url}/livez`)).rejects.toThrow();
  });
});

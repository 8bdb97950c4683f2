import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { build, type GatewayProcess, startProcess, untilReady } from '../support/built';
import { runInShell, shellExamples } from '../support/shell-examples';

// Processes are started, and a database is made from nothing.
jest.setTimeout(240_000);

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-serve-'));
const file = join(dataDir, 'credentials.json');
const here = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' };

interface CredentialsFile {
  readonly organizations: { slug: string; credentials: { graphql: string; allegro: string } }[];
}

const credentials = () => JSON.parse(readFileSync(file, 'utf8')) as CredentialsFile;
const tokenOf = (slug: string) =>
  credentials().organizations.find((entry) => entry.slug === slug)?.credentials.graphql ?? '';

beforeAll(build);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function ask(url: string, token: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ organization { slug } members { totalCount } }' }),
  });
  return answer.json();
}

/** A request of which the server has the head and half of the body. */
async function halfARequest(
  url: string,
): Promise<{ finish: () => Promise<{ status: number; connection: string; body: string }> }> {
  const body = JSON.stringify({ query: '{ organization { slug } }' });
  const sent = request(`${url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenOf('demo')}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
  });
  const answered = once(sent, 'response');
  answered.catch(() => undefined);
  sent.on('error', () => undefined);
  sent.write(body.slice(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const finish = async () => {
    sent.end(body.slice(10));
    const [response] = (await answered) as [import('node:http').IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { statusCode: status = 0, headers } = response;
    return { status, connection: headers.connection ?? '', body: Buffer.concat(chunks).toString() };
  };
  return { finish };
}

async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${tokenOf('demo')}` } }));
  const [message] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(message.toString())).toMatchObject({ type: 'connection_ack' });
  return socket;
}

describe('gateway serve', () => {
  let gateway: GatewayProcess;
  let url: string;
  let kept: string;

  it('starts beside an organization that was made before the first start, with the demo', async () => {
    const create = startProcess(here, 'organization', 'create', 'news', '--title', 'News', '--json');
    expect(await create.exited).toBe(0);
    const news = JSON.parse(create.stdout()) as CredentialsFile['organizations'][number];
    gateway = startProcess(here, 'serve');
    url = await untilReady(gateway);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await ask(url, news.credentials.graphql)).toMatchObject({ data: { organization: { slug: 'news' } } });
    expect(await ask(url, tokenOf('demo'))).toMatchObject({ data: { organization: { slug: 'demo' } } });
    expect(credentials().organizations.map(({ slug }) => slug)).toEqual(['demo', 'demo-two']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    kept = readFileSync(file, 'utf8');
  });

  it('says on the first start where and how to try it, in a form that works', async () => {
    const text = gateway.stdout();
    for (const said of [`${url}/\n`, `${url}/graphql\n`, `${url}/docs\n`, 'credentials.json'])
      expect(text).toContain(said);
    const [, block = ''] = /to be copied into a shell:\n\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const requests = block.split(/\n(?= {2}\w)/).map((entry) => entry.slice('  GraphQL   '.length));
    expect(requests).toHaveLength(5);
    for (const request of requests) expect(await runInShell(request)).toMatch(/\bemail['"]?:\s*['"][^'"]+@/);
  });

  /** Commands of a page, with only address and credentials replaced. */
  const hereIs = (commands: string) =>
    commands.replaceAll('./.data/credentials.json', file).replaceAll('127.0.0.1:4000', new URL(url).host);

  it('answers every example of the README', async () => {
    const [prepare = '', ...examples] = shellExamples('README.md');
    const answers: string[] = [];
    for (const example of examples) answers.push(await runInShell(hereIs(prepare + example)));
    expect(answers).toEqual([
      expect.stringMatching(/"entitlements":\[.*"purchases":\[/),
      expect.stringContaining('"memberCreate":{"member":{"id":'),
      expect.stringMatching(/jane@example\.com[\s\S]*cust_002/),
      expect.stringContaining("status: 'paid'"),
      expect.stringContaining('activeMembers:'),
    ]);
    for (const answer of answers) expect(answer).not.toContain('"errors"');
  });

  it('takes the first steps of the documentation, twice with the same effect', async () => {
    const [steps = ''] = shellExamples('docs/getting-started.md');
    for (let time = 0; time < 2; time += 1) {
      const answer = await runInShell(hereIs(steps));
      expect(answer).toContain('"status":"ACTIVE"');
      expect(answer).toContain('"status":"PAID","tier":{"name":"Supporter"}');
      expect(answer).toContain('"purchases":[{"amountMinor":500,"currency":"EUR","status":"COMPLETED"}]');
    }
  });

  it('refuses every other process on its directory', async () => {
    for (const words of [['serve'], ['credential', 'list', '--organization', 'demo']]) {
      const other = startProcess(here, ...words);
      expect(await other.exited).toBe(1);
      expect(other.stdout()).toBe('');
      expect(other.stderr()).toMatch(/^error: The data directory \S+ is in use by process \d+\.[^\n]*\n$/);
    }
  });

  it('lets what is under way end when it is asked to stop, and exits with 0', async () => {
    const socket = await openSocket(url);
    const closed = once(socket, 'close');
    const half = await halfARequest(url);
    gateway.child.kill('SIGTERM');
    expect(await closed).toMatchObject([1001, expect.anything()]);
    const { status, connection, body } = await half.finish();
    expect({ status, connection }).toEqual({ status: 200, connection: 'close' });
    expect(JSON.parse(body)).toEqual({ data: { organization: { slug: 'demo' } } });
    expect(await gateway.exited).toBe(0);
    expect(gateway.stderr()).toBe('');
  });

  it('keeps the credentials over a restart, and ends at once at a second signal', async () => {
    gateway = startProcess(here, 'serve');
    url = await untilReady(gateway);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    expect(gateway.stdout()).not.toContain('agw_');
    await halfARequest(url);
    gateway.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(gateway.child.exitCode).toBeNull();
    gateway.child.kill('SIGINT');
    expect(await gateway.exited).toBe(1);
  });

  it('starts again after the hard end, and a worker after that', async () => {
    gateway = startProcess(here, 'serve');
    url = await untilReady(gateway);
    expect(await ask(url, tokenOf('demo-two'))).toMatchObject({ data: { organization: { slug: 'demo-two' } } });
    gateway.child.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    const worker = startProcess(here, 'worker');
    while (!worker.stdout().includes('working')) await new Promise((resolve) => setTimeout(resolve, 50));
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
  });
});

import { createServer, type AddressInfo } from 'node:net';
import type { Database } from '../../src/database/client';
import { fromGlobalId } from '../../src/schema/global-id';
import { type GatewayProcess, startProcess, untilReady } from './built';
import { brokenInvariants } from './invariants';
import { type Write, type WriterOptions, Writers } from './writers';

const RESENT = 50;

/** A gateway process that can be ended and started again at the same address, with an organization to write into. */
export interface CrashScene {
  readonly url: string;
  readonly credentials: WriterOptions['credentials'];
  gateway: GatewayProcess;
  /** Writers whose members' addresses begin with a prefix. */
  writers(prefix: string): Writers;
  /** Ends the process as a power cut would, and starts it again. */
  killAndRestart(): Promise<void>;
}

let organizations = 0;

/** Makes an organization by the command line and starts the built gateway. */
export async function startScene(environment: Record<string, string>): Promise<CrashScene> {
  const env = { HOST: '127.0.0.1', DEMO: 'off', RATE_LIMIT: 'off', LOG_LEVEL: 'error', ...environment };
  const port = await freePort();
  organizations += 1;
  const slug = `crash-${port}-${organizations}`;
  const create = startProcess(env, 'organization', 'create', slug, '--title', 'Crash', '--json');
  if ((await create.exited) !== 0) throw new Error(create.stderr());
  const { credentials } = JSON.parse(create.stdout()) as { credentials: WriterOptions['credentials'] };
  const start = async () => {
    const gateway = startProcess({ ...env, PORT: String(port) }, 'serve');
    await untilReady(gateway);
    return gateway;
  };
  const url = `http://127.0.0.1:${port}`;
  const scene: CrashScene = {
    url,
    credentials,
    gateway: await start(),
    writers: (prefix) => new Writers({ url, credentials, prefix }),
    async killAndRestart() {
      scene.gateway.child.kill('SIGKILL');
      await scene.gateway.exited;
      scene.gateway = await start();
    },
  };
  return scene;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One key has one answer, also when it is sent again long after. */
export async function expectOneAnswer(writes: readonly Write[]): Promise<void> {
  const step = Math.max(1, Math.floor(writes.length / RESENT));
  for (let index = 0; index < writes.length; index += step) {
    const reply = await writes[index]?.send();
    if (reply?.outcome === 'done') writes[index]?.answers.add(reply.id);
    else throw new Error(`Not answered again: ${JSON.stringify(reply)}`);
  }
  expect(writes.filter(({ answers }) => answers.size !== 1).map(({ key, answers }) => [key, ...answers])).toEqual([]);
}

/** What was acknowledged is there, once, with one event each; and nothing that must always hold is broken. */
export async function expectNothingLost(database: Database, prefix: string, writes: readonly Write[]): Promise<void> {
  const idsOf = async (sql: string) =>
    (await database.query<{ id: string }>(sql, [`${prefix}-%`])).rows.map(({ id }) => id);
  const sent = (kind: Write['kind'], type: string) =>
    writes.filter((write) => write.kind === kind).map(({ answers }) => fromGlobalId(type, [...answers][0] ?? ''));
  const members = sent('member', 'Member');
  const purchases = sent('purchase', 'Purchase');
  const inOrder = (ids: readonly string[]) => [...ids].sort();
  expect(inOrder(await idsOf('SELECT id FROM members WHERE email LIKE $1'))).toEqual(inOrder(members));
  expect(inOrder(await idsOf('SELECT id FROM purchases WHERE provider_ref LIKE $1'))).toEqual(inOrder(purchases));
  const { rows } = await database.query<{ id: string }>(
    `SELECT subject_id AS id FROM events WHERE type IN ('member.created', 'purchase.recorded') AND subject_id = ANY($1)`,
    [[...members, ...purchases]],
  );
  expect(inOrder(rows.map(({ id }) => id))).toEqual(inOrder([...members, ...purchases]));
  expect(await brokenInvariants(database)).toEqual([]);
}

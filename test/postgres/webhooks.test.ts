import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { build, startProcess } from '../support/built';
import { emptyDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';
import { startScene } from '../support/crash-scene';
import { startReceiver } from '../support/receiver';

// Processes are started again and again.
jest.setTimeout(300_000);

const KILLS = 4;

let database: Database;
let databaseUrl: string;

beforeAll(async () => {
  build();
  databaseUrl = await emptyDatabaseUrl();
  database = await openDatabase({ databaseUrl, log: silentLog });
  await migrate(database);
});

afterAll(() => database.close());

interface Told {
  readonly data: { readonly subject: { readonly id: string; readonly sequence: number } };
}

/** Each member's sequence numbers without repetitions, in the order in which they first came. */
function firstSeen(told: readonly Told[]): Map<string, number[]> {
  const seen = new Map<string, number[]>();
  for (const { data } of told) {
    const { id, sequence } = data.subject;
    const present = seen.get(id) ?? [];
    if (!present.includes(sequence)) seen.set(id, [...present, sequence]);
  }
  return seen;
}

describe('webhooks of processes that are killed', () => {
  it('all arrive, in the order of each member, and none of what was not committed', async () => {
    const receiver = await startReceiver();
    receiver.answer = (_message, response) => void setTimeout(() => response.end(), 5);
    const env = { DATABASE_URL: databaseUrl, WEBHOOK_ALLOW_PRIVATE: 'on' };
    const scene = await startScene(env);
    const input = { format: 'NATIVE', url: `${receiver.url}/hook`, events: ['member.created', 'member.updated'] };
    const created = await fetch(`${scene.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.credentials.graphql}` },
      body: JSON.stringify({
        query:
          'mutation ($input: WebhookEndpointCreateInput!) { webhookEndpointCreate(input: $input) { webhookEndpoint { id } } }',
        variables: { input },
      }),
    });
    expect(await created.json()).toMatchObject({ data: { webhookEndpointCreate: { webhookEndpoint: {} } } });
    const worker = startProcess({ ...env, LOG_LEVEL: 'error' }, 'worker');
    const writers = scene.writers('hook');
    writers.start(6);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(1500);
      await scene.killAndRestart();
    }
    worker.child.kill('SIGKILL');
    await writers.stop();
    // What the killed ones had claimed is taken up when their claims have run out, a minute later: here at once.
    await database.query('UPDATE webhook_lanes SET due_at = now() WHERE claim IS NOT NULL');
    const waiting = async () =>
      (await database.query<{ count: number }>("SELECT count(*)::int FROM webhook_deliveries WHERE status = 'PENDING'"))
        .rows[0]?.count;
    for (let second = 0; second < 60 && (await waiting()) !== 0; second += 1) await sleep(1000);
    expect(await waiting()).toBe(0);
    const { rows } = await database.query<{ subject_id: string; sequences: number[] }>(
      `SELECT subject_id, array_agg(sequence ORDER BY sequence) AS sequences FROM events
       WHERE type IN ('member.created', 'member.updated') GROUP BY subject_id`,
    );
    expect(rows.length).toBeGreaterThan(20);
    const seen = firstSeen(receiver.received.map(({ body }) => body as unknown as Told));
    expect([...seen.values()].map(String).sort()).toEqual(rows.map(({ sequences }) => String(sequences)).sort());
    scene.gateway.child.kill('SIGTERM');
    expect(await scene.gateway.exited).toBe(0);
  });
});

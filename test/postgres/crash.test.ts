import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { build } from '../support/built';
import { type CrashScene, expectNothingLost, expectOneAnswer, startScene } from '../support/crash-scene';
import { emptyDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';
import { serverUrl } from '../support/postgres-server';

// Processes are started again and again while others write.
jest.setTimeout(300_000);

const WRITERS = 16;
const KILLS = 5;
const APPLICATION = 'crash-test';
const BACK_WITHIN_MS = 5000;

let database: Database;
let databaseUrl: string;

beforeAll(async () => {
  build();
  // A database of its own: every row in it must come from the gateway.
  databaseUrl = await emptyDatabaseUrl();
  database = await openDatabase({ databaseUrl, log: silentLog });
  await migrate(database);
});

afterAll(() => database.close());

/** A gateway whose connections can be told from everybody else's. */
function start(): Promise<CrashScene> {
  return startScene({ DATABASE_URL: `${databaseUrl}?application_name=${APPLICATION}` });
}

/** Ends every connection of the gateway, as a restart of the server does. */
async function terminateAll(): Promise<number> {
  const { rows } = await database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    [APPLICATION],
  );
  return rows.length;
}

/** Whether the server lets anybody in; who is in stays. */
async function takeConnections(taken: boolean): Promise<void> {
  // A session cannot shut the door of its own database.
  const client = new Client(serverUrl());
  await client.connect();
  await client.query(
    `ALTER DATABASE "${new URL(databaseUrl).pathname.slice(1)}" WITH ALLOW_CONNECTIONS ${String(taken)}`,
  );
  await client.end();
}

async function stop({ gateway }: CrashScene): Promise<void> {
  gateway.child.kill('SIGTERM');
  expect(await gateway.exited).toBe(0);
}

describe('a gateway on a PostgreSQL server, under load', () => {
  it('loses and doubles nothing when it is killed five times', async () => {
    const scene = await start();
    const writers = scene.writers('kill');
    writers.start(WRITERS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(2000);
      await scene.killAndRestart();
    }
    await sleep(1000);
    await writers.stop();
    expect(writers.refusals).toEqual([]);
    expect(writers.broken.length).toBeGreaterThan(0);
    expect(writers.done.length).toBeGreaterThan(WRITERS);
    await expectOneAnswer(writers.done);
    await expectNothingLost(database, 'kill', writers.done);
    await stop(scene);
  });

  it('answers 503 while the server takes no connections, loses nothing, and is back within five seconds', async () => {
    const scene = await start();
    const writers = scene.writers('outage');
    writers.start(WRITERS);
    await sleep(1000);
    for (let restart = 0; restart < 3; restart += 1) {
      expect(await terminateAll()).toBeGreaterThan(0);
      await sleep(300);
    }
    await takeConnections(false);
    await terminateAll();
    await sleep(1500);
    expect((await fetch(`${scene.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${scene.url}/livez`)).status).toBe(200);
    const back = performance.now();
    await takeConnections(true);
    while (writers.lastDoneAt < back && performance.now() < back + BACK_WITHIN_MS) await sleep(20);
    expect(writers.lastDoneAt).toBeGreaterThan(back);
    await writers.stop();
    expect(writers.refusals).toEqual([]);
    expect(writers.broken).toEqual([]);
    expect(writers.later.get(503)).toBeGreaterThan(0);
    expect(scene.gateway.child.exitCode).toBeNull();
    await expectOneAnswer(writers.done);
    await expectNothingLost(database, 'outage', writers.done);
    await stop(scene);
  });

  it('breaks no request when it is asked to stop, and exits with 0', async () => {
    const scene = await start();
    const writers = scene.writers('stop');
    writers.start(WRITERS);
    await sleep(1500);
    await stop(scene);
    await writers.abandon();
    expect(writers.broken).toEqual([]);
    expect(writers.refusals).toEqual([]);
    expect(writers.done.length).toBeGreaterThan(0);
    await expectNothingLost(database, 'stop', writers.done);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/database/client';
import { inTransaction } from '../../src/database/transaction';
import { testDatabase, workerDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';

const name = 'connections-test';
let victim: Database;
let other: Database;

beforeAll(async () => {
  other = await testDatabase();
  const databaseUrl = `${await workerDatabaseUrl()}?application_name=${name}`;
  victim = await openDatabase({ databaseUrl, poolSize: 4, log: silentLog });
  await other.query('CREATE TABLE IF NOT EXISTS connections_test (a int)');
});

afterAll(() => victim.close());

/** What a restart of the server looks like from here. */
async function terminateAll(): Promise<number> {
  const { rows } = await other.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    [name],
  );
  return rows.length;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn += 1) await sleep(50);
  expect(holds()).toBe(true);
}

describe('a pool whose connections are all terminated', () => {
  it('serves again when they were idle', async () => {
    await Promise.all([victim.ping(), victim.ping(), victim.prisma.organization.count()]);
    expect(await terminateAll()).toBeGreaterThan(0);
    await sleep(50);
    await expect(victim.ping()).resolves.toBeUndefined();
    await expect(victim.prisma.organization.count()).resolves.toEqual(expect.any(Number));
  });

  it('fails the statements and transactions under way as UNAVAILABLE, and serves again', async () => {
    const context = { db: victim.prisma, log: silentLog };
    const transaction = inTransaction(context, async ({ db }) => {
      await db.$executeRaw`INSERT INTO connections_test VALUES (1)`;
      await sleep(400);
      await db.$executeRaw`INSERT INTO connections_test VALUES (2)`;
    });
    const statement = inTransaction(context, ({ db }) => db.$queryRaw`SELECT 1 FROM (SELECT pg_sleep(10)) AS slow`);
    const outcomes = Promise.allSettled([transaction, statement]);
    await sleep(200);
    expect(await terminateAll()).toBeGreaterThanOrEqual(2);
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
    await expect(victim.ping()).resolves.toBeUndefined();
    expect((await other.query('SELECT a FROM connections_test')).rows).toEqual([]);
  });

  it('listens again and says that something may have been missed', async () => {
    const heard: (string | null)[] = [];
    const stop = await victim.listen('connections', (payload) => heard.push(payload));
    await other.notify('connections', 'before');
    await until(() => heard.length === 1);
    await terminateAll();
    await until(() => heard.includes(null));
    await other.notify('connections', 'after');
    await until(() => heard.includes('after'));
    expect(heard).toEqual(['before', null, 'after']);
    await stop();
  });
});

describe('a server', () => {
  it('is told to stop statements that run for too long', async () => {
    const { rows } = await victim.query('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '10s' }]);
  });

  it('hands a deadlock to one transaction, which is run again', async () => {
    await other.query('TRUNCATE connections_test; INSERT INTO connections_test VALUES (1), (2)');
    let bodies = 0;
    const update = (first: number, second: number) =>
      inTransaction({ db: victim.prisma, log: silentLog }, async ({ db }) => {
        bodies += 1;
        await db.$executeRaw`UPDATE connections_test SET a = a WHERE a = ${first}`;
        await sleep(200);
        await db.$executeRaw`UPDATE connections_test SET a = a WHERE a = ${second}`;
      });
    await Promise.all([update(1, 2), update(2, 1)]);
    expect(bodies).toBe(3);
    await other.query('TRUNCATE connections_test');
  });

  it('makes a caller wait no longer than the limit for a transaction when all connections are taken', async () => {
    const full = await openDatabase({ databaseUrl: await workerDatabaseUrl(), poolSize: 1, log: silentLog });
    const context = { db: full.prisma, log: silentLog };
    const long = inTransaction(context, () => sleep(12_000));
    await sleep(100);
    await expect(inTransaction(context, async () => 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await long;
    await expect(inTransaction(context, async () => 1)).resolves.toBe(1);
    await full.close();
  });
});

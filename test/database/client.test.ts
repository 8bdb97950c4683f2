import type { Database } from '../../src/database/client';
import { inTransaction } from '../../src/database/transaction';
import { onPostgres, testDatabase } from '../support/database';
import { silentLog } from '../support/log';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await database.query('CREATE TABLE IF NOT EXISTS round_trip (id int PRIMARY KEY, name text, at timestamptz)');
  await database.query('TRUNCATE round_trip');
});

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}

describe('the database', () => {
  it('answers, and says which kind it is', async () => {
    await database.ping();
    expect(database.embedded).toBe(!onPostgres);
  });

  it('gives back every kind of value as it was given', async () => {
    const uuid = '0190a000-0000-7000-8000-00000000abcd';
    const instant = new Date('2026-03-29T01:30:00.123Z');
    const [row] = await database.prisma.$queryRaw<Record<string, unknown>[]>`
      SELECT ${instant}::timestamptz AS instant, ${9007199254740993n}::bigint AS big, ${new Uint8Array([0, 255, 10])}::bytea AS bytes,
        ${{ a: [1, 'é', null] }}::jsonb AS json, ${[uuid]}::uuid[] AS uuids, ${['a"b', 'c,d', '{}']}::text[] AS texts,
        ${true}::boolean AS yes, ${null}::text AS nothing, ${'12.340'}::numeric AS exact, ${1.5}::float8 AS float`;
    expect(row).toMatchObject({
      instant,
      big: 9007199254740993n,
      json: { a: [1, 'é', null] },
      uuids: [uuid],
      yes: true,
    });
    expect(row).toMatchObject({ texts: ['a"b', 'c,d', '{}'], nothing: null, float: 1.5 });
    expect([...(row?.bytes as Uint8Array)]).toEqual([0, 255, 10]);
    expect(String(row?.exact)).toBe('12.34');
  });

  it('speaks plain SQL with the same types on both kinds of database', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    await database.query('INSERT INTO round_trip VALUES ($1, $2, $3)', [1, null, at]);
    const { rows } = await database.query(
      'SELECT id, name, at, 5::int8 AS big, \'{"a":1}\'::jsonb AS json FROM round_trip',
    );
    expect(rows).toEqual([{ id: 1, name: null, at, big: '5', json: { a: 1 } }]);
    expect((await database.query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  });

  it('counts the statements it sends, BEGIN and COMMIT included', async () => {
    const before = database.statements();
    await database.ping();
    expect(database.statements() - before).toBe(1);
    await inTransaction({ db: database.prisma, log: silentLog }, ({ db }) => db.$queryRaw`SELECT 1`);
    expect(database.statements() - before).toBe(4);
  });

  it('keeps its connections when a statement fails', async () => {
    const pid = async () => (await database.query('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
    const first = await pid();
    for (let failed = 0; failed < 5; failed += 1)
      await expect(database.query('SELECT 1/0')).rejects.toThrow('division');
    expect(await pid()).toBe(first);
  });

  it('serves many callers at once', async () => {
    const sums = Array.from({ length: 60 }, (_, index) => database.query('SELECT $1::int * 2 AS twice', [index]));
    expect((await Promise.all(sums)).map(({ rows }) => rows[0]?.twice)).toEqual(sums.map((_, index) => index * 2));
  });

  it('delivers notifications until the listener stops, those of a transaction after its commit', async () => {
    const heard: (string | null)[] = [];
    const stop = await database.listen('news', (payload) => heard.push(payload));
    await database.listen('other "channel"', (payload) => heard.push(`other ${payload}`));
    await database.notify('news', 'one');
    await database.notify('other "channel"', 'two');
    const failing = inTransaction({ db: database.prisma, log: silentLog }, async ({ db }) => {
      await db.$executeRaw`SELECT pg_notify('news', 'rolled back')`;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await nextTurn();
    await stop();
    await database.notify('news', 'late');
    await nextTurn();
    expect(heard).toEqual(['one', 'other two']);
  });

  it('takes back a session with nothing left open in it', async () => {
    const broken = database.session(async (query) => {
      await query('BEGIN');
      await query("INSERT INTO round_trip VALUES (99, 'left open')");
      await query("SET statement_timeout = '1h'");
      throw new Error('forgotten');
    });
    await expect(broken).rejects.toThrow('forgotten');
    expect((await database.query('SELECT 1 FROM round_trip WHERE id = 99')).rows).toEqual([]);
    expect((await database.query('SHOW statement_timeout')).rows[0]?.statement_timeout).not.toBe('1h');
  });
});

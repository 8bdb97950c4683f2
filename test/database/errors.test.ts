import { openDatabase, type Database } from '../../src/database/client';
import { guard, translateDatabaseError, violatedConstraint } from '../../src/database/errors';
import { inTransaction } from '../../src/database/transaction';
import { Failure } from '../../src/shared/failure';
import { newId } from '../../src/shared/id';
import { testDatabase } from '../support/database';
import { silentLog } from '../support/log';

let database: Database;
const nobody = '00000000-0000-0000-0000-000000000000';

beforeAll(async () => {
  database = await testDatabase();
  await database.query(`
    CREATE TABLE IF NOT EXISTS error_test (id int PRIMARY KEY, name text, parent int
      CONSTRAINT error_test_parent REFERENCES error_test DEFERRABLE INITIALLY DEFERRED);
    CREATE UNIQUE INDEX IF NOT EXISTS error_test_partial ON error_test (lower(name)) WHERE id > 0;
    TRUNCATE error_test;
    INSERT INTO error_test VALUES (1, 'a');`);
});

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  return guard(work).then(
    () => undefined,
    (error: unknown) => error,
  );
}

function raise(state: string): () => Promise<unknown> {
  return () => database.query(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`);
}

describe('translateDatabaseError', () => {
  it('names the violated index, also a partial one over an expression, by whichever way the statement went', async () => {
    const ways = [
      () => database.query("INSERT INTO error_test VALUES (2, 'A')"),
      () => database.prisma.$executeRaw`INSERT INTO error_test VALUES (2, 'A')`,
      () =>
        inTransaction({ db: database.prisma, log: silentLog }, ({ db }) =>
          db.$executeRawUnsafe("INSERT INTO error_test VALUES (2, 'A')"),
        ),
    ];
    for (const way of ways) {
      const failure = await failureOf(way);
      expect(failure).toMatchObject({ name: 'Failure', code: 'CONFLICT' });
      expect(violatedConstraint(failure)).toBe('error_test_partial');
    }
  });

  it('names the violated index of a model, and tells partial ones apart', async () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const stamps = { createdAt: now, updatedAt: now };
    const { prisma } = database;
    const organizationId = newId(now);
    const organization = { id: organizationId, slug: organizationId, title: 't', currency: 'USD', ...stamps };
    await prisma.organization.create({ data: organization });
    const create = (slug: string, isDefault: boolean) =>
      failureOf(() =>
        prisma.creator.create({ data: { organizationId, id: newId(now), name: slug, slug, isDefault, ...stamps } }),
      );
    expect(await create('one', true)).toBeUndefined();
    expect(violatedConstraint(await create('one', false))).toBe('creators_organization_id_slug_key');
    expect(violatedConstraint(await create('two', true))).toBe('creators_default');
  });

  it('calls a missing row NOT_FOUND', async () => {
    const where = { id: nobody };
    expect(await failureOf(() => database.prisma.organization.findUniqueOrThrow({ where }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each(['57P01', '57P02', '57P03', '08006', '08003', '53300', '53100'])('calls %s UNAVAILABLE', async (state) => {
    expect(await failureOf(raise(state))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await failureOf(() => database.prisma.$queryRawUnsafe("SELECT 'still here'"))).toBeUndefined();
  });

  it.each(['40001', '40P01'])('calls %s CONFLICT when it is not tried again', async (state) => {
    expect(await failureOf(raise(state))).toMatchObject({ code: 'CONFLICT' });
  });

  it('calls a server that cannot be reached UNAVAILABLE', async () => {
    const away = await openDatabase({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none', log: silentLog });
    const db = away.prisma;
    expect(await failureOf(() => db.organization.count())).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await failureOf(() => away.ping())).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await failureOf(() => away.listen('x', () => undefined))).toMatchObject({ code: 'UNAVAILABLE' });
    const transaction = () => inTransaction({ db, log: silentLog }, async () => 1);
    expect(await failureOf(transaction)).toMatchObject({ code: 'UNAVAILABLE' });
    await away.close();
    expect(await failureOf(() => away.ping())).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('leaves everything else as it is', async () => {
    const failure = new Failure('INVALID_TIER', 'no');
    const fault = new TypeError('bug');
    expect(translateDatabaseError(failure)).toBe(failure);
    expect(translateDatabaseError(fault)).toBe(fault);
    expect(translateDatabaseError('text')).toBe('text');
    expect(await failureOf(raise('22012'))).not.toBeInstanceOf(Failure);
    expect(violatedConstraint(fault)).toBeUndefined();
  });

  it('calls a reference to what is gone a CONFLICT, and what cannot be stored a mistake of the caller', async () => {
    const orphan = () =>
      inTransaction({ db: database.prisma, log: silentLog }, ({ db }) =>
        db.$executeRawUnsafe("INSERT INTO error_test VALUES (9, 'z', 99)"),
      );
    expect(await failureOf(orphan)).toMatchObject({ code: 'CONFLICT' });
    expect((await database.query('SELECT 1 FROM error_test WHERE id = 9')).rows).toEqual([]);
    const nul = () => database.query('SELECT $1::text', ['a\u0000b']);
    expect(translateDatabaseError(await failureOf(nul))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

import { violatedConstraint } from '../../src/database/errors';
import { type Db, inTransaction, type TransactionalContext } from '../../src/database/transaction';
import { Failure } from '../../src/shared/failure';
import { testDatabase } from '../support/database';
import { silentLog } from '../support/log';

let context: TransactionalContext;

beforeAll(async () => {
  const database = await testDatabase();
  await database.query('CREATE TABLE IF NOT EXISTS transaction_test (name text PRIMARY KEY)');
  await database.query('TRUNCATE transaction_test');
  context = { db: database.prisma, log: silentLog };
});

async function insert(db: Db, name: string): Promise<void> {
  await db.$executeRaw`INSERT INTO transaction_test VALUES (${name})`;
}

async function names(): Promise<string[]> {
  const rows = await context.db.$queryRaw<{ name: string }[]>`SELECT name FROM transaction_test ORDER BY name`;
  return rows.map(({ name }) => name);
}

describe('inTransaction', () => {
  it('keeps everything or nothing', async () => {
    await inTransaction(context, async ({ db }) => insert(db, 'kept'));
    const failing = inTransaction(context, async ({ db }) => {
      await insert(db, 'lost');
      throw new Failure('INVALID_STATE', 'no');
    });
    await expect(failing).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await names()).toEqual(['kept']);
  });

  it('joins an open transaction', async () => {
    const failing = inTransaction(context, async (outer) => {
      await inTransaction(outer, async (inner) => {
        expect(inner.unit).toBe(outer.unit);
        await insert(inner.db, 'inner');
      });
      throw new Error('outer fails');
    });
    await expect(failing).rejects.toThrow('outer fails');
    expect(await names()).not.toContain('inner');
  });

  it('runs the hooks before the commit in order, once for each key, with those they add', async () => {
    const ran: string[] = [];
    await inTransaction(context, async ({ db, unit }) => {
      unit.beforeCommit(async () => {
        ran.push('first');
        await insert(db, 'by hook');
        unit.beforeCommit(() => void ran.push('added'));
      }, 'key');
      unit.beforeCommit(() => void ran.push('same key'), 'key');
      unit.beforeCommit(() => void ran.push('second'));
      ran.push('body');
    });
    expect(ran).toEqual(['body', 'first', 'second', 'added']);
    expect(await names()).toContain('by hook');
  });

  it('rolls back when a hook before the commit fails', async () => {
    const failing = inTransaction(context, async ({ db, unit }) => {
      await insert(db, 'before hook');
      unit.beforeCommit(() => Promise.reject(new Error('hook fails')));
    });
    await expect(failing).rejects.toThrow('hook fails');
    expect(await names()).not.toContain('before hook');
  });

  it('runs the hooks after the commit only when there is one, logs what they throw, and lets them use the root', async () => {
    const ran: string[] = [];
    const errors: string[] = [];
    const log = { ...silentLog, error: (_details: object, message: string) => void errors.push(message) };
    const later: Promise<string[]>[] = [];
    await inTransaction({ ...context, log }, async ({ unit }) => {
      unit.afterCommit(() => {
        throw new Error('after');
      });
      unit.afterCommit(() => void later.push(names()));
      unit.afterCommit(() => void ran.push('committed'));
    });
    const failing = inTransaction(context, async ({ unit }) => {
      unit.afterCommit(() => void ran.push('never'));
      throw new Error('no commit');
    });
    await expect(failing).rejects.toThrow('no commit');
    expect(ran).toEqual(['committed']);
    expect(errors).toEqual(['a hook after the commit failed']);
    await expect(later[0]).resolves.toContain('kept');
  });

  it('refuses the root client inside an open transaction', async () => {
    const database = await testDatabase();
    const message = 'A transaction is open';
    await inTransaction(context, async ({ db }) => {
      expect(() => database.prisma.organization).toThrow(message);
      expect(() => context.db.$queryRaw`SELECT 1`).toThrow(message);
      await expect(database.query('SELECT 1')).rejects.toThrow(message);
      await expect(inTransaction(context, async () => 1)).rejects.toThrow(message);
      await insert(db, 'still works');
    });
    expect(await names()).toContain('still works');
  });

  it('keeps statements from outside out of the transaction', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const transaction = inTransaction(context, async ({ db }) => {
      await insert(db, 'uncommitted');
      open();
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('rolled back');
    });
    await opened;
    const outside = names();
    await expect(transaction).rejects.toThrow('rolled back');
    expect(await outside).not.toContain('uncommitted');
  });

  it('runs the work again after a deadlock, with a fresh context, at most three times', async () => {
    const units = new Set<unknown>();
    const collide = (db: Db) => db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$`;
    const result = await inTransaction(context, async ({ db, unit }) => {
      units.add(unit);
      await insert(db, 'retried');
      if (units.size < 3) await collide(db);
      return 'done';
    });
    expect(result).toBe('done');
    expect(units.size).toBe(3);
    let attempts = 0;
    const hopeless = inTransaction(context, async ({ db }) => {
      attempts += 1;
      await collide(db);
    });
    await expect(hopeless).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(attempts).toBe(3);
  });

  it('says so when the commit did not happen because a failed statement was ignored', async () => {
    const ran: string[] = [];
    const failing = inTransaction(context, async ({ db, unit }) => {
      unit.afterCommit(() => void ran.push('committed'));
      await insert(db, 'half');
      await insert(db, 'kept').catch((error) => expect(violatedConstraint(error)).toBe('transaction_test_pkey'));
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(ran).toEqual([]);
    expect(await names()).not.toContain('half');
  });

  it('works at READ COMMITTED', async () => {
    const [row] = await inTransaction(
      context,
      ({ db }) => db.$queryRaw<{ transaction_isolation: string }[]>`SHOW transaction_isolation`,
    );
    expect(row?.transaction_isolation).toBe('read committed');
  });
});

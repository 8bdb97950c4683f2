import { type Brought, Errand } from '../../src/database/errand';
import { inTransaction, inTransactionWith, type TransactionalContext } from '../../src/database/transaction';
import { testDatabase } from '../support/database';
import { silentLog } from '../support/log';

let context: TransactionalContext;

beforeAll(async () => {
  context = { db: (await testDatabase()).prisma, log: silentLog };
});

/** Something that notes how it was settled. */
function thing(settled: unknown[]): Brought {
  return { within: (outer) => outer, settle: async (error) => void settled.push(error) };
}

describe('an errand', () => {
  it('undoes the transaction, is run outside of it, and the work is run again with what it brought', async () => {
    const settled: unknown[] = [];
    const seen: number[] = [];
    const errand = new Errand('needed', async (outside) => {
      // The root client refuses to be used inside a transaction.
      await outside.db.$queryRaw`SELECT 1`;
      return thing(settled);
    });
    const answer = await inTransaction(context, async ({ unit }) => {
      seen.push(unit.brought.length);
      if (unit.brought.length === 0) throw errand;
      return 'done';
    });
    expect([answer, seen, settled]).toEqual(['done', [0, 1], [undefined]]);
  });

  it('is run by the outermost transaction, and nothing of the first run is kept', async () => {
    const hooks: string[] = [];
    await inTransaction(context, async (outer) => {
      outer.unit.afterCommit(() => hooks.push('outer'));
      await inTransaction(outer, async ({ unit }) => {
        unit.afterCommit(() => hooks.push('inner'));
        if (unit.brought.length === 0) throw new Errand('needed', async () => thing([]));
      });
    });
    expect(hooks).toEqual(['outer', 'inner']);
  });

  it('that fails is the end of the work, and all that was brought before is settled', async () => {
    const settled: unknown[] = [];
    const refusal = new Error('declined');
    const work = inTransaction(context, async ({ unit }) => {
      throw new Errand('needed', () =>
        unit.brought.length === 0 ? Promise.resolve(thing(settled)) : Promise.reject(refusal),
      );
    });
    await expect(work).rejects.toBe(refusal);
    expect(settled).toEqual([refusal]);
  });

  it('that is never satisfied ends', async () => {
    const settled: unknown[] = [];
    const work = inTransaction(context, async () => {
      throw new Errand('needed', async () => thing(settled));
    });
    await expect(work).rejects.toThrow('needed');
    expect(settled).toHaveLength(10);
  });

  it('is not needed for what was brought along', async () => {
    const settled: unknown[] = [];
    const brought = [thing(settled)];
    expect(await inTransactionWith(context, brought, async ({ unit }) => unit.brought.length)).toBe(1);
    expect(settled).toEqual([undefined]);
  });
});

describe('what goes on outside', () => {
  it('runs behind the commit with the database itself, and what it throws is not the caller’s matter', async () => {
    const ran: string[] = [];
    const answer = await inTransaction(context, async ({ unit }) => {
      unit.goOnOutside(() => Promise.reject(new Error('later')));
      unit.goOnOutside(async (db) => {
        await db.$queryRaw`SELECT 1`;
        ran.push('outside');
      });
      ran.push('inside');
      return 1;
    });
    expect([answer, ran]).toEqual([1, ['inside', 'outside']]);
  });
});

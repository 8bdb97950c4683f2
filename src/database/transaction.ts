import { setTimeout as sleep } from 'node:timers/promises';
import { type Brought, Errand } from './errand';
import { isTransient, translateDatabaseError } from './errors';
import type { Prisma, PrismaClient } from './generated/client';
import type { Log } from './log';
import { insideTransaction } from './root-guard';
import { UnitOfWork } from './unit-of-work';

export { UnitOfWork } from './unit-of-work';

/** The database as repositories see it: the root client, or the client of an open transaction. */
export type Db = Prisma.TransactionClient;

/** What a context needs to take part in transactions. */
export interface TransactionalContext {
  readonly db: Db;
  readonly log: Log;
  readonly unit?: UnitOfWork;
}

const ATTEMPTS = 3;
/** So often one piece of work may need something from outside. */
const MAX_ERRANDS = 10;
const PAUSE_MS = 20;
const MAX_WAIT = 10_000;
const TIMEOUT = 15_000;

/**
 * Runs work in one transaction (READ COMMITTED): all of it happens, or none. Within an open transaction it joins that
 * one. The work gets a context of its own with the transaction's client; after a deadlock, and after an errand, it is
 * run again, from the start, with a fresh one. What takes longer than the timeout (15 seconds unless given) is undone.
 */
export async function inTransaction<C extends TransactionalContext, T>(
  context: C,
  work: (context: C & { readonly unit: UnitOfWork }) => Promise<T>,
  timeout = TIMEOUT,
): Promise<T> {
  const { unit } = context;
  if (unit) return work({ ...context, unit });
  return bringing(context, [], (brought, within) => withRetries({ context: within, work, timeout, brought }));
}

/** Runs work in one transaction like inTransaction, with things that were brought for it before. */
export async function inTransactionWith<C extends TransactionalContext, T>(
  context: C,
  brought: readonly Brought[],
  work: (context: C & { readonly unit: UnitOfWork }) => Promise<T>,
): Promise<T> {
  if (context.unit) throw new Error('What is brought from outside belongs to the outermost transaction.');
  return bringing(context, brought, (all, within) =>
    withRetries({ context: within, work, timeout: TIMEOUT, brought: all }),
  );
}

/** Runs the errands that an attempt asks for, and attempts it again; in the end all that was brought is settled. */
async function bringing<C extends TransactionalContext, T>(
  context: C,
  before: readonly Brought[],
  attempt: (brought: readonly Brought[], context: C) => Promise<T>,
): Promise<T> {
  const brought = [...before];
  const result = await bringAll(context, brought, attempt).catch(async (error: unknown) => {
    await settle(brought, error);
    throw error;
  });
  await settle(brought);
  return result;
}

async function bringAll<C extends TransactionalContext, T>(
  context: C,
  brought: Brought[],
  attempt: (brought: readonly Brought[], context: C) => Promise<T>,
): Promise<T> {
  let within = context;
  for (let errands = 0; ; errands += 1) {
    try {
      return await attempt(brought, within);
    } catch (error) {
      if (!(error instanceof Errand) || errands === MAX_ERRANDS) throw error;
      const got = await error.run(context);
      brought.push(got);
      within = got.within(context);
    }
  }
}

async function settle(brought: readonly Brought[], error?: unknown): Promise<void> {
  for (const each of brought) await each.settle(error);
}

interface Attempt<C, T> {
  readonly context: C;
  readonly work: (context: C & { readonly unit: UnitOfWork }) => Promise<T>;
  readonly timeout: number;
  readonly brought: readonly Brought[];
}

async function withRetries<C extends TransactionalContext, T>(attempt: Attempt<C, T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attemptTransaction(attempt);
    } catch (error) {
      if (count === ATTEMPTS || !isTransient(error)) throw translateDatabaseError(error);
      attempt.context.log.info({ err: error, attempt: count }, 'transaction is tried again');
      await sleep(PAUSE_MS * count);
    }
  }
}

async function attemptTransaction<C extends TransactionalContext, T>(attempt: Attempt<C, T>): Promise<T> {
  const { context, work, timeout, brought } = attempt;
  const unit = new UnitOfWork(brought);
  const result = await rootOf(context.db).$transaction(
    (db) =>
      insideTransaction(async () => {
        const answer = await work({ ...context, db, unit });
        await unit.runBefore();
        return answer;
      }),
    { maxWait: MAX_WAIT, timeout },
  );
  unit.runAfter(context.log);
  await unit.runOutside(context.db, context.log);
  return result;
}

function rootOf(db: Db): PrismaClient {
  if ('$transaction' in db) return db as PrismaClient;
  throw new Error('This context holds the client of a transaction without its unit of work.');
}

import { setTimeout as sleep } from 'node:timers/promises';
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
const PAUSE_MS = 20;
const MAX_WAIT = 10_000;
const TIMEOUT = 15_000;

/**
 * Runs work in one transaction (READ COMMITTED): all of it happens, or none. Within an open transaction it joins that
 * one. The work gets a context of its own with the transaction's client; after a deadlock it is run again, from the
 * start, with a fresh one. What takes longer than the timeout (15 seconds unless given) is undone.
 */
export async function inTransaction<C extends TransactionalContext, T>(
  context: C,
  work: (context: C & { readonly unit: UnitOfWork }) => Promise<T>,
  timeout = TIMEOUT,
): Promise<T> {
  const { unit } = context;
  if (unit) return work({ ...context, unit });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(context, work, timeout);
    } catch (error) {
      if (attempt === ATTEMPTS || !isTransient(error)) throw translateDatabaseError(error);
      context.log.info({ err: error, attempt }, 'transaction is tried again');
      await sleep(PAUSE_MS * attempt);
    }
  }
}

async function attemptTransaction<C extends TransactionalContext, T>(
  context: C,
  work: (context: C & { readonly unit: UnitOfWork }) => Promise<T>,
  timeout: number,
): Promise<T> {
  const unit = new UnitOfWork();
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
  return result;
}

function rootOf(db: Db): PrismaClient {
  if ('$transaction' in db) return db as PrismaClient;
  throw new Error('This context holds the client of a transaction without its unit of work.');
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Query } from './client';
import { type Migration, MIGRATIONS_DIRECTORY, readMigrations } from './migrations';

/** The advisory lock that Prisma's own migration engine takes, so that the two never run side by side. */
const LOCK = 72_707_369;
const LOCK_PAUSE_MS = 200;
const LOCK_ATTEMPTS = 1_500;

/** The table as Prisma makes it: `prisma migrate` can go on where this leaves off, and the other way round. */
const TABLE = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Says why the database cannot be brought up to date. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Brings a database up to date: applies the migrations that it lacks, oldest first, each in one transaction. Several
 * processes may do so at once; one works and the others wait and find nothing left. A migration that failed stops all
 * later ones until somebody has looked at it, and so does one whose file was changed after it was applied.
 */
export async function migrate(
  database: Pick<Database, 'session'>,
  directory = MIGRATIONS_DIRECTORY,
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(directory);
  return database.session(async (query) => {
    await query('SET statement_timeout = 0');
    await takeLock(query);
    try {
      return { applied: await applyMissing(query, migrations) };
    } finally {
      await query(`SELECT pg_advisory_unlock(${LOCK})`);
      await query('RESET statement_timeout');
    }
  });
}

/** The names of the migrations that the database lacks. */
export async function pendingMigrations(
  database: Pick<Database, 'query'>,
  directory = MIGRATIONS_DIRECTORY,
): Promise<string[]> {
  const done = new Set((await readApplied(database.query)).filter(({ finished }) => finished).map(({ name }) => name));
  return readMigrations(directory)
    .map(({ name }) => name)
    .filter((name) => !done.has(name));
}

/** The names of the migrations that were begun and came to no end. */
export async function failedMigrations(database: Pick<Database, 'query'>): Promise<string[]> {
  return (await readApplied(database.query)).filter(({ finished }) => !finished).map(({ name }) => name);
}

/** Polls, since a session that waits in the lock function would hold back others' CREATE INDEX CONCURRENTLY. */
async function takeLock(query: Query): Promise<void> {
  for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt += 1) {
    const { rows } = await query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS locked`);
    if (rows[0]?.locked) return;
    await sleep(LOCK_PAUSE_MS);
  }
  throw new MigrationError('Another process has been migrating this database for five minutes.');
}

async function applyMissing(query: Query, migrations: readonly Migration[]): Promise<string[]> {
  if (!(await hasTable(query))) await query(TABLE);
  const present = await readApplied(query);
  const missing = migrations.filter((migration) => isMissing(migration, present));
  for (const migration of missing) await apply(query, migration);
  return missing.map(({ name }) => name);
}

function isMissing(migration: Migration, present: readonly AppliedMigration[]): boolean {
  const records = present.filter(({ name }) => name === migration.name);
  if (records.some(({ finished }) => !finished)) {
    throw new MigrationError(
      `The migration ${migration.name} failed earlier (P3009). Repair the database, then delete its row from ` +
        '_prisma_migrations or mark it with `prisma migrate resolve`.',
    );
  }
  const applied = records.at(-1);
  if (applied && applied.checksum !== migration.checksum) {
    throw new MigrationError(
      `The migration ${migration.name} was changed after it was applied. Add a new one instead.`,
    );
  }
  return !applied;
}

async function apply(query: Query, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await query('BEGIN');
    await query(sql);
    await query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
    await query('COMMIT');
  } catch (error) {
    await query('ROLLBACK');
    await query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new MigrationError(`The migration ${name} failed: ${String(error)}`, { cause: error });
  }
}

async function hasTable(query: Query): Promise<boolean> {
  const { rows } = await query<{ present: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`);
  return rows[0]?.present === true;
}

async function readApplied(query: Query): Promise<AppliedMigration[]> {
  if (!(await hasTable(query))) return [];
  const { rows } = await query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

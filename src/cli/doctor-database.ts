import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Config } from '../config';
import { type Database, openDatabase } from '../database/client';
import { DirectoryInUse } from '../database/directory-lock';
import { failedMigrations, pendingMigrations } from '../database/migrate';
import { systemClock } from '../shared/clock';
import { broken, type Finding, type Found, ok, skipped, warning } from './doctor-finding';

const NAMES = ['database', 'migrations', 'clock'] as const;
/** Signed tokens and webhooks allow a few seconds; Ghost's are good for five minutes. */
const SKEW_WARNING_MS = 2_000;
const SKEW_BROKEN_MS = 60_000;
const SERVER_ADVICE =
  'Check host, port, user, password and database name in DATABASE_URL, and that PostgreSQL runs and lets this host in.';
const EMBEDDED_ADVICE = 'Check that DATA_DIR may be written; a directory that was damaged is restored from a backup.';

/** Looks at the database that the configuration names, and changes nothing in it. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  const { dataDir, databaseUrl } = config;
  if (!databaseUrl && !existsSync(join(dataDir, 'database')))
    return withoutDatabase(ok(`Embedded: there is none yet in ${dataDir}; the first start makes it.`));
  try {
    const log = pino({ level: 'silent' });
    const database = await openDatabase({ dataDir, log, ...(databaseUrl ? { databaseUrl, poolSize: 1 } : {}) });
    try {
      return await examine(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof DirectoryInUse)
      return withoutDatabase(ok(`Embedded, and in use: ${error.message} Its /readyz says how it is.`));
    return withoutDatabase(broken(error, databaseUrl ? SERVER_ADVICE : EMBEDDED_ADVICE));
  }
}

function withoutDatabase(found: Found): Finding[] {
  const [database, ...others] = NAMES;
  const rest = others.map((name) => ({ name, ...skipped('The database was not looked into.') }));
  return [{ name: database, ...found }, ...rest];
}

async function examine(database: Database): Promise<Finding[]> {
  const { rows } = await database.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  const kind = database.embedded ? 'Embedded' : 'Server';
  return [
    { name: 'database', ...ok(`${kind}, PostgreSQL ${rows[0]?.version ?? 'of an unknown version'}, answers.`) },
    { name: 'migrations', ...(await examineMigrations(database)) },
    {
      name: 'clock',
      ...(database.embedded ? skipped('The database has the same clock.') : await examineClock(database)),
    },
  ];
}

async function examineMigrations(database: Database): Promise<Found> {
  const [failed] = await failedMigrations(database);
  if (failed)
    return broken(
      `The migration ${failed} failed.`,
      'Its row in _prisma_migrations says why in "logs". Repair the database, then delete that row and run: gateway migrate',
    );
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return ok('The database is up to date.');
  return warning(
    `${pending.length} to be applied, from ${pending[0]} on.`,
    'The next start applies them, or: gateway migrate',
  );
}

async function examineClock(database: Database): Promise<Found> {
  const before = systemClock.now().getTime();
  const { rows } = await database.query<{ now: string }>(
    'SELECT round(extract(epoch FROM clock_timestamp()) * 1000)::text AS now',
  );
  const after = systemClock.now().getTime();
  return judgeSkew(Number(rows[0]?.now), { before, after });
}

/** Judges the clock of the database, in milliseconds, by the time here before and after it was asked. */
export function judgeSkew(
  theirs: number,
  { before, after }: { readonly before: number; readonly after: number },
): Found {
  const skewMs = theirs < before ? theirs - before : Math.max(0, theirs - after);
  const detail = `The database's clock is ${Math.abs(skewMs)} ms ${skewMs < 0 ? 'behind' : 'ahead of'} this one.`;
  const advice =
    'Let both machines follow a time server (chrony, systemd-timesyncd): tokens and what is due go by the time.';
  if (Math.abs(skewMs) >= SKEW_BROKEN_MS) return { verdict: 'broken', detail, advice };
  return Math.abs(skewMs) >= SKEW_WARNING_MS ? warning(detail, advice) : ok(detail);
}

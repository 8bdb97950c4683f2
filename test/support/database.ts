import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { type Database, type DatabaseSource, toDatabase } from '../../src/database/client';
import { serveEmbedded } from '../../src/database/embedded';
import { openPostgres } from '../../src/database/postgres';
import { emptyImage, migratedImage, readImage } from './database-images';
import { silentLog } from './log';
import { createDatabase, runPrefix, serverUrl, templateName, withDatabaseName } from './postgres-server';

/** True when this test file runs on a PostgreSQL server and not on the embedded database. */
export const onPostgres = 'testDatabaseUrl' in globalThis;

const opened: { close(): Promise<void> }[] = [];
let shared: Promise<Database> | undefined;

afterAll(async () => {
  for (const database of opened) await database.close();
});

/** The migrated database of this test file. Every test makes an organization of its own in it. */
export function testDatabase(): Promise<Database> {
  return (shared ??= open());
}

/** One more database, without any table, for tests of the schema itself. */
export async function emptyDatabase(): Promise<Database> {
  return toDatabase(await emptySource());
}

/** What lies under a database without any table, for tests of the layers below the client. */
export async function emptySource(): Promise<DatabaseSource> {
  const source = onPostgres
    ? openPostgres({ databaseUrl: await emptyDatabaseUrl(), poolSize: 4, log: silentLog })
    : await memorySource(emptyImage());
  return keep(source);
}

/** The address of a new database without any table; PostgreSQL only. */
export async function emptyDatabaseUrl(): Promise<string> {
  const name = `${runPrefix()}scratch_${randomUUID()}`;
  await createDatabase(name);
  return withDatabaseName(serverUrl(), name);
}

/** The address of this worker's migrated database, for tests that start processes; PostgreSQL only. */
export async function workerDatabaseUrl(): Promise<string> {
  const name = `${runPrefix()}w${process.env.JEST_WORKER_ID}`;
  await createDatabase(name, templateName());
  return withDatabaseName(serverUrl(), name);
}

async function open(): Promise<Database> {
  const source = onPostgres
    ? openPostgres({ databaseUrl: await workerDatabaseUrl(), poolSize: 10, log: silentLog })
    : await memorySource(migratedImage());
  return keep(toDatabase(source));
}

async function memorySource(image: string): Promise<DatabaseSource> {
  const lite = await PGlite.create({ loadDataDir: readImage(image) });
  return serveEmbedded(lite, { log: silentLog });
}

function keep<T extends { close(): Promise<void> }>(open: T): T {
  opened.push(open);
  return open;
}

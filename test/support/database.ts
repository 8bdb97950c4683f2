import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { type Database, openDatabase, toDatabase } from '../../src/database/client';
import { serveEmbedded } from '../../src/database/embedded';
import { silentLog } from './log';
import { migratedImage } from './migrated-image';
import { createDatabase, runPrefix, serverUrl, templateName, withDatabaseName } from './postgres-server';

/** True when this test file runs on a PostgreSQL server and not on the embedded database. */
export const onPostgres = 'testDatabaseUrl' in globalThis;

const opened: Database[] = [];
let shared: Promise<Database> | undefined;
let scratchNumber = 0;

afterAll(async () => {
  for (const database of opened) await database.close();
});

/** The migrated database of this test file. Every test makes an organization of its own in it. */
export function testDatabase(): Promise<Database> {
  return (shared ??= keep(onPostgres ? workerDatabase() : fromImage()));
}

/** One more database, without any table, for tests of the schema itself. */
export async function emptyDatabase(): Promise<Database> {
  return keep(onPostgres ? openUrl(await emptyDatabaseUrl()) : memoryDatabase());
}

/** The address of a new database without any table; PostgreSQL only. */
export async function emptyDatabaseUrl(): Promise<string> {
  scratchNumber += 1;
  const name = `${runPrefix()}w${process.env.JEST_WORKER_ID}_${process.pid}_scratch${scratchNumber}`;
  await createDatabase(name);
  return withDatabaseName(serverUrl(), name);
}

/** The address of this worker's migrated database, for tests that start processes; PostgreSQL only. */
export async function workerDatabaseUrl(): Promise<string> {
  const name = `${runPrefix()}w${process.env.JEST_WORKER_ID}`;
  await createDatabase(name, templateName());
  return withDatabaseName(serverUrl(), name);
}

async function workerDatabase(): Promise<Database> {
  return openUrl(await workerDatabaseUrl());
}

async function fromImage(): Promise<Database> {
  return memoryDatabase(new Blob([readFileSync(migratedImage())]));
}

async function memoryDatabase(image?: Blob): Promise<Database> {
  const lite = await PGlite.create(image ? { loadDataDir: image } : {});
  return toDatabase(serveEmbedded(lite, { log: silentLog }));
}

function openUrl(databaseUrl: string): Promise<Database> {
  return openDatabase({ databaseUrl, log: silentLog });
}

async function keep(opening: Promise<Database>): Promise<Database> {
  const database = await opening;
  opened.push(database);
  return database;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const TEMPLATE_IN_USE = '55006';
const EXISTS = new Set(['42P04', '23505']);
const ATTEMPTS = 50;

/** The server that the tests may make databases on. */
export function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set.');
  return url;
}

/** What the names of all databases of this test run begin with. */
export function runPrefix(): string {
  return `gateway_test_${process.env.TEST_RUN}_`;
}

/** The migrated, empty database of this test run. */
export function templateName(): string {
  return `${runPrefix()}template`;
}

/** The same server, another database. */
export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

/** Makes a database, empty or as a copy. One that exists stays as it is. */
export async function createDatabase(name: string, template?: string): Promise<void> {
  const suffix = template ? ` TEMPLATE "${template}"` : '';
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onServer(`CREATE DATABASE "${name}"${suffix}`);
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      if (EXISTS.has(code)) return;
      if (code !== TEMPLATE_IN_USE || attempt === ATTEMPTS) throw error;
      await sleep(100);
    }
  }
}

/** Removes every database of this run, whoever is still connected. */
export async function dropDatabasesOfRun(): Promise<void> {
  const client = new Client(serverUrl());
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [runPrefix()],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  await client.end();
}

async function onServer(sql: string): Promise<void> {
  const client = new Client(serverUrl());
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

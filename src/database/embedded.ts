import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Channels } from './channels';
import type { DatabaseSource } from './client';
import { lockDirectory } from './directory-lock';
import { EmbeddedStream } from './embedded-stream';
import type { Log } from './log';
import { SturdyPool } from './pool';

/** The one session is lent to one transaction after another; this is how long the next waits for it. */
const WAIT_FOR_SESSION_MS = 30_000;

/** The database inside this process, in a directory that no other process may use at the same time. */
export async function openEmbedded(dataDir: string, log: Log): Promise<DatabaseSource> {
  const unlock = await lockDirectory(dataDir);
  try {
    const directory = join(dataDir, 'database');
    if (!existsSync(directory)) await createDatabase(directory);
    const database = await PGlite.create(directory);
    return serveEmbedded(database, { log, afterClose: unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A database is created beside its place and moved there when it is whole: a kill in between leaves nothing. */
async function createDatabase(directory: string): Promise<void> {
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const database = await PGlite.create(unfinished);
  await database.close();
  renameSync(unfinished, directory);
}

/** Puts the ordinary driver and pool before an embedded database that is open already. */
export function serveEmbedded(database: PGlite, options: { log: Log; afterClose?: () => void }): DatabaseSource {
  const channels = new Channels();
  const stream = () => new EmbeddedStream(database);
  const pool = new SturdyPool(
    { max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: WAIT_FOR_SESSION_MS, ssl: false, stream },
    options.log,
  );
  pool.on('connect', (client) => {
    client.on('notification', ({ channel, payload }) => channels.deliver(channel, payload ?? ''));
  });
  const identifier = (channel: string) => `"${channel.replaceAll('"', '""')}"`;
  return {
    pool,
    embedded: true,
    listen: async (channel, onPayload) => {
      if (channels.add(channel, onPayload)) await pool.query(`LISTEN ${identifier(channel)}`);
      return async () => {
        if (channels.remove(channel, onPayload)) await pool.query(`UNLISTEN ${identifier(channel)}`);
      };
    },
    close: async () => {
      await pool.end();
      await database.close();
      options.afterClose?.();
    },
  };
}

import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { toDatabase } from '../../src/database/client';
import { serveEmbedded } from '../../src/database/embedded';
import { migrate } from '../../src/database/migrate';
import { emptyImage, migratedImage } from './database-images';
import { silentLog } from './log';

/** Keeps an empty and a migrated database as files, from which test files start theirs in memory. */
export default async function setUp(): Promise<void> {
  if (existsSync(emptyImage()) && existsSync(migratedImage())) return;
  const lite = await PGlite.create();
  await save(lite, emptyImage());
  const database = toDatabase(serveEmbedded(lite, { log: silentLog }));
  await migrate(database);
  await save(lite, migratedImage());
  await database.close();
}

async function save(lite: PGlite, file: string): Promise<void> {
  const image = await lite.dumpDataDir('none');
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(unfinished, Buffer.from(await image.arrayBuffer()));
  renameSync(unfinished, file);
}

import { mkdirSync, existsSync, writeFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { serveEmbedded } from '../../src/database/embedded';
import { toDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { silentLog } from './log';
import { migratedImage } from './migrated-image';

/** Keeps a migrated, empty database as a file, from which every test file starts in memory. */
export default async function setUp(): Promise<void> {
  const file = migratedImage();
  if (existsSync(file)) return;
  const lite = await PGlite.create();
  const database = toDatabase(serveEmbedded(lite, { log: silentLog }));
  await migrate(database);
  const image = await lite.dumpDataDir('none');
  await database.close();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await image.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
}

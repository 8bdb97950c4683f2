import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencies } from '../../package.json';
import { readMigrations } from '../../src/database/migrations';

const DIRECTORY = join(__dirname, '../../.cache');
const version = dependencies['@electric-sql/pglite'];

/** Where the image of a database without any table lies. */
export function emptyImage(): string {
  return join(DIRECTORY, `database-${version}-empty.tar`);
}

/** Where the image of the migrated, empty database lies; another one for other migrations. */
export function migratedImage(): string {
  const checksums = readMigrations().map(({ checksum }) => checksum);
  const schema = createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16);
  return join(DIRECTORY, `database-${version}-${schema}.tar`);
}

/** An image in the form that a database starts from: a fraction of the time that making one takes. */
export function readImage(file: string): Blob {
  return new Blob([readFileSync(file)]);
}

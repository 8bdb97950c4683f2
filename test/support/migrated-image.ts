import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readMigrations } from '../../src/database/migrations';

/** Where the image of the migrated, empty database lies; another one for other migrations. */
export function migratedImage(): string {
  const checksums = readMigrations().map(({ checksum }) => checksum);
  const version = createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16);
  return join(__dirname, '../../.cache', `test-database-${version}.tar`);
}

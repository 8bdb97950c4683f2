import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One migration as it lies in Prisma's folder layout. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** As Prisma computes it. */
  readonly checksum: string;
}

/** The same place from the sources and from the build: both lie two levels below the package. */
export const MIGRATIONS_DIRECTORY = join(__dirname, '../../prisma/migrations');

/** The migrations of a folder, oldest first. */
export function readMigrations(directory = MIGRATIONS_DIRECTORY): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map(({ name }) => readMigration(directory, name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readMigration(directory: string, name: string): Migration {
  const content = readFileSync(join(directory, name, 'migration.sql'));
  return { name, sql: content.toString('utf8'), checksum: createHash('sha256').update(content).digest('hex') };
}

import type { Command } from 'commander';
import pino from 'pino';
import { processConfig } from '../config';
import { openDatabase } from '../database/client';
import { migrate } from '../database/migrate';
import { type Io, printJson, printLines } from './io';

/** `gateway migrate` */
export function addMigrate(program: Command, io: Io): void {
  program
    .command('migrate')
    .description('Bring the database up to date. Several processes may do so at once.')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) => runMigrate(options, io));
}

async function runMigrate(options: { json?: boolean }, io: Io): Promise<void> {
  const { dataDir, databaseUrl } = processConfig();
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ dataDir, log, ...(databaseUrl ? { databaseUrl, poolSize: 2 } : {}) });
  try {
    const { applied } = await migrate(database);
    if (options.json) return printJson(io, { applied });
    printLines(io, ...applied.map((name) => `applied ${name}`), 'The database is up to date.');
  } finally {
    await database.close();
  }
}

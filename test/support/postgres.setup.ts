import { openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { silentLog } from './log';
import { createDatabase, serverUrl, templateName, withDatabaseName } from './postgres-server';

/** Makes the migrated database that every worker's own is copied from. */
export default async function setUp(): Promise<void> {
  process.env.TEST_RUN ??= String(process.pid);
  await createDatabase(templateName());
  const database = await openDatabase({ databaseUrl: withDatabaseName(serverUrl(), templateName()), log: silentLog });
  await migrate(database);
  await database.close();
}

import { dropDatabasesOfRun } from './postgres-server';

/** Removes all databases that the run made. */
export default async function tearDown(): Promise<void> {
  await dropDatabasesOfRun();
}

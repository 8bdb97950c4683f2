import { type Database, openDatabase } from '../../src/database/client';
import { migrate, pendingMigrations } from '../../src/database/migrate';
import { readMigrations } from '../../src/database/migrations';
import { emptyDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';

describe('several processes that migrate one empty database at once', () => {
  const opened: Database[] = [];

  afterAll(() => Promise.all(opened.map((database) => database.close())));

  it('apply every migration once, and all of them wait until it is done', async () => {
    const databaseUrl = await emptyDatabaseUrl();
    for (let process = 0; process < 4; process += 1) opened.push(await openDatabase({ databaseUrl, log: silentLog }));
    const results = await Promise.all(
      opened.map(async (database) => {
        const { applied } = await migrate(database);
        expect(await pendingMigrations(database)).toEqual([]);
        return applied;
      }),
    );
    expect(results.flat()).toEqual(readMigrations().map(({ name }) => name));
    const held = await opened[0]?.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369");
    expect(held?.rows).toEqual([]);
  });
});

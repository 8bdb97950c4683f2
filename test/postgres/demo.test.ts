import { openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { loadDemo } from '../../src/demo/demo.service';
import { emptyDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';

const NOW = new Date('2026-11-21T12:00:00.000Z');

describe('several processes that start at once on an empty database', () => {
  it('load the demo data once', async () => {
    const databaseUrl = await emptyDatabaseUrl();
    const databases = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ databaseUrl, poolSize: 2, log: silentLog })),
    );
    try {
      await Promise.all(databases.map((database) => migrate(database)));
      const loaded = await Promise.all(databases.map((database) => loadDemo(database, NOW)));
      expect(loaded.filter(Boolean)).toHaveLength(1);
      const { rows } = (await databases[0]?.query('SELECT slug FROM organizations ORDER BY slug')) ?? { rows: [] };
      expect(rows).toEqual([{ slug: 'demo' }, { slug: 'demo-two' }]);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });
});

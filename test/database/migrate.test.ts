import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, MigrationError, pendingMigrations } from '../../src/database/migrate';
import { readMigrations } from '../../src/database/migrations';
import { emptyDatabase } from '../support/database';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'migrations-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
}

describe('migrate', () => {
  it("brings an empty database to the schema, once, and leaves Prisma's records", async () => {
    const database = await emptyDatabase();
    const all = readMigrations();
    expect(all.length).toBeGreaterThan(0);
    expect(await pendingMigrations(database)).toEqual(all.map(({ name }) => name));
    expect(await migrate(database)).toEqual({ applied: all.map(({ name }) => name) });
    expect(await migrate(database)).toEqual({ applied: [] });
    expect(await pendingMigrations(database)).toEqual([]);
    const { rows } = await database.query(
      `SELECT migration_name AS name, checksum, applied_steps_count AS steps, logs, rolled_back_at,
         finished_at IS NOT NULL AS finished, length(id) AS id FROM _prisma_migrations ORDER BY 1`,
    );
    expect(rows).toEqual(
      all.map(({ name, checksum }) => ({
        name,
        checksum,
        steps: 1,
        logs: null,
        rolled_back_at: null,
        finished: true,
        id: 36,
      })),
    );
    expect(await database.prisma.organization.count()).toBe(0);
  });

  it('runs several statements and function bodies in order, and only what is new', async () => {
    const database = await emptyDatabase();
    write(
      '1_first',
      "CREATE TABLE a (b int); DO $$ BEGIN PERFORM 1; INSERT INTO a VALUES (1); END $$; -- ; '\nINSERT INTO a VALUES (2);",
    );
    expect(await migrate(database, directory)).toEqual({ applied: ['1_first'] });
    write('2_second', 'INSERT INTO a VALUES (3)');
    expect(await pendingMigrations(database, directory)).toEqual(['2_second']);
    expect(await migrate(database, directory)).toEqual({ applied: ['2_second'] });
    expect((await database.query('SELECT b FROM a ORDER BY b')).rows).toEqual([{ b: 1 }, { b: 2 }, { b: 3 }]);
  });

  it('leaves nothing of a migration that fails, and stops there until it is resolved', async () => {
    const database = await emptyDatabase();
    write('1_bad', 'CREATE TABLE half (a int); SELECT 1/0;');
    write('2_later', 'CREATE TABLE later (a int)');
    await expect(migrate(database, directory)).rejects.toThrow('The migration 1_bad failed: error: division by zero');
    expect((await database.query("SELECT to_regclass('half') AS half, to_regclass('later') AS later")).rows).toEqual([
      { half: null, later: null },
    ]);
    const { rows } = await database.query('SELECT finished_at, logs FROM _prisma_migrations');
    expect(rows).toEqual([{ finished_at: null, logs: expect.stringContaining('division by zero') }]);
    expect(await pendingMigrations(database, directory)).toEqual(['1_bad', '2_later']);
    write('1_bad', 'CREATE TABLE half (a int)');
    await expect(migrate(database, directory)).rejects.toThrow('failed earlier (P3009)');
    await database.query('UPDATE _prisma_migrations SET rolled_back_at = now()');
    expect(await migrate(database, directory)).toEqual({ applied: ['1_bad', '2_later'] });
  });

  it('refuses a migration that was changed after it was applied', async () => {
    const database = await emptyDatabase();
    write('1_first', 'CREATE TABLE a (b int)');
    await migrate(database, directory);
    write('1_first', 'CREATE TABLE a (b bigint)');
    await expect(migrate(database, directory)).rejects.toThrow(MigrationError);
    await expect(migrate(database, directory)).rejects.toThrow('changed after it was applied');
  });
});

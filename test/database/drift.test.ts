import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import type { SturdyPool } from '../../src/database/pool';
import { emptySource } from '../support/database';
import { difference } from '../support/schema-engine';

const schema = readFileSync(join(__dirname, '../../prisma/schema.prisma'), 'utf8');
let pool: SturdyPool;

beforeAll(async () => {
  const source = await emptySource();
  await migrate(toDatabase(source));
  pool = source.pool;
});

describe('the migrations', () => {
  it('make exactly what the schema describes', async () => {
    expect(await difference(pool, schema)).toBe('');
  });

  it('would be seen to differ from another schema', async () => {
    const added = schema.replace(/^model Organization \{/m, '$&\n  unheardOf String? @map("unheard_of")');
    expect(await difference(pool, added)).toContain('ADD COLUMN     "unheard_of" TEXT');
    const narrower = schema.replace(/^ +note +String\?$/m, '  note String');
    expect(await difference(pool, narrower)).toContain('SET NOT NULL');
    await pool.query('ALTER TABLE "organizations" ADD COLUMN "forgotten" text');
    expect(await difference(pool, schema)).toContain('DROP COLUMN "forgotten"');
  });
});

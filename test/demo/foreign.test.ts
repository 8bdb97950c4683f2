import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { welcome } from '../../src/cli/welcome';
import type { ContextParts } from '../../src/context';
import type { Database } from '../../src/database/client';
import { ensureDemo } from '../../src/demo/demo.service';
import { createOrganization } from '../../src/modules/organizations/organization-setup.service';
import { ManualClock } from '../../src/shared/clock';
import { eventHub } from '../support/context';
import { testDatabase } from '../support/database';
import { startTestGateway } from '../support/gateway';

const URL = 'http://127.0.0.1:4000';

describe("somebody's own organization", () => {
  let dataDir: string;
  let file: string;
  let database: Database;
  let parts: ContextParts;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'gateway-demo-'));
    file = join(dataDir, 'credentials.json');
    database = await testDatabase();
    await database.query('TRUNCATE organizations CASCADE');
    const log = pino({ level: 'silent' });
    const clock = new ManualClock('2026-11-21T09:30:00.000Z');
    parts = { db: database.prisma, clock, log, announce: () => undefined, events: eventHub(database) };
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  const start = () => ensureDemo({ database, parts, config: { dataDir }, log: parts.log });

  it('with the slug demo stays its own: no data, no credentials, nothing in the file', async () => {
    const { organization } = await createOrganization(parts, { slug: 'demo', title: 'Mine' });
    const demo = await start();
    expect(demo).toMatchObject({ loaded: false, organizations: [] });
    expect(existsSync(file)).toBe(false);
    expect(await database.prisma.credential.count({ where: { organizationId: organization.id } })).toBe(0);
    expect(welcome(demo, URL)).toEqual([]);
  });

  it('is taken out of a file that an earlier start has put it into', async () => {
    await createOrganization(parts, { slug: 'demo', title: 'Mine' });
    const credentials = { graphql: 'a', allegro: 'b', audience: 'c', pliro: 'd', ghost: 'e' };
    writeFileSync(file, JSON.stringify({ organizations: [{ slug: 'demo', title: 'Demo Publication', credentials }] }));
    await start();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ organizations: [] });
  });

  it('with the slug demo-two does not keep the demo away, and is no part of it', async () => {
    const { organization } = await createOrganization(parts, { slug: 'demo-two', title: 'Mine' });
    const demo = await start();
    expect(demo.loaded).toBe(true);
    expect(demo.organizations.map(({ slug }) => slug)).toEqual(['demo']);
    expect(await database.prisma.credential.count({ where: { organizationId: organization.id } })).toBe(0);
    expect(welcome(demo, URL).join(' ')).not.toMatch(/two|both/);
  });

  it('is not shown to whoever opens GraphiQL', async () => {
    await createOrganization(parts, { slug: 'demo', title: 'Mine' });
    const gateway = await startTestGateway({ demo: true, dataDir }, { database });
    const page = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect((await page.text()).match(/agw_graphql_\w+/)).toBeNull();
  });
});

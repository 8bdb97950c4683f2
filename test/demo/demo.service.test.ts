import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInterfaceType } from 'graphql';
import pino from 'pino';
import { SCOPES } from '../../src/auth/scope';
import { createContext, type ContextParts } from '../../src/context';
import type { Database } from '../../src/database/client';
import { issueCredential } from '../../src/modules/credentials/credential.service';
import { paymentProvider } from '../../src/modules/payments/payment-provider.service';
import { type Demo, ensureDemo, isDemoOrganization, loadDemo } from '../../src/demo/demo.service';
import { gatewaySchema } from '../../src/graphql/schema';
import { toGlobalId } from '../../src/schema/global-id';
import { ManualClock } from '../../src/shared/clock';
import { newId } from '../../src/shared/id';
import type { PaymentProvider } from '../../src/shared/payment-provider';
import { systemViewer } from '../../src/auth/system-viewer';
import { eventHub, query } from '../support/context';
import { testDatabase } from '../support/database';

/** Where the rows of a type lie. A new type of the schema that implements Node has to be added here, and to the demo. */
const TABLES: Record<string, string> = {
  Organization: 'organizations',
  Creator: 'creators',
  Member: 'members',
  Identity: 'identities',
  Label: 'labels',
  Newsletter: 'newsletters',
  Product: 'products',
  Tier: 'tiers',
  Price: 'prices',
  Discount: 'discounts',
  MemberSubscription: 'subscriptions',
  Entitlement: 'entitlements',
  Purchase: 'purchases',
  Refund: 'refunds',
  LedgerEntry: 'ledger_entries',
  Payout: 'payouts',
  Credential: 'credentials',
  WebhookEndpoint: 'webhook_endpoints',
  WebhookDelivery: 'webhook_deliveries',
  EngagementAlert: 'engagement_alerts',
  TipJar: 'tip_jars',
  Tip: 'tips',
  Gift: 'gifts',
  Milestone: 'milestones',
  Campaign: 'campaigns',
  Announcement: 'announcements',
  Message: 'messages',
  AcquisitionCost: 'acquisition_costs',
  ExchangeRate: 'exchange_rates',
  MrrMovement: 'mrr_movements',
  RevenueEvent: 'revenue_entries',
  CommunityPost: 'community_posts',
  CommunityComment: 'community_comments',
  CommunityReport: 'community_reports',
  ModerationRule: 'moderation_rules',
};

const clock = new ManualClock('2026-11-21T09:30:00.000Z');
const dataDir = mkdtempSync(join(tmpdir(), 'gateway-demo-'));
let database: Database;
let parts: ContextParts;
let first: Demo;
let durationMs: number;

const start = () => ensureDemo({ database, parts, config: { dataDir }, log: parts.log });

beforeAll(async () => {
  database = await testDatabase();
  const log = pino({ level: 'silent' });
  parts = { db: database.prisma, clock, log, announce: () => undefined, events: eventHub(database) };
  const startedAt = performance.now();
  first = await start();
  durationMs = performance.now() - startedAt;
});

afterAll(() => rmSync(dataDir, { recursive: true }));

async function countAll(): Promise<Record<string, string>> {
  const tables = [...Object.values(TABLES), 'events'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return (await database.query<Record<string, string>>(`SELECT ${counts.join(', ')}`)).rows[0] ?? {};
}

describe('the first start', () => {
  it('loads the data in time', () => {
    expect(first.loaded).toBe(true);
    expect(durationMs).toBeLessThan(20_000);
  });

  it('writes one credential for each dialect of both organizations, for the owner only', () => {
    expect(first.file).toBe(join(dataDir, 'credentials.json'));
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    const content = JSON.parse(readFileSync(first.file, 'utf8')) as unknown;
    const credentials = {
      graphql: expect.stringMatching(/^agw_graphql_/),
      allegro: expect.stringMatching(/^agw_allegro_/),
      audience: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
      pliro: expect.stringMatching(/^agw_pliro_/),
      ghost: expect.stringMatching(/^[0-9a-f]{24}:[0-9a-f]{64}$/),
    };
    expect(content).toEqual({
      organizations: [
        { slug: 'demo', title: 'Demo Publication', credentials },
        { slug: 'demo-two', title: 'Demo Two', credentials },
      ],
    });
  });

  it('leaves a log that goes on where the data ends', async () => {
    const { rows } = await database.query<{ last: string; count: string; max: string }>(
      `SELECT p.last, count(*) AS count, max(e.position) AS max FROM event_positions p
       JOIN events e USING (organization_id) GROUP BY p.organization_id, p.last`,
    );
    expect(rows).toHaveLength(2);
    for (const { last, count, max } of rows) expect([count, max]).toEqual([last, last]);
  });
});

describe('the organizations of the demo', () => {
  it('are known as such, and no other', async () => {
    const organizations = await database.prisma.organization.findMany();
    const known = organizations.filter(({ id }) => isDemoOrganization(id)).map(({ slug }) => slug);
    expect(known.sort()).toEqual(['demo', 'demo-two']);
    expect(isDemoOrganization(newId(clock.now()))).toBe(false);
  });

  it('move no real money', () => {
    const payments = { name: 'stripe' } as PaymentProvider;
    const viewer = systemViewer({ id: newId(clock.now()), clockOffsetMs: 0n });
    const provider = (isDemo: boolean) =>
      paymentProvider(
        createContext(
          { ...parts, payments, isDemoOrganization: () => isDemo },
          { viewer, requestId: 'test', dialect: 'graphql' },
        ),
      ).name;
    expect([provider(false), provider(true)]).toEqual(['stripe', 'test']);
  });
});

describe('every type that implements Node', () => {
  it('is one that this test knows', async () => {
    const schema = await gatewaySchema();
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('There is no Node.');
    const types = schema.getPossibleTypes(node).map(({ name }) => name);
    expect(types.filter((name) => !TABLES[name])).toEqual([]);
    expect(types.length).toBeGreaterThan(10);
  });

  it.each(['demo', 'demo-two'])('has an object in %s', async (slug) => {
    const schema = await gatewaySchema();
    const organization = await database.prisma.organization.findUniqueOrThrow({ where: { slug } });
    const viewer = { ...systemViewer(organization), scopes: new Set(SCOPES) };
    const context = createContext(parts, { viewer, requestId: 'test', dialect: 'graphql' });
    for (const [type, table] of Object.entries(TABLES)) {
      if (!schema.getType(type)) continue;
      const column = table === 'organizations' ? 'id' : 'organization_id';
      const text = `SELECT id FROM ${table} WHERE ${column} = $1 LIMIT 1`;
      const [row] = (await database.query<{ id: string }>(text, [organization.id])).rows;
      const id = toGlobalId(type, row?.id ?? '00000000-0000-0000-0000-000000000000');
      const { node } = await query<{ node: unknown }>(context, `{ node(id: "${id}") { __typename id } }`);
      expect(node).toEqual({ __typename: type, id });
    }
  });
});

describe('a later start', () => {
  it('changes nothing', async () => {
    const before = await countAll();
    const again = await start();
    expect(again).toEqual({ ...first, loaded: false });
    expect(await countAll()).toEqual(before);
  });

  it('writes nothing twice when several start at once', async () => {
    const before = await countAll();
    const loaded = await Promise.all([1, 2, 3].map(() => loadDemo(database, clock.now())));
    expect(loaded).toEqual([false, false, false]);
    expect(await countAll()).toEqual(before);
  });

  it('issues new credentials when the file is lost', async () => {
    rmSync(first.file);
    const again = await start();
    expect(again.loaded).toBe(false);
    expect(again.organizations.map(({ slug }) => slug)).toEqual(['demo', 'demo-two']);
    expect(again.organizations[0]?.credentials.ghost).not.toBe(first.organizations[0]?.credentials.ghost);
    const credentials = await database.prisma.credential.findMany({ where: { revokedAt: null } });
    expect(credentials.map(({ name }) => name)).toEqual(Array(10).fill('demo'));
    first = again;
  });

  it('renews the Audience token alone, once it has less than a day left', async () => {
    const [before] = first.organizations;
    clock.advance(28.9 * 86_400_000);
    expect((await start()).organizations[0]).toEqual(before);
    clock.advance(0.5 * 86_400_000);
    const [after] = (await start()).organizations;
    expect(after?.credentials.audience).not.toBe(before?.credentials.audience);
    expect({ ...after?.credentials, audience: '' }).toEqual({ ...before?.credentials, audience: '' });
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
  });

  it('leaves credentials alone that the demo did not issue', async () => {
    const organization = await database.prisma.organization.findUniqueOrThrow({ where: { slug: 'demo' } });
    const context = createContext(parts, { viewer: systemViewer(organization), requestId: 'test', dialect: 'system' });
    const { id } = await issueCredential(context, { dialect: 'allegro', name: 'Partner' });
    rmSync(first.file);
    await start();
    const where = { organizationId_id: { organizationId: organization.id, id } };
    expect(await database.prisma.credential.findUniqueOrThrow({ where })).toMatchObject({ revokedAt: null });
  });

  it('replaces a credential that was revoked', async () => {
    const before = await start();
    const revokedAt = clock.now();
    await database.prisma.credential.updateMany({ where: { dialect: 'pliro' }, data: { revokedAt } });
    const after = await start();
    expect(after.organizations[1]?.credentials.pliro).not.toBe(before.organizations[1]?.credentials.pliro);
    expect(after.organizations[1]?.credentials.graphql).toBe(before.organizations[1]?.credentials.graphql);
  });
});

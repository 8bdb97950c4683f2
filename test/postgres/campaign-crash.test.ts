import { setTimeout as sleep } from 'node:timers/promises';
import { createOrganization } from '../../src/modules/organizations/organization-setup.service';
import { type Database, openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { systemClock } from '../../src/shared/clock';
import { makeCampaign } from '../builders/campaign';
import { makeCrowd } from '../builders/crowd';
import { build, startProcess } from '../support/built';
import { eventHub, type TestOrganization } from '../support/context';
import { emptyDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';
import { type MailServer, startMailServer } from '../support/smtp';
import pino from 'pino';

// Processes are started again and again.
jest.setTimeout(300_000);

const MEMBERS = 600;
const KILLS = 2;

let database: Database;
let databaseUrl: string;

beforeAll(async () => {
  build();
  databaseUrl = await emptyDatabaseUrl();
  database = await openDatabase({ databaseUrl, log: silentLog });
  await migrate(database);
});

afterAll(() => database.close());

async function makeSite(): Promise<TestOrganization> {
  const log = pino({ level: 'silent' });
  const parts = { db: database.prisma, clock: systemClock, log, announce: () => undefined, events: eventHub(database) };
  const { context } = await createOrganization(parts, { slug: 'crash', title: 'Crash' });
  const { organizationId: id } = context.viewer as { organizationId: string };
  const creator = await database.prisma.creator.findFirstOrThrow({ where: { organizationId: id } });
  // The clock is only asked for the present.
  const clock = systemClock as TestOrganization['clock'];
  return { database, id, slug: 'crash', creatorId: creator.id, clock, announced: [] };
}

/** Lets workers send, and kills each of them in the middle of it. */
async function sendWithKills(server: MailServer): Promise<void> {
  const env = { DATABASE_URL: databaseUrl, SMTP_URL: server.url, LOG_LEVEL: 'error' };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const worker = startProcess(env, 'worker');
    const wanted = (MEMBERS * kill) / (KILLS + 1);
    while (server.mails.length < wanted) await sleep(5);
    worker.child.kill('SIGKILL');
    await worker.exited;
  }
  const last = startProcess(env, 'worker');
  const isSent = async () => (await database.prisma.campaign.findFirst())?.status === 'SENT';
  for (let second = 0; second < 120 && !(await isSent()); second += 1) await sleep(1000);
  last.child.kill('SIGTERM');
  await last.exited;
}

describe('a campaign whose workers are killed', () => {
  it('reaches every member, and nobody twice but by the mail that was under way', async () => {
    const site = await makeSite();
    const crowd = await makeCrowd(site, MEMBERS);
    const campaign = await makeCampaign(site, { sendNow: true });
    const server = await startMailServer();
    await sendWithKills(server);
    expect(await database.prisma.campaign.findFirst()).toMatchObject({ id: campaign.id, status: 'SENT' });
    const byAddress = new Map<string, string[]>();
    for (const { to, headers } of server.mails) {
      const [address = ''] = to;
      byAddress.set(address, [...(byAddress.get(address) ?? []), headers.get('message-id') ?? '']);
    }
    expect(byAddress.size).toBe(crowd.length);
    const repeated = [...byAddress.values()].filter((ids) => ids.length > 1);
    // What a mail server took and could not say any more is sent again, as the same mail: one a killed worker at most.
    expect(repeated.length).toBeLessThanOrEqual(KILLS);
    expect(repeated.every((ids) => ids.length === 2 && new Set(ids).size === 1)).toBe(true);
    const statuses = await database.prisma.message.groupBy({ by: ['status'], _count: { _all: true } });
    expect(statuses).toEqual([{ status: 'SENT', _count: { _all: MEMBERS } }]);
    const counted = await database.prisma.member.aggregate({ _sum: { emailCount: true } });
    expect(counted._sum.emailCount).toBe(MEMBERS);
  });
});

import { toGlobalId } from '../../src/schema/global-id';
import { makeCampaign } from '../builders/campaign';
import { makeMember } from '../builders/member';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { recordMessages } from '../support/messages';

const SCHEDULE = 'mutation ($input: CampaignScheduleInput!) { campaignSchedule(input: $input) { clientMutationId } }';
const CANCEL = 'mutation ($input: CampaignCancelInput!) { campaignCancel(input: $input) { clientMutationId } }';

/** Resolves when a statement waits for a campaign or a mailing that somebody else has locked. */
async function someoneWaits({ database }: TestOrganization): Promise<void> {
  for (;;) {
    const { rows } = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND query LIKE '%campaigns WHERE%FOR UPDATE%'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function eventsOf(organization: TestOrganization, subjectId: string): Promise<string[]> {
  const { prisma } = organization.database;
  const rows = await prisma.event.findMany({ where: { subjectId }, orderBy: { sequence: 'asc' } });
  return rows.map(({ type }) => type);
}

test('a mailing that ends waits for its campaign before anything else is locked', async () => {
  const organization = await makeOrganization(await testDatabase());
  const campaign = await makeCampaign(organization, { sendNow: true });
  const { dispatcher } = await recordMessages(organization);
  await dispatcher.settled();
  const { prisma } = organization.database;
  const where = { id: campaign.id };
  await prisma.mailing.updateMany({ where, data: { status: 'OPEN' } });
  await prisma.campaign.updateMany({ where, data: { status: 'SENDING' } });
  let ended: Promise<void> | undefined;
  await prisma.$transaction(async (db) => {
    await db.$queryRaw`SELECT 1 FROM campaigns WHERE id = ${campaign.id}::uuid FOR UPDATE`;
    ended = dispatcher.settled();
    await someoneWaits(organization);
    // As campaignCancel does it.
    expect(await db.$queryRaw`SELECT 1 FROM mailings WHERE id = ${campaign.id}::uuid FOR UPDATE NOWAIT`).toHaveLength(
      1,
    );
  });
  await ended;
  expect(await prisma.campaign.findFirst({ where })).toMatchObject({ status: 'SENT' });
});

describe('campaigns that many requests change at once', () => {
  it('are canceled once, whatever else is asked of them, and nothing is sent afterwards', async () => {
    const organization = await makeOrganization(await testDatabase());
    await makeMember(organization);
    const campaign = await makeCampaign(organization);
    const id = toGlobalId('Campaign', campaign.id);
    const future = (index: number) => new Date(organization.clock.now().getTime() + (index + 1) * 60_000).toISOString();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_each, index) =>
        index % 2 === 0
          ? runQuery(contextFor({ organization }), SCHEDULE, { input: { id, scheduledAt: future(index) } })
          : runQuery(contextFor({ organization }), CANCEL, { input: { id } }),
      ),
    );
    const codes = new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions?.['code']) ?? []));
    expect([...codes].filter((code) => code !== 'INVALID_STATE')).toEqual([]);
    const events = await eventsOf(organization, campaign.id);
    expect(events.filter((type) => type === 'campaign.canceled')).toHaveLength(1);
    expect(events.at(-1)).toBe('campaign.canceled');
    organization.clock.advance(3_600_000);
    const { email, dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(email.handed).toEqual([]);
  });

  it('begin once, and tell each member once, however many processes send', async () => {
    const organization = await makeOrganization(await testDatabase());
    const members = [];
    for (let count = 0; count < 40; count += 1) members.push(await makeMember(organization));
    const campaign = await makeCampaign(organization, { sendNow: true });
    const senders = await Promise.all(
      Array.from({ length: 5 }, () =>
        recordMessages(organization, { batchSize: 3, messaging: { smtpConnections: 2 } }),
      ),
    );
    await Promise.all(senders.map(({ dispatcher }) => dispatcher.settled()));
    await Promise.all(senders.map(({ dispatcher }) => dispatcher.settled()));
    const addresses = senders.flatMap(({ email }) => email.addresses).sort();
    expect(addresses).toEqual(members.map(({ email }) => email).sort());
    const events = await eventsOf(organization, campaign.id);
    expect(events).toEqual(['campaign.created', 'campaign.scheduled', 'campaign.started', 'campaign.sent']);
  });
});

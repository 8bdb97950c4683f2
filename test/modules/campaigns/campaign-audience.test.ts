import { toGlobalId } from '../../../src/schema/global-id';
import { makeCampaign } from '../../builders/campaign';
import { makeMember } from '../../builders/member';
import { makePrice } from '../../builders/price';
import { makeSubscription } from '../../builders/subscription';
import { makeTier } from '../../builders/tier';
import { makeCreator } from '../../builders/creator';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';
import { recordMessages } from '../../support/messages';

const PREVIEW = `query ($audience: CampaignAudienceInput, $creatorId: ID) {
  campaignPreview(audience: $audience, creatorId: $creatorId) {
    memberCount reach { channel memberCount } sample { name } } }`;

const DAY = 24 * 3_600_000;

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

interface Preview {
  readonly memberCount: number;
  readonly sample: { name: string }[];
}

async function preview(audience: object | null, creatorId?: string): Promise<Preview> {
  const variables = { audience, creatorId };
  const data = await query<{ campaignPreview: Preview }>(contextFor({ organization }), PREVIEW, variables);
  return data.campaignPreview;
}

const namesFor = async (audience: object) => (await preview(audience)).sample.map(({ name }) => name).sort();

describe('the audience of a campaign', () => {
  it('is told by payment, by tiers and labels, and by time', async () => {
    const tier = await makeTier(organization);
    const price = await makePrice(organization, tier);
    const paying = await makeMember(organization, { name: 'paying' });
    const former = await makeMember(organization, { name: 'former', labels: ['VIP'] });
    await makeMember(organization, { name: 'free' });
    await makeSubscription(organization, { member: paying, tier, price });
    const ended = await makeSubscription(organization, { member: former, tier, price });
    const { prisma } = organization.database;
    const over = { status: 'CANCELED' as const, endedAt: organization.clock.now() };
    await prisma.subscription.updateMany({ where: { id: ended.id }, data: over });
    const seen = { lastSeenAt: new Date(organization.clock.now().getTime() + 20 * DAY) };
    await prisma.member.updateMany({ where: { id: former.id }, data: seen });
    expect(await namesFor({ segment: 'PAID' })).toEqual(['paying']);
    expect(await namesFor({ segment: 'FREE' })).toEqual(['former', 'free']);
    expect(await namesFor({ wasPaidSubscriber: true })).toEqual(['former']);
    expect(await namesFor({ wasPaidSubscriber: false })).toEqual(['free']);
    expect(await namesFor({ tierIds: [toGlobalId('Tier', tier.id)] })).toEqual(['paying']);
    const label = await prisma.label.findFirstOrThrow({ where: { organizationId: organization.id } });
    expect(await namesFor({ labelIds: [toGlobalId('Label', label.id)] })).toEqual(['former']);
    expect(await namesFor({ filter: { name: { startsWith: 'f' } }, wasPaidSubscriber: false })).toEqual(['free']);
    expect(await namesFor({ inactiveDaysMin: 30 })).toEqual([]);
    organization.clock.advance(30 * DAY);
    expect(await namesFor({ inactiveDaysMin: 30 })).toEqual(['free', 'paying']);
    expect(await namesFor({ segment: 'INACTIVE' })).toEqual(['former', 'free', 'paying']);
  });

  it('is that of one creator, for whom it is', async () => {
    const creator = await makeCreator(organization);
    await makeMember(organization, { name: 'elsewhere' });
    const own = await makeMember(organization, { name: 'own', creatorId: creator.id });
    expect((await preview(null, toGlobalId('Creator', creator.id))).sample).toEqual([{ name: 'own' }]);
    await makeCampaign(organization, { creatorId: creator.id, sendNow: true });
    const { email, dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(email.addresses).toEqual([own.email]);
  });

  it('says how many can be told on each channel', async () => {
    await makeMember(organization);
    await makeMember(organization, { announcementEmails: false });
    await makeMember(organization, { email: null, activationCode: 'activate-me-please' });
    expect(await preview(null)).toMatchObject({
      memberCount: 3,
      reach: [
        { channel: 'EMAIL', memberCount: 1 },
        { channel: 'PUSH', memberCount: 0 },
      ],
    });
  });

  it('is gathered in several steps when it is large, everybody once', async () => {
    const count = 2_100;
    const now = organization.clock.now();
    await organization.database.query(
      `INSERT INTO members (organization_id, id, creator_id, email, email_key, created_at, updated_at)
       SELECT $1, gen_random_uuid(), $2, 'm' || n || '@example.com', 'm' || n || '@example.com', $3, $3
       FROM generate_series(1, $4::int) AS n`,
      [organization.id, organization.creatorId, now, count],
    );
    await makeCampaign(organization, { sendNow: true });
    const { email, dispatcher } = await recordMessages(organization, { batchSize: 1_000 });
    await dispatcher.settled();
    expect(new Set(email.addresses).size).toBe(count);
    expect(email.handed).toHaveLength(count);
  });
});

describe('lists', () => {
  const CAMPAIGNS = `query ($first: Int) { campaigns(first: $first) { nodes { name creator { name } offer { code }
    filters { tiers { name } labels { name } } messageCounts { sent } discounts { code tier { name } }
    result { redemptions revenue { amountMinor } } } } }`;
  const MESSAGES = `query ($first: Int) { messages(first: $first) { nodes { status member { name pushDevices { service } }
    campaign { name } announcement { title } content { subject } } } }`;

  it.each([
    ['campaigns', CAMPAIGNS],
    ['messages', MESSAGES],
  ])('of %s take as many statements for one as for many', async (_noun, document) => {
    const tier = await makeTier(organization);
    await makePrice(organization, tier);
    for (let count = 0; count < 6; count += 1) {
      await makeMember(organization);
      await makeCampaign(organization, { sendNow: true });
      await makeCampaign(organization, {
        ...{ offer: { percent: 50, code: `CODE${count}` }, sendNow: true },
        audience: { tierIds: [toGlobalId('Tier', tier.id)] },
      });
    }
    const { dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    const many = await countStatements(organization, document, { first: 50 });
    expect(many).toBe(await countStatements(organization, document, { first: 1 }));
  });
});

import { ROLE_SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCampaign } from '../../builders/campaign';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makePrice } from '../../builders/price';
import { makeSubscription } from '../../builders/subscription';
import { makeTier } from '../../builders/tier';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = `id name status scheduledAt finishedAt segment filter filters { inactiveDaysMin wasPaidSubscriber
  tiers { slug } labels { name } } message { subject cta } offer { percent durationMonths code }
  discounts { code status amount duration durationMonths tier { slug } } channels`;
const CREATE = `mutation ($input: CampaignCreateInput!) {
  campaignCreate(input: $input) { audienceSize campaign { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: CampaignUpdateInput!) { campaignUpdate(input: $input) { campaign { ${FIELDS} } } }`;
const SCHEDULE = `mutation ($input: CampaignScheduleInput!) {
  campaignSchedule(input: $input) { campaign { ${FIELDS} } } }`;
const CANCEL = `mutation ($input: CampaignCancelInput!) { campaignCancel(input: $input) { campaign { ${FIELDS} } } }`;

const message = { subject: 'We miss you', body: 'Come back.' };
const base = { name: 'Win back', type: 'reactivation', message, channels: ['EMAIL'] };
const id = toGlobalId('Campaign', '00000000-0000-0000-0000-000000000001');

itGuards([
  { name: 'campaignCreate', scope: 'campaigns:write', input: base },
  { name: 'campaignUpdate', scope: 'campaigns:write', input: { id, name: 'New' } },
  { name: 'campaignSchedule', scope: 'campaigns:write', input: { id } },
  { name: 'campaignCancel', scope: 'campaigns:write', input: { id } },
]);
itHidesOtherOrganizations(
  ['campaignUpdate', 'campaignSchedule', 'campaignCancel'].map((name) => ({
    ...{ name, scope: 'campaigns:write' as const, input: {}, type: 'Campaign', field: 'id' },
    make: (other: TestOrganization) => makeCampaign(other),
  })),
);

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

const run = <T = Record<string, never>>(document: string, input: object) =>
  query<T>(contextFor({ organization }), document, { input });
const refused = (document: string, input: object) => refusal(contextFor({ organization }), document, { input });

describe('the states of a campaign', () => {
  it('go from a draft over a time to canceled, and none leads back', async () => {
    const { campaignCreate } = await run<{ campaignCreate: { campaign: { id: string } } }>(CREATE, base);
    const campaign = campaignCreate.campaign;
    expect(campaign).toMatchObject({ status: 'DRAFT', scheduledAt: null, segment: 'ALL' });
    const at = '2026-04-01T08:00:00.000Z';
    for (const scheduledAt of [at, '2026-05-01T08:00:00.000Z'])
      expect(await run(SCHEDULE, { id: campaign.id, scheduledAt })).toMatchObject({
        campaignSchedule: { campaign: { status: 'SCHEDULED', scheduledAt } },
      });
    expect(await run(CANCEL, { id: campaign.id })).toMatchObject({
      campaignCancel: { campaign: { status: 'CANCELED', finishedAt: '2026-03-01T12:00:00.000Z' } },
    });
    expect(await refused(CANCEL, { id: campaign.id })).toBe('INVALID_STATE');
    expect(await refused(SCHEDULE, { id: campaign.id })).toBe('INVALID_STATE');
    expect(await refused(UPDATE, { id: campaign.id, name: 'X' })).toBe('INVALID_STATE');
  });

  it('an edit leaves only its changes, and none when it changes nothing', async () => {
    const campaign = await makeCampaign(organization);
    const input = { id: toGlobalId('Campaign', campaign.id) };
    await run(UPDATE, { ...input, name: 'Win back', channels: ['EMAIL'] });
    await run(UPDATE, { ...input, name: 'Other', audience: { segment: 'CASUAL' } });
    const events = await organization.database.prisma.event.findMany({
      where: { subjectId: campaign.id, type: 'campaign.updated' },
    });
    expect(events.map(({ data }) => (data as { previous: object }).previous)).toEqual([
      { name: 'Win back', segment: 'ALL' },
    ]);
  });

  it('FORBIDDEN is an audience that is described by what the caller may not read', async () => {
    const context = contextFor({ organization, scopes: ['campaigns:write', 'campaigns:read', 'members:read'] });
    const audience = { segment: 'SUPERFANS' };
    expect(await refusal(context, CREATE, { input: { ...base, audience } })).toBe('FORBIDDEN');
  });

  it.each([
    [{ name: '' }],
    [{ type: 'two words' }],
    [{ channels: [] }],
    [{ message: { ...message, subject: 'a\r\nBcc: b@example.com' } }],
    [{ message: { ...message, body: ' ' } }],
    [{ message: { ...message, ctaUrl: 'javascript:alert(1)' } }],
    [{ audience: { inactiveDaysMin: 0 } }],
    [{ offer: { percent: 0, code: 'A' } }],
    [{ offer: { percent: 50, code: 'not a code' } }],
    [{ sendNow: true, scheduledAt: '2026-04-01T08:00:00.000Z' }],
  ])('refuses %j', async (change) => {
    expect(await refused(CREATE, { ...base, ...change })).toBe('BAD_USER_INPUT');
  });
});

describe('the offer of a campaign', () => {
  const offer = { percent: 50, durationMonths: 1, code: 'COMEBACK50' };

  it('becomes a discount of every paid tier with a monthly price, once it is scheduled', async () => {
    const fan = await makeTier(organization, { name: 'Fan' });
    const vip = await makeTier(organization, { name: 'VIP' });
    await makeTier(organization, { name: 'Yearly' });
    await makePrice(organization, fan);
    await makePrice(organization, vip);
    const { campaignCreate } = await run<{ campaignCreate: { campaign: { id: string } } }>(CREATE, { ...base, offer });
    expect(campaignCreate.campaign).toMatchObject({ offer, discounts: [] });
    const gives = { status: 'ACTIVE', amount: 50, duration: 'REPEATING', durationMonths: 1 };
    const input = { id: campaignCreate.campaign.id, scheduledAt: '2026-04-01T08:00:00.000Z' };
    expect(await run(SCHEDULE, input)).toMatchObject({
      campaignSchedule: {
        campaign: {
          discounts: [
            { code: 'comeback50-fan', tier: { slug: 'fan' }, ...gives },
            { code: 'comeback50-vip', tier: { slug: 'vip' }, ...gives },
          ],
        },
      },
    });
    const document = 'query ($id: ID!) { tier(id: $id) { discountByCode(code: " ComeBack50 ") { code } } }';
    expect(await query(contextFor({ organization }), document, { id: toGlobalId('Tier', vip.id) })).toEqual({
      tier: { discountByCode: { code: 'comeback50-vip' } },
    });
    expect(await refused(UPDATE, { id: input.id, offer: null })).toBe('INVALID_STATE');
    expect(await run(CANCEL, { id: input.id })).toMatchObject({
      campaignCancel: { campaign: { discounts: [{ status: 'ARCHIVED' }, { status: 'ARCHIVED' }] } },
    });
  });

  it('has the code itself when there is one tier, and is in conflict with another of that code', async () => {
    const tier = await makeTier(organization);
    await makePrice(organization, tier);
    const create = { ...base, offer, scheduledAt: '2026-04-01T08:00:00.000Z' };
    expect(await run(CREATE, create)).toMatchObject({
      campaignCreate: { campaign: { discounts: [{ code: 'comeback50' }] } },
    });
    expect(await run(CREATE, create)).toMatchObject({
      campaignCreate: { campaign: { discounts: [{ code: 'comeback50' }] } },
    });
    await makeDiscount(organization, tier.id, { code: 'taken' });
    expect(await refused(CREATE, { ...create, offer: { ...offer, code: 'TAKEN' } })).toBe('CONFLICT');
  });

  it('takes over no discount that was made by hand, and ends none', async () => {
    const tier = await makeTier(organization);
    await makePrice(organization, tier);
    const create = { ...base, offer, scheduledAt: '2026-04-01T08:00:00.000Z' };
    const terms = { type: 'PERCENT', amount: 50, duration: 'REPEATING', durationMonths: 1 } as const;
    const values = { ...terms, code: 'comeback50', name: 'By hand', cadence: 'MONTH' } as const;
    const { id: discountId } = await makeDiscount(organization, tier.id, values);
    const { prisma } = organization.database;
    for (const status of ['ACTIVE', 'ARCHIVED'] as const) {
      await prisma.discount.updateMany({ where: { id: discountId }, data: { status } });
      expect(await refused(CREATE, create)).toBe('CONFLICT');
      expect(await prisma.discount.findFirstOrThrow({ where: { id: discountId } })).toMatchObject({ status });
    }
  });

  it('is for marketing to make and to make again, but not all of the price', async () => {
    const tier = await makeTier(organization);
    await makePrice(organization, tier);
    const context = contextFor({ organization, scopes: ROLE_SCOPES.marketing });
    const input = { ...base, offer, scheduledAt: '2026-04-01T08:00:00.000Z' };
    const discounts = [{ code: 'comeback50', status: 'ACTIVE' }];
    for (const _again of [1, 2]) {
      const made = await query<{ campaignCreate: { campaign: { id: string } } }>(context, CREATE, { input });
      expect(made).toMatchObject({ campaignCreate: { campaign: { discounts } } });
      await query(context, CANCEL, { input: { id: made.campaignCreate.campaign.id } });
    }
    const free = { ...input, offer: { ...offer, code: 'FREE', percent: 100 } };
    expect(await refusal(context, CREATE, { input: free })).toBe('FORBIDDEN');
    const draft = await makeCampaign(organization, { offer: free.offer });
    const id = toGlobalId('Campaign', draft.id);
    expect(await refusal(context, SCHEDULE, { input: { id } })).toBe('FORBIDDEN');
    expect(await run(SCHEDULE, { id })).toMatchObject({ campaignSchedule: { campaign: { status: 'SCHEDULED' } } });
  });

  it('is for tiers of one name too', async () => {
    for (const slug of ['vip', 'vip-2'])
      await makePrice(organization, await makeTier(organization, { name: 'VIP', slug }));
    const create = { ...base, offer, scheduledAt: '2026-04-01T08:00:00.000Z' };
    expect(await run(CREATE, create)).toMatchObject({
      campaignCreate: { campaign: { discounts: [{ code: 'comeback50-vip' }, { code: 'comeback50-vip-2' }] } },
    });
  });

  it('tells who came back by it, and what they paid', async () => {
    const tier = await makeTier(organization);
    const price = await makePrice(organization, tier);
    const [former, fresh] = [await makeMember(organization), await makeMember(organization)];
    const ended = await makeSubscription(organization, { member: former, tier, price });
    const { prisma } = organization.database;
    const over = { status: 'CANCELED' as const, endedAt: organization.clock.now() };
    await prisma.subscription.updateMany({ where: { id: ended.id }, data: over });
    const campaign = await makeCampaign(organization, { offer, sendNow: true });
    const { discountId } = await prisma.campaignDiscount.findFirstOrThrow({ where: { campaignId: campaign.id } });
    organization.clock.advance(60_000);
    for (const member of [former, fresh]) await makeSubscription(organization, { member, tier, price }, { discountId });
    const document = `query ($id: ID!) { campaign(id: $id) { result {
      redemptions returned recipients revenue { amountMinor currency } } } }`;
    expect(await query(contextFor({ organization }), document, { id: toGlobalId('Campaign', campaign.id) })).toEqual({
      campaign: {
        result: { redemptions: 2, returned: 1, recipients: 0, revenue: [{ amountMinor: 500, currency: 'USD' }] },
      },
    });
  });
});

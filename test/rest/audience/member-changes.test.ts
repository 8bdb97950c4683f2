import { makeMember } from '../../builders/member';
import { makeOffer, makeTier, type Offer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { AudienceClient, audienceId } from '../../support/audience';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

let organization: TestOrganization;
let client: AudienceClient;
let offer: Offer;
let member: { readonly id: string };

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
  offer = await makeOffer(organization, { name: 'Fan' });
  member = await makeMember(organization, { name: 'Sarah', email: 'sarah@example.com' });
});

const put = (body: object) => client.send(`PUT /members/${audienceId('member', member)}`, body);
const tierId = ({ tier }: Pick<Offer, 'tier'>) => audienceId('tier', tier);

async function codeOf(body: object): Promise<[number, string]> {
  const { status, json } = await put(body);
  return [status, json.code as string];
}

test('only what is given is changed, and preferences are merged key by key', async () => {
  await put({ preferences: { notifications: ['live_events'], communication_channel: 'push', theme: 'dark' } });
  const { json } = await put({ name: 'Sarah J.', preferences: { communication_channel: null } });
  expect(json).toMatchObject({
    ...{ name: 'Sarah J.', email: 'sarah@example.com', status: 'active' },
    preferences: { notifications: ['live_events'], communication_channel: null, theme: 'dark' },
  });
});

test.each([
  { name: 7 },
  { avatar_url: 'javascript:x' },
  { preferences: [] },
  { preferences: { notifications: 'all' } },
  { preferences: { communication_channel: 1 } },
  { status: 'churned' },
  { status: true },
  { tier_id: 5 },
])('%j is refused and changes nothing', async (body) => {
  expect(await codeOf({ name: 'Other', ...body })).toEqual([400, 'VALIDATION_ERROR']);
  expect((await client.get(`/members/${audienceId('member', member)}`)).json.name).toBe('Sarah');
});

describe('the tier', () => {
  test('is paid for from the beginning, at its monthly price', async () => {
    const { status, json } = await put({ tier_id: tierId(offer) });
    expect([status, json.tier.id, json.subscription.lifetime_value]).toEqual([200, tierId(offer), 5]);
    expect(await codeOf({ tier_id: tierId(offer) })).toEqual([409, 'already_subscribed']);
  });

  test('is not given where the payment is declined', async () => {
    const card = { payment_method_id: 'pm_card_declined' };
    expect(await codeOf({ name: 'Other', tier_id: tierId(offer), ...card })).toEqual([400, 'payment_failed']);
    expect((await client.get(`/members/${audienceId('member', member)}`)).json).toMatchObject({
      ...{ name: 'Sarah', subscription: null },
    });
  });

  test('is changed, and all of the request is done or nothing', async () => {
    await makeSubscription(organization, { member, ...offer });
    const full = await makeOffer(organization, { limit: 1 });
    await makeSubscription(organization, { member: await makeMember(organization), ...full });
    expect(await codeOf({ name: 'Other', tier_id: tierId(full) })).toEqual([422, 'tier_limit_reached']);
    expect((await client.get(`/members/${audienceId('member', member)}`)).json.name).toBe('Sarah');
    const other = await makeOffer(organization);
    expect((await put({ tier_id: tierId(other) })).json.tier.id).toBe(tierId(other));
    expect(await organization.database.prisma.subscription.count({ where: { memberId: member.id } })).toBe(1);
  });

  test('that is unknown, archived or without a price is invalid', async () => {
    const foreign = await makeOffer(await makeOrganization(await testDatabase()));
    const unpriced = await makeTier(organization);
    for (const tier of ['tier_unknown', tierId(foreign), audienceId('tier', unpriced)])
      expect(await codeOf({ tier_id: tier })).toEqual([400, 'invalid_tier']);
  });

  test('by default ends what is paid, at once', async () => {
    const free = await makeTier(organization, { name: 'Free', type: 'FREE', isDefault: true });
    await makeSubscription(organization, { member, ...offer });
    const { json } = await put({ tier_id: audienceId('tier', free) });
    expect(json).toMatchObject({ status: 'churned', tier: { name: 'Free' }, subscription: { status: 'churned' } });
    expect(await codeOf({ tier_id: audienceId('tier', free) })).toEqual([409, 'already_subscribed']);
  });
});

describe('a rest', () => {
  test('begins and ends, and doing so twice changes nothing', async () => {
    await makeSubscription(organization, { member, ...offer });
    for (const status of ['paused', 'paused', 'active', 'active']) {
      const answer = await put({ status });
      expect([answer.status, answer.json.status, answer.json.subscription.status]).toEqual([200, status, status]);
    }
    const types = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, type: { in: ['subscription.paused', 'subscription.resumed'] } },
    });
    expect(types).toHaveLength(2);
  });

  test('takes something that is paid', async () => {
    expect(await codeOf({ status: 'paused' })).toEqual([409, 'CONFLICT']);
    expect((await put({ status: 'active' })).status).toBe(200);
  });

  test('of a tier that is to be moved at once is refused whole', async () => {
    await makeSubscription(organization, { member, ...offer });
    await put({ status: 'paused' });
    const other = await makeOffer(organization);
    expect(await codeOf({ tier_id: tierId(other), status: 'active' })).toEqual([409, 'CONFLICT']);
    expect((await client.get(`/members/${audienceId('member', member)}`)).json.status).toBe('paused');
  });
});

import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember, makeMembers } from '../../builders/member';
import { makeOffer, type Offer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { AudienceClient, audienceId } from '../../support/audience';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { inTransaction } from '../../../src/database/transaction';
import { createTier } from '../../../src/modules/tiers/tier.service';

let organization: TestOrganization;
let client: AudienceClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
});

const idsIn = (json: { members: { id: string }[] }) => json.members.map(({ id }) => id);
const pathOf = (member: { readonly id: string }) => `/members/${audienceId('member', member)}` as const;

function setColumns(memberId: string, columns: object) {
  return organization.database.prisma.subscription.updateMany({ where: { memberId }, data: columns });
}

describe('lists', () => {
  test('pages by limit and offset, and by cursor, make the whole list together', async () => {
    const made = (await makeMembers(organization, 5)).reverse().map((member) => audienceId('member', member));
    const byOffset = [0, 2, 4].map((offset) => client.get(`/members?limit=2&offset=${offset}`));
    expect((await Promise.all(byOffset)).flatMap(({ json }) => idsIn(json))).toEqual(made);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { json } = await client.get(`/members?limit=2&cursor=${cursor ?? ''}`);
      expect(json).toMatchObject({ total: 5, segments: { superfans: 0, engaged: 0, casual: 0, inactive: 5 } });
      seen.push(...idsIn(json));
      cursor = json.next_cursor as string | undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'offset=-1', 'offset=1&cursor=x', 'cursor=x', 'limit=1&limit=2'])(
    '%s is refused',
    async (search) => {
      expect((await client.get(`/members?${search}`)).json.code).toBe('VALIDATION_ERROR');
    },
  );

  test('by standing: whoever paid and does no more has churned, whoever rests is paused', async () => {
    const offer = await makeOffer(organization);
    const [never, pays, rests, left, unpaid] = await five();
    for (const member of [pays, rests, left, unpaid]) await makeSubscription(organization, { member, ...offer });
    await setColumns(rests.id, { status: 'PAUSED' });
    await setColumns(left.id, { status: 'CANCELED' });
    await setColumns(unpaid.id, { status: 'UNPAID' });
    const by = async (status: string) => idsIn((await client.get(`/members?status=${status}`)).json).sort();
    const ids = (...members: Row[]) => members.map((member) => audienceId('member', member)).sort();
    expect([await by('active'), await by('paused'), await by('churned')]).toEqual([
      ids(never, pays),
      ids(rests),
      ids(left, unpaid),
    ]);
    for (const [member, status] of [
      [never, 'active'],
      [rests, 'paused'],
      [unpaid, 'churned'],
    ] as const)
      expect((await client.get(pathOf(member))).json.status).toBe(status);
  });

  test('by tier: its id, slug or name; the default tier has everybody without another', async () => {
    const offer = await makeOffer(organization, { name: 'Premium Fan' });
    const free = await freeTier();
    const [pays, left, never] = await three();
    for (const member of [pays, left]) await makeSubscription(organization, { member, ...offer });
    await setColumns(left.id, { status: 'CANCELED' });
    for (const name of [audienceId('tier', offer.tier), offer.tier.slug, 'premium%20fan'])
      expect(idsIn((await client.get(`/members?tier=${name}`)).json)).toEqual([audienceId('member', pays)]);
    const { json } = await client.get(`/members?tier=${audienceId('tier', free)}`);
    expect(idsIn(json)).toEqual([never, left].map((member) => audienceId('member', member)));
    expect(json.members[0].tier).toMatchObject({ id: audienceId('tier', free), price_monthly: 0 });
    expect((await client.get('/members?tier=nothing')).json.code).toBe('invalid_tier');
  });

  test('by the day on which they joined, in the time zone of the organization', async () => {
    await organization.database.prisma.organization.updateMany({
      where: { id: organization.id },
      data: { timeZone: 'Pacific/Auckland' },
    });
    const member = await makeMember(organization);
    const createdAt = new Date('2026-01-14T11:30:00Z');
    await organization.database.prisma.member.updateMany({ where: { id: member.id }, data: { createdAt } });
    const total = async (from: string) => (await client.get(`/members?joined_after=${from}`)).json.total as number;
    expect([await total('2026-01-15'), await total('2026-01-16')]).toEqual([1, 0]);
    expect([await total('2026-01-14T11:29:59Z'), await total('2026-01-14T11:30:00Z')]).toEqual([1, 0]);
  });

  test('members without an address are not there', async () => {
    const context = contextFor({ organization });
    const { memberCreate } = await query<{ memberCreate: { member: { id: string } } }>(
      context,
      'mutation { memberCreate(input: { activationCode: "code-123456" }) { member { id } } }',
      {},
    );
    expect(memberCreate.member.id).toBeTruthy();
    expect((await client.get('/members')).json.total).toBe(0);
  });

  test('a list takes as many statements for one member as for many', async () => {
    const offer = await makeOffer(organization);
    for (const member of await makeMembers(organization, 8)) await makeSubscription(organization, { member, ...offer });
    const statements = async (limit: number) => {
      const before = organization.database.statements();
      expect((await client.get(`/members?limit=${limit}`)).json.members).toHaveLength(limit);
      return organization.database.statements() - before;
    };
    await statements(8);
    const forOne = await statements(1);
    expect(await statements(8)).toBe(forOne);
  });
});

interface Row {
  readonly id: string;
}

async function three(): Promise<[Row, Row, Row]> {
  return [await makeMember(organization), await makeMember(organization), await makeMember(organization)];
}

async function five(): Promise<[Row, Row, Row, Row, Row]> {
  return [...(await three()), await makeMember(organization), await makeMember(organization)];
}

async function freeTier() {
  const context = contextFor({ organization });
  return inTransaction(context, (transaction) =>
    createTier(transaction, { name: 'Free', type: 'FREE', isDefault: true }),
  );
}

describe('a member', () => {
  let offer: Offer;
  let member: Row;

  beforeEach(async () => {
    offer = await makeOffer(organization, { name: 'Fan', benefits: ['One', 'Two'] });
    member = await makeMember(organization, { name: 'Sarah', email: 'sarah@example.com' });
  });

  test('shows what is paid, since when and for how long', async () => {
    await makeSubscription(organization, { member, ...offer });
    const context = contextFor({ organization });
    const purchase = `mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { purchase { id } } }`;
    const tip = { memberId: toGlobalId('Member', member.id), amountMinor: 1299, kind: 'TIP', provider: 'test' };
    await query(context, purchase, { input: { ...tip, currency: 'USD', providerRef: '1' } });
    await query(context, purchase, { input: { ...tip, currency: 'EUR', providerRef: '2' } });
    organization.clock.advance(65 * 86_400_000);
    const { json } = await client.get(pathOf(member));
    expect(json.subscription).toEqual({
      ...{ id: expect.stringMatching(/^sub_/) as unknown, tier_id: audienceId('tier', offer.tier) },
      ...{ started_at: '2026-03-01', months_subscribed: 2, lifetime_value: 17.99, billing_cycle: 'monthly' },
      ...{ next_billing: '2026-04-01', payment_method: null, status: 'active' },
    });
    expect(json.tier).toEqual({
      ...{ id: audienceId('tier', offer.tier), name: 'Fan', price_monthly: 5, benefits: ['One', 'Two'] },
    });
  });

  test('whoever rests does not count the months', async () => {
    await makeSubscription(organization, { member, ...offer });
    const DAY = 86_400_000;
    organization.clock.advance(20 * DAY);
    await client.send(`PUT ${pathOf(member)}`, { status: 'paused' });
    organization.clock.advance(100 * DAY);
    await client.send(`PUT ${pathOf(member)}`, { status: 'active' });
    organization.clock.advance(15 * DAY);
    expect((await client.get(pathOf(member))).json.subscription.months_subscribed).toBe(1);
  });
});

import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeTip, makeTipJar } from '../../builders/tip';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = `id status amountMinor platformFeeMinor creatorReceivesMinor refundedMinor currency message anonymous
  reward { thresholdMinor description instructions } thankYouMessage receiptPath tippedAt
  member { id } creator { id } jar { id raisedMinor } purchase { id kind status member { id } }`;
const TIP = `mutation ($input: TipCreateInput!) { tipCreate(input: $input) { tip { ${FIELDS} } } }`;
const REFUND = `mutation ($input: TipRefundInput!) { tipRefund(input: $input) { tip { ${FIELDS} } } }`;
const LIST = `query ($filter: TipFilter, $orderBy: TipOrder, $first: Int) {
  tips(filter: $filter, orderBy: $orderBy, first: $first) { nodes { ${FIELDS} } totalCount } }`;

interface Told {
  readonly id: string;
  readonly receiptPath: string;
  readonly [field: string]: unknown;
}

let organization: TestOrganization;
let memberId: string;
beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  memberId = toGlobalId('Member', (await makeMember(organization)).id);
});

async function give(input: object): Promise<Told> {
  const data = await query<{ tipCreate: { tip: Told } }>(contextFor({ organization }), TIP, {
    input: { memberId, amountMinor: 2_500, ...input },
  });
  return data.tipCreate.tip;
}

const refused = (input: object) =>
  refusal(contextFor({ organization }), TIP, { input: { memberId, amountMinor: 2_500, ...input } });

async function jarOf(values: object = {}): Promise<string> {
  return toGlobalId('TipJar', (await makeTipJar(organization, values)).id);
}

const input = { memberId: 'x', amountMinor: 1 };
describe('who may', () => {
  itGuards([
    { name: 'tipCreate', scope: 'tips:write', input },
    { name: 'tipRefund', scope: 'tips:write', input: { id: 'x' } },
    {
      name: 'tipRefund',
      scope: 'purchases:write',
      input: { id: toGlobalId('Tip', '0'.repeat(8) + '-0000-0000-0000-000000000000') },
    },
  ]);
  itHidesOtherOrganizations([
    { name: 'tipCreate', scope: 'tips:write', input, type: 'Member', field: 'memberId', make: makeMember },
  ]);
});

describe('a tip', () => {
  it('is paid, with fee, share, reward and thanks', async () => {
    const jarId = await jarOf();
    const tip = await give({ jarId, message: 'Love it!', paymentMethod: 'pm_card_001' });
    expect(tip).toMatchObject({
      ...{ status: 'COMPLETED', amountMinor: 2_500, platformFeeMinor: 250, creatorReceivesMinor: 2_250 },
      ...{ refundedMinor: 0, currency: 'USD', message: 'Love it!', anonymous: false },
      reward: { thresholdMinor: 2_500, description: 'Name in credits', instructions: "Reply with the name you'd like" },
      thankYouMessage: 'Thank you so much for your support!',
      member: { id: memberId },
      jar: { id: jarId, raisedMinor: 2_500 },
      purchase: { kind: 'TIP', status: 'COMPLETED', member: { id: memberId } },
    });
    expect(tip.receiptPath).toMatch(/^\/receipts\/[\w-]{24}$/);
  });

  it.each([
    [2_499, null, 250],
    [2_500, 'Name in credits', 250],
    [9_999, 'Name in credits', 1_000],
    [10_000, 'Exclusive behind-the-scenes access', 1_000],
    [4, null, 0],
    [5, null, 1],
  ])('of %d brings %s and costs %d', async (amountMinor, description, platformFeeMinor) => {
    const tip = await give({ jarId: await jarOf(), amountMinor });
    expect(tip).toMatchObject({ platformFeeMinor, creatorReceivesMinor: amountMinor - platformFeeMinor });
    expect((tip['reward'] as { description: string } | null)?.description ?? null).toBe(description);
  });

  it('keeps what was promised for it when the jar changes, and brings nothing without a jar', async () => {
    const jar = await makeTipJar(organization, { thankYouMessage: 'Bless you.' });
    const jarId = toGlobalId('TipJar', jar.id);
    const tip = await give({ jarId });
    const change = 'mutation ($input: TipJarUpdateInput!) { tipJarUpdate(input: $input) { tipJar { id } } }';
    await query(contextFor({ organization }), change, { input: { id: jarId, rewards: [], thankYouMessage: null } });
    const again = await query<{ tip: Told }>(
      contextFor({ organization }),
      `query { tip(id: "${tip.id}") { ${FIELDS} } }`,
    );
    expect(again.tip).toMatchObject({ reward: tip['reward'], thankYouMessage: 'Bless you.' });
    expect(await give({ amountMinor: 10_000 })).toMatchObject({ reward: null, jar: null });
  });

  it('writes one tip, purchase, activity and balanced booking', async () => {
    const tip = await give({ jarId: await jarOf() });
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    const types = (await prisma.event.findMany({ where, orderBy: { position: 'asc' } })).map(({ type }) => type);
    expect(types.filter((type) => /^(tip|purchase)\./.test(type))).toEqual(['purchase.recorded', 'tip.completed']);
    expect(await prisma.activity.count({ where: { ...where, kind: 'TIP' } })).toBe(1);
    const engagement = await prisma.memberEngagement.findFirstOrThrow({ where });
    expect(engagement.tips).toBe(1);
    const entries = await prisma.ledgerEntry.findMany({ where });
    expect(entries.map(({ amountMinor }) => amountMinor).reduce((a, b) => a + b, 0n)).toBe(0n);
    expect(entries.find(({ account }) => account === 'PLATFORM_FEE')?.amountMinor).toBe(
      BigInt(Number(tip['platformFeeMinor'])),
    );
  });

  it('that is declined leaves nothing but the failed payment', async () => {
    const { errors } = await runQuery(contextFor({ organization }), TIP, {
      input: { memberId, amountMinor: 2_500, paymentMethod: 'pm_card_declined' },
    });
    expect(errors?.[0]?.extensions?.['code']).toBe('PAYMENT_FAILED');
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    expect(await prisma.tip.count({ where })).toBe(0);
    expect(await prisma.purchase.count({ where })).toBe(0);
    expect(await prisma.activity.count({ where })).toBe(0);
  });

  it('is refused where it cannot be given, and nothing is charged', async () => {
    const other = await makeCreator(organization, { name: 'Other' });
    const elsewhere = await makeTipJar(organization, { creatorId: other.id });
    const jarId = await jarOf();
    expect(await refused({ creatorId: toGlobalId('Creator', other.id) })).toBe('BAD_USER_INPUT');
    expect(await refused({ jarId: toGlobalId('TipJar', elsewhere.id) })).toBe('NOT_FOUND');
    expect(await refused({ jarId, currency: 'EUR' })).toBe('BAD_USER_INPUT');
    expect(await refused({ amountMinor: 0 })).toBe('BAD_USER_INPUT');
    expect(await refused({ amountMinor: 1_000_000_000 })).toBe('BAD_USER_INPUT');
    const archive = 'mutation ($input: TipJarArchiveInput!) { tipJarArchive(input: $input) { tipJar { id } } }';
    await query(contextFor({ organization }), archive, { input: { id: jarId } });
    expect(await refused({ jarId })).toBe('INVALID_STATE');
    expect(await organization.database.prisma.payment.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it('is given once for an idempotency key', async () => {
    const [first, second] = [await give({ idempotencyKey: 'k1' }), await give({ idempotencyKey: 'k1' })];
    expect(second).toEqual(first);
    expect(await organization.database.prisma.payment.count({ where: { organizationId: organization.id } })).toBe(1);
  });

  it('is paid back in parts and wholly, which the jar sees', async () => {
    const jarId = await jarOf();
    const { id } = await give({ jarId });
    const back = async (values: object) =>
      (await query<{ tipRefund: { tip: Told } }>(contextFor({ organization }), REFUND, { input: { id, ...values } }))
        .tipRefund.tip;
    expect(await back({ amountMinor: 1_000 })).toMatchObject({
      ...{ status: 'PARTIALLY_REFUNDED', refundedMinor: 1_000, jar: { raisedMinor: 1_500 } },
    });
    expect(await back({ reason: 'Sorry' })).toMatchObject({
      status: 'REFUNDED',
      refundedMinor: 2_500,
      jar: { raisedMinor: 0 },
    });
    expect(await refusal(contextFor({ organization }), REFUND, { input: { id } })).toBe('INVALID_STATE');
  });
});

describe('the list of tips', () => {
  it('is filtered, ordered and flat in statements', async () => {
    const member = await makeMember(organization);
    const jar = await makeTipJar(organization);
    for (const amountMinor of [300, 100, 200]) {
      organization.clock.advance(1_000);
      await makeTip(organization, member.id, { amountMinor, jarId: amountMinor === 100 ? null : jar.id });
    }
    const amounts = async (variables: object) => {
      const { tips } = await query<{ tips: { nodes: Told[] } }>(contextFor({ organization }), LIST, { ...variables });
      return tips.nodes.map((tip) => tip['amountMinor']);
    };
    expect(await amounts({})).toEqual([200, 100, 300]);
    expect(await amounts({ orderBy: { field: 'AMOUNT', direction: 'ASC' } })).toEqual([100, 200, 300]);
    expect(await amounts({ filter: { jarId: { eq: toGlobalId('TipJar', jar.id) } } })).toEqual([200, 300]);
    expect(await amounts({ filter: { amountMinor: { gte: 200 }, status: { eq: 'COMPLETED' } } })).toEqual([200, 300]);
    expect(await amounts({ filter: { status: { in: [] } } })).toEqual([]);
    const one = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(one);
  });
});

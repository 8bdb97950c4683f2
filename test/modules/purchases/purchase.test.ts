import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makePrice, makeScene } from '../../builders/offer';
import { makePurchase } from '../../builders/purchase';
import { makeSubscription } from '../../builders/subscription';
import { describeAccess } from '../../support/access';
import { contextFor, makeOrganization, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const RECORD = `mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { purchase {
  id kind status amountMinor refundedMinor currency provider providerRef purchasedAt hasActiveEntitlement
  price { id } member { id } subscription { id } refunds { id } entitlements { source startedAt endedAt } } } }`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) {
  refund { amountMinor reason refundedAt }
  purchase { status refundedMinor hasActiveEntitlement refunds { amountMinor } entitlements { status revokeReason } } } }`;

const NOW = '2026-03-01T12:00:00.000Z';
const globalId = ({ id }: { id: string }) => toGlobalId('Purchase', id);

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const payment = {
    memberId: toGlobalId('Member', scene.member.id),
    amountMinor: 500,
    currency: 'usd',
    provider: 'stripe',
  };
  const context = contextFor({ organization });
  const record = async (input: object) =>
    runQuery<{ purchaseRecord: { purchase: Record<string, unknown> } }>(context, RECORD, {
      input: { ...payment, ...input },
    });
  const refusedWith = async (input: object) => {
    const { code, fields = {} } = ((await record(input)).errors?.[0]?.extensions ?? {}) as {
      code: string;
      fields: object;
    };
    return [code, ...Object.keys(fields)];
  };
  return { organization, ...scene, context, payment, record, refusedWith };
}

describeAccess('purchaseRecord', {
  document: RECORD,
  scope: 'purchases:write',
  input: async (organization) => {
    const { member, price } = await makeScene(organization);
    const ids = { memberId: toGlobalId('Member', member.id), priceId: toGlobalId('Price', price.id) };
    return { ...ids, amountMinor: 500, currency: 'USD', provider: 'stripe' };
  },
  names: { memberId: 'Member', priceId: 'Price' },
});

describeAccess('purchaseRefund', {
  document: REFUND,
  scope: 'purchases:write',
  input: async (organization) => ({
    id: globalId(await makePurchase(organization, (await makeMember(organization)).id)),
  }),
  names: { id: 'Purchase' },
});

describe('recording a payment', () => {
  it.each([
    [
      'one period of a recurring price',
      { interval: 'MONTH' },
      [{ startedAt: NOW, endedAt: '2026-04-01T12:00:00.000Z' }],
    ],
    ['no end of a price paid once', { type: 'ONE_TIME', interval: null }, [{ startedAt: NOW, endedAt: null }]],
    ['nothing of a donation', { type: 'DONATION', interval: null }, []],
  ] as const)('entitles to %s', async (_what, values, entitlements) => {
    const { organization, tier, record } = await setUp();
    const price = await makePrice(organization, tier.id, values);
    const { data } = await record({ priceId: toGlobalId('Price', price.id), providerRef: 'pi_1' });
    expect(data.purchaseRecord.purchase).toMatchObject({
      kind: 'TIER',
      status: 'COMPLETED',
      amountMinor: 500,
      refundedMinor: 0,
      currency: 'USD',
      provider: 'stripe',
      providerRef: 'pi_1',
      purchasedAt: NOW,
      price: { id: toGlobalId('Price', price.id) },
      subscription: null,
      refunds: [],
      hasActiveEntitlement: entitlements.length > 0,
      entitlements: entitlements.map((times) => ({ source: 'PURCHASE', ...times })),
    });
  });

  it.each(['PENDING', 'FAILED', 'EXPIRED'])('entitles to nothing while it is %s', async (status) => {
    const { price, record } = await setUp();
    const { data } = await record({ priceId: toGlobalId('Price', price.id), status });
    expect(data.purchaseRecord.purchase).toMatchObject({ status, entitlements: [], hasActiveEntitlement: false });
  });

  it('happens once for a payment of a provider', async () => {
    const { organization, record, refusedWith } = await setUp();
    expect((await record({ providerRef: 'pi_1', status: 'PENDING' })).errors).toBeUndefined();
    expect(await refusedWith({ providerRef: 'pi_1' })).toEqual(['CONFLICT', 'providerRef']);
    expect((await record({ providerRef: 'pi_1', provider: 'paypal' })).errors).toBeUndefined();
    const where = { organizationId: organization.id, type: 'purchase.recorded' };
    expect(await organization.database.prisma.event.count({ where })).toBe(2);
  });

  it('names what is wrong', async () => {
    const { organization, tier, refusedWith } = await setUp();
    const euro = await makePrice(organization, tier.id, { currency: 'EUR' });
    expect(await refusedWith({ currency: 'XXQ', amountMinor: -1, provider: ' ' })).toEqual([
      'BAD_USER_INPUT',
      'amountMinor',
      'currency',
      'provider',
    ]);
    expect(await refusedWith({ priceId: toGlobalId('Price', euro.id) })).toEqual(['BAD_USER_INPUT', 'currency']);
    expect(await refusedWith({ status: 'REFUNDED' })).toEqual(['BAD_USER_INPUT', 'status']);
    expect(await refusedWith({ purchasedAt: '2026-03-01T12:00:00.001Z' })).toEqual(['BAD_USER_INPUT', 'purchasedAt']);
  });

  it('takes amounts of up to nine digits', async () => {
    const { record, refusedWith } = await setUp();
    const amountMinor = 999_999_999;
    expect(await refusedWith({ amountMinor: amountMinor + 1 })).toEqual(['BAD_USER_INPUT', 'amountMinor']);
    expect((await record({ amountMinor })).data.purchaseRecord.purchase).toMatchObject({ amountMinor });
  });
});

describe('paying back', () => {
  const refund = async (scene: Awaited<ReturnType<typeof setUp>>, input: object) =>
    runQuery<{ purchaseRefund: Record<string, unknown> }>(scene.context, REFUND, { input });

  it('takes parts, and revokes access only with the last one', async () => {
    const scene = await setUp();
    const { organization, member, price } = scene;
    const purchase = await makePurchase(organization, member.id, { priceId: price.id });
    const part = await refund(scene, { id: globalId(purchase), amountMinor: 400 });
    expect(part.data.purchaseRefund).toMatchObject({
      refund: { amountMinor: 400, reason: null, refundedAt: NOW },
      purchase: { status: 'PARTIALLY_REFUNDED', refundedMinor: 400, hasActiveEntitlement: true },
    });
    const rest = await refund(scene, { id: globalId(purchase), reason: 'Unhappy' });
    expect(rest.data.purchaseRefund).toMatchObject({
      refund: { amountMinor: 600, reason: 'Unhappy' },
      purchase: {
        status: 'REFUNDED',
        refundedMinor: 1000,
        hasActiveEntitlement: false,
        refunds: [{ amountMinor: 400 }, { amountMinor: 600 }],
        entitlements: [{ status: 'REVOKED', revokeReason: 'Unhappy' }],
      },
    });
  });

  it('takes back the access that a payment of a subscription gave', async () => {
    const scene = await setUp();
    const { organization } = scene;
    const subscription = await makeSubscription(organization, scene);
    const purchase = await organization.database.prisma.purchase.findFirstOrThrow({
      where: { subscriptionId: subscription.id },
    });
    const { data } = await refund(scene, { id: globalId(purchase) });
    expect(data.purchaseRefund).toMatchObject({ purchase: { entitlements: [{ status: 'REVOKED' }] } });
  });

  it('is never more than what is left, and positive', async () => {
    const scene = await setUp();
    const id = globalId(await makePurchase(scene.organization, scene.member.id));
    for (const amountMinor of [1001, 0, -5])
      expect((await refund(scene, { id, amountMinor })).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { amountMinor: expect.any(Array) },
      });
  });

  it.each(['PENDING', 'FAILED', 'EXPIRED', 'REFUNDED'] as const)('is forbidden when %s', async (status) => {
    const scene = await setUp();
    const recorded = status === 'REFUNDED' ? 'COMPLETED' : status;
    const id = globalId(await makePurchase(scene.organization, scene.member.id, { status: recorded }));
    if (status === 'REFUNDED') await refund(scene, { id });
    expect((await refund(scene, { id })).errors?.[0]?.extensions?.['code']).toBe('INVALID_STATE');
  });
});

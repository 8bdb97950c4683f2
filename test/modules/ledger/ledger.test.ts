import { toGlobalId } from '../../../src/schema/global-id';
import { inTransaction } from '../../../src/database/transaction';
import { bookCharges } from '../../../src/modules/ledger/ledger.service';
import { checkLedger } from '../../../src/modules/ledger/ledger-check.service';
import { buy } from '../../../src/modules/purchases/purchase-payment.service';
import { newId } from '../../../src/shared/id';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { expectSoundMoney, settleLater } from '../../support/money';

const BALANCES = `query ($id: ID!) {
  creator(id: $id) {
    balances { currency grossMinor refundedMinor platformFeeMinor paidOutMinor pendingMinor nextPayoutOn }
  } }`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id status } } }`;
const PAY_OUT = `mutation ($input: PayoutCreateInput!) {
  result: payoutCreate(input: $input) { payouts { id amountMinor currency dueOn creator { id } } }
}`;
const UPDATE = `mutation ($input: OrganizationUpdateInput!) {
  organizationUpdate(input: $input) { organization { platformFeeBasisPoints } }
}`;

let organization: TestOrganization;
let memberId: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  memberId = (await makeMember(organization)).id;
});

afterEach(async () => {
  await settleLater(organization);
  await expectSoundMoney(organization);
});

function pay(amountMinor: bigint, values: { currency?: string; paymentMethod?: string } = {}) {
  const { id: organizationId, creatorId, clock } = organization;
  const owner = { organizationId, memberId, creatorId, kind: 'TIP' as const, subject: 'test', currency: 'USD' };
  return inTransaction(contextFor({ organization }), (transaction) =>
    buy(transaction, { ...owner, amountMinor, purchasedAt: clock.now(), ...values }),
  );
}

const creatorId = () => toGlobalId('Creator', organization.creatorId);

async function balances() {
  const data = await query<{ creator: { balances: object[] } }>(contextFor({ organization }), BALANCES, {
    id: creatorId(),
  });
  return data.creator.balances;
}

const refund = async (purchaseId: string, amountMinor?: number) => {
  const input = { id: toGlobalId('Purchase', purchaseId), amountMinor };
  const data = await query<{ purchaseRefund: { refund: { status: string } } }>(contextFor({ organization }), REFUND, {
    input,
  });
  return data.purchaseRefund.refund.status;
};

const payOut = (values: object = {}) =>
  query<{ result: { payouts: object[] } }>(contextFor({ organization }), PAY_OUT, {
    input: { creatorId: creatorId(), ...values },
  });

describe('the balance of a creator', () => {
  it('is what came in less the fee and what went back, by currency', async () => {
    await pay(1005n);
    await pay(333n, { currency: 'EUR' });
    const { purchase } = await pay(1000n);
    expect(await refund(purchase.id, 300)).toBe('SUCCEEDED');
    const next = { nextPayoutOn: '2026-04-01', paidOutMinor: 0 };
    expect(await balances()).toEqual([
      { currency: 'EUR', grossMinor: 333, refundedMinor: 0, platformFeeMinor: 33, pendingMinor: 300, ...next },
      { currency: 'USD', grossMinor: 2005, refundedMinor: 300, platformFeeMinor: 171, pendingMinor: 1534, ...next },
    ]);
  });

  it('is exactly nothing when all has gone back, in whichever steps', async () => {
    const { purchase } = await pay(999n);
    for (const part of [333, 1, 332, undefined]) await refund(purchase.id, part);
    expect(await balances()).toMatchObject([
      { grossMinor: 999, refundedMinor: 999, platformFeeMinor: 0, pendingMinor: 0 },
    ]);
  });

  it('counts no refund that the provider refuses', async () => {
    const { purchase } = await pay(1000n, { paymentMethod: 'pm_card_refundFail' });
    expect(await refund(purchase.id)).toBe('FAILED');
    expect(await balances()).toMatchObject([{ refundedMinor: 0, platformFeeMinor: 100, pendingMinor: 900 }]);
    const row = await organization.database.prisma.purchase.findFirstOrThrow({ where: { id: purchase.id } });
    expect(row).toMatchObject({ status: 'COMPLETED', refundedMinor: 0n });
  });

  it('counts a refund whose answer was lost once', async () => {
    const { purchase } = await pay(1000n, { paymentMethod: 'pm_card_lostRefund' });
    expect(await refund(purchase.id, 400)).toBe('PENDING');
    await settleLater(organization);
    expect(await balances()).toMatchObject([{ refundedMinor: 400, pendingMinor: 540 }]);
  });

  it('follows the fee of the organization from then on', async () => {
    await pay(1000n);
    await query(contextFor({ organization }), UPDATE, { input: { platformFeeBasisPoints: 250 } });
    await pay(1000n);
    expect(await balances()).toMatchObject([{ platformFeeMinor: 125 }]);
    const input = { platformFeeBasisPoints: 10_001 };
    expect(await refusal(contextFor({ organization }), UPDATE, { input })).toBe('BAD_USER_INPUT');
  });

  it('is not for everybody', async () => {
    await pay(1000n);
    const blind = contextFor({ organization, scopes: ['organization:read', 'members:read', 'catalog:read'] });
    expect(await refusal(blind, '{ ledgerEntries { nodes { id } } }')).toBe('FORBIDDEN');
    const elsewhere = contextFor({ organization, creatorId: newId(organization.clock.now()) });
    const data = await query<{ ledgerEntries: { nodes: object[] } }>(elsewhere, '{ ledgerEntries { nodes { id } } }');
    expect(data.ledgerEntries.nodes).toEqual([]);
  });
});

describe('payouts', () => {
  it('pay once what came in before the first of the month where the organization is', async () => {
    await query(contextFor({ organization }), UPDATE, { input: { timeZone: 'America/New_York' } });
    await pay(1000n);
    // Still March in New York.
    organization.clock.set('2026-04-01T03:59:59.000Z');
    expect(await refusal(contextFor({ organization }), PAY_OUT, { input: { creatorId: creatorId() } })).toBe(
      'INVALID_STATE',
    );
    organization.clock.set('2026-04-01T04:00:00.000Z');
    const { purchase } = await pay(2000n);
    const { result } = await payOut();
    expect(result.payouts).toMatchObject([
      { amountMinor: 900, currency: 'USD', dueOn: '2026-04-01', creator: { id: creatorId() } },
    ]);
    expect(await balances()).toMatchObject([{ paidOutMinor: 900, pendingMinor: 1800, nextPayoutOn: '2026-05-01' }]);
    expect(await refusal(contextFor({ organization }), PAY_OUT, { input: { creatorId: creatorId() } })).toBe(
      'INVALID_STATE',
    );
    await refund(purchase.id);
    expect(await balances()).toMatchObject([{ pendingMinor: 0 }]);
  });

  it('never pay more than is there: what was refunded since stays', async () => {
    const { purchase } = await pay(1000n);
    organization.clock.set('2026-04-02T00:00:00.000Z');
    await refund(purchase.id, 600);
    expect((await payOut()).result.payouts).toMatchObject([{ amountMinor: 360 }]);
  });
});

describe('the database', () => {
  it('takes no booking that does not sum to zero, and no change of one', async () => {
    const { prisma } = organization.database;
    await pay(1000n);
    const entry = await prisma.ledgerEntry.findFirstOrThrow({ where: { organizationId: organization.id } });
    const forged = prisma.ledgerEntry.create({ data: { ...entry, id: newId(organization.clock.now()) } });
    await expect(forged).rejects.toThrow(/does not sum to zero/);
    const changed = prisma.ledgerEntry.updateMany({ where: { id: entry.id }, data: { amountMinor: 1n } });
    await expect(changed).rejects.toThrow(/cannot be changed/);
    const removed = prisma.ledgerEntry.deleteMany({ where: { id: entry.id } });
    await expect(removed).rejects.toThrow(/does not sum to zero/);
  });
});

describe('the checker', () => {
  it('sees a booking of nothing', async () => {
    const other = await makeOrganization(organization.database);
    const context = contextFor({ organization: other });
    const made = newId(other.clock.now());
    const charge = { organizationId: other.id, paymentId: made, purchaseId: made, memberId: null };
    const money = { creatorId: other.creatorId, kind: 'TIP' as const, amountMinor: 5n, currency: 'USD' };
    await inTransaction(context, (inside) =>
      bookCharges(inside, [{ ...charge, ...money, occurredAt: other.clock.now() }]),
    );
    const { sound, problems } = await checkLedger(other.database.prisma, other.id);
    expect(sound).toBe(false);
    expect(problems.join()).toContain('what is booked is a payment, a refund or a payout');
  });
});

import { deliverGifts } from '../../../src/modules/gifts/gifts.jobs';
import { renewAll } from '../../../src/modules/subscriptions/renewals.jobs';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeOffer, type Offer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards } from '../../support/guards';

const FIELDS = `id status months amountMinor currency code toEmail message deliverAt expiresAt claimedAt
  fromMember { id } toMember { id } tier { id } subscription { kind status currentPeriodEndAt } purchase { kind status }`;
const CREATE = `mutation ($input: GiftCreateInput!) { giftCreate(input: $input) { gift { ${FIELDS} } } }`;
const CLAIM = `mutation ($input: GiftClaimInput!) { giftClaim(input: $input) { gift { ${FIELDS} } } }`;
const REFUND = `mutation ($input: GiftRefundInput!) { giftRefund(input: $input) { gift { ${FIELDS} } } }`;
const RECEIVED = `query ($id: ID!) { member(id: $id) { giftsReceived { status } giftsGiven { status }
  entitlements(active: true) { id } mainSubscription { kind } } }`;

interface Given {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly [field: string]: unknown;
}

let organization: TestOrganization;
let offer: Offer;
let giver: string;
let receiver: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  offer = await makeOffer(organization);
  giver = toGlobalId('Member', (await makeMember(organization)).id);
  receiver = toGlobalId('Member', (await makeMember(organization)).id);
});

const terms = () => ({ fromMemberId: giver, tierId: toGlobalId('Tier', offer.tier.id), months: 3 });
const run = <T>(document: string, input: object) => query<T>(contextFor({ organization }), document, { input });
const give = async (input: object) =>
  (await run<{ giftCreate: { gift: Given } }>(CREATE, { ...terms(), ...input })).giftCreate.gift;
const claim = async (input: object) => (await run<{ giftClaim: { gift: Given } }>(CLAIM, input)).giftClaim.gift;
const refused = (document: string, input: object) => refusal(contextFor({ organization }), document, { input });
const told = (id: string) =>
  query<{ member: Record<string, unknown> }>(contextFor({ organization }), RECEIVED, { id }).then(
    (data) => data.member,
  );

async function letTimePass(to: string): Promise<void> {
  organization.clock.set(new Date(to));
  const { db, clock, log, announce, events } = contextFor({ organization });
  const parts = { db, clock, log, announce, events };
  await deliverGifts(parts);
  await renewAll(parts);
}

describe('who may', () => {
  const input = { fromMemberId: 'x', tierId: 'x', months: 1 };
  itGuards([
    { name: 'giftCreate', scope: 'gifts:write', input },
    { name: 'giftClaim', scope: 'gifts:write', input: { code: 'x', memberId: 'x' } },
    { name: 'giftRefund', scope: 'gifts:write', input: { id: 'x' } },
  ]);

  it('tells the code to nobody who may not give it away', async () => {
    await give({ toEmail: 'tom@example.com' });
    const caller = contextFor({ organization, scopes: ['gifts:read'] });
    expect(await query(caller, '{ gifts { nodes { code fromMember { id } purchase { id } } } }')).toEqual({
      gifts: { nodes: [{ code: null, fromMember: null, purchase: null }] },
    });
  });
});

describe('a gift for a member', () => {
  it('is paid, begins at once and expires when its months are over', async () => {
    const gift = await give({ toMemberId: receiver });
    expect(gift).toMatchObject({
      ...{ status: 'CLAIMED', months: 3, amountMinor: 1_500, currency: 'USD', toMember: { id: receiver } },
      subscription: { kind: 'GIFT', status: 'ACTIVE', currentPeriodEndAt: '2026-06-01T12:00:00.000Z' },
      purchase: { kind: 'GIFT', status: 'COMPLETED' },
    });
    expect(await told(receiver)).toMatchObject({
      ...{ giftsReceived: [{ status: 'CLAIMED' }], giftsGiven: [], mainSubscription: { kind: 'GIFT' } },
      entitlements: [expect.anything()],
    });
    expect(await told(giver)).toMatchObject({ giftsReceived: [], giftsGiven: [{ status: 'CLAIMED' }] });
    await letTimePass('2026-06-01T12:00:00.000Z');
    const { subscription } = (
      await query<{ gift: Given }>(contextFor({ organization }), `{ gift(id: "${gift.id}") { ${FIELDS} } }`)
    ).gift;
    expect(subscription).toMatchObject({ status: 'EXPIRED' });
    expect(await told(receiver)).toMatchObject({ mainSubscription: null, entitlements: [] });
  });

  it('is refused, and not charged, where it cannot begin', async () => {
    const { id } = await makeMember(organization);
    await makeSubscription(organization, { member: { id }, ...offer });
    const paid = await organization.database.prisma.payment.count();
    expect(await refused(CREATE, { ...terms(), toMemberId: toGlobalId('Member', id) })).toBe('ALREADY_SUBSCRIBED');
    expect(await refused(CREATE, { ...terms(), toMemberId: giver })).toBe('BAD_USER_INPUT');
    expect(await refused(CREATE, { ...terms(), toMemberId: receiver, toEmail: 'a@example.com' })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await refused(CREATE, { ...terms(), toMemberId: receiver, months: 0 })).toBe('BAD_USER_INPUT');
    expect(await refused(CREATE, { ...terms(), toMemberId: receiver, deliverOn: '2026-02-28' })).toBe('BAD_USER_INPUT');
    const free = await makeOffer(organization);
    await organization.database.prisma.tier.updateMany({ where: { id: free.tier.id }, data: { type: 'FREE' } });
    const tierId = toGlobalId('Tier', free.tier.id);
    expect(await refused(CREATE, { ...terms(), toMemberId: receiver, tierId })).toBe('INVALID_TIER');
    const declined = { ...terms(), toMemberId: receiver, paymentMethod: 'pm_card_declined' };
    expect(await refused(CREATE, declined)).toBe('PAYMENT_FAILED');
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    expect(await prisma.gift.count({ where })).toBe(0);
    expect((await prisma.payment.count()) - paid).toBe(1);
  });

  it('waits for its day', async () => {
    const gift = await give({ toMemberId: receiver, deliverOn: '2026-03-31' });
    expect(gift).toMatchObject({ status: 'SCHEDULED', subscription: null, deliverAt: '2026-03-31T00:00:00.000Z' });
    expect(await told(receiver)).toMatchObject({ giftsReceived: [] });
    expect(await refused(CLAIM, { code: gift.code, memberId: receiver })).toBe('INVALID_STATE');
    await letTimePass('2026-03-30T23:59:59.000Z');
    expect(await told(receiver)).toMatchObject({ giftsReceived: [] });
    await letTimePass('2026-04-01T08:00:00.000Z');
    expect(await told(receiver)).toMatchObject({ giftsReceived: [{ status: 'CLAIMED' }] });
    const where = { organizationId: organization.id, subjectType: 'gift' };
    const events = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
    expect(events.map(({ type, occurredAt }) => [type, occurredAt.toISOString()])).toEqual([
      ['gift.created', '2026-03-01T12:00:00.000Z'],
      ['gift.delivered', '2026-03-31T00:00:00.000Z'],
      ['gift.claimed', '2026-03-31T00:00:00.000Z'],
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(gift.code);
  });

  it('that comes when the member has the tier waits to be claimed', async () => {
    await give({ toMemberId: receiver, deliverOn: '2026-03-31' });
    const { prisma } = organization.database;
    const { toMemberId } = await prisma.gift.findFirstOrThrow({ where: { organizationId: organization.id } });
    await makeSubscription(organization, { member: { id: String(toMemberId) }, ...offer });
    await letTimePass('2026-03-31T00:00:00.000Z');
    expect(await told(receiver)).toMatchObject({ giftsReceived: [{ status: 'UNCLAIMED' }] });
  });
});

describe('a gift for an address', () => {
  it('is claimed once by whoever has the code, however it is typed', async () => {
    const gift = await give({ toEmail: 'tom@example.com', message: 'Enjoy!' });
    expect(gift).toMatchObject({ status: 'UNCLAIMED', toMember: null, message: 'Enjoy!' });
    expect(gift.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(await refused(CLAIM, { code: 'AAAA-BBBB-CCCC-DDDD', memberId: receiver })).toBe('NOT_FOUND');
    organization.clock.advance(24 * 3_600_000);
    const claimed = await claim({ code: gift.code.toLowerCase().replaceAll('-', ' '), memberId: receiver });
    expect(claimed).toMatchObject({
      ...{ status: 'CLAIMED', toMember: { id: receiver }, claimedAt: '2026-03-02T12:00:00.000Z' },
      subscription: { currentPeriodEndAt: '2026-06-02T12:00:00.000Z' },
    });
    expect(await refused(CLAIM, { code: gift.code, memberId: giver })).toBe('INVALID_STATE');
  });

  it('expires when nobody claims it within a year, and can then still be paid back', async () => {
    const gift = await give({ toEmail: 'tom@example.com' });
    await letTimePass('2027-03-01T12:00:00.000Z');
    expect(await refused(CLAIM, { code: gift.code, memberId: receiver })).toBe('INVALID_STATE');
    const { giftRefund } = await run<{ giftRefund: { gift: Given } }>(REFUND, { id: gift.id, reason: 'Too late' });
    expect(giftRefund.gift).toMatchObject({ status: 'REFUNDED', purchase: { status: 'REFUNDED' } });
    expect(await refused(REFUND, { id: gift.id })).toBe('INVALID_STATE');
  });

  it('whose money went back is no longer there to claim', async () => {
    const gift = await give({ toEmail: 'tom@example.com' });
    const { purchaseId } = await organization.database.prisma.gift.findFirstOrThrow({ where: { code: gift.code } });
    await run('mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id } } }', {
      id: toGlobalId('Purchase', purchaseId),
    });
    expect(await refused(CLAIM, { code: gift.code, memberId: receiver })).toBe('INVALID_STATE');
  });

  it('of which a part was paid back is there to claim, and is delivered on its day', async () => {
    const gift = await give({ toEmail: 'tom@example.com' });
    await give({ toMemberId: receiver, deliverOn: '2026-03-31' });
    const gifts = await organization.database.prisma.gift.findMany({ where: { organizationId: organization.id } });
    for (const { purchaseId } of gifts)
      await run('mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id } } }', {
        ...{ id: toGlobalId('Purchase', purchaseId), amountMinor: 100 },
      });
    expect(await claim({ code: gift.code, memberId: giver })).toMatchObject({ status: 'CLAIMED' });
    await letTimePass('2026-03-31T00:00:00.000Z');
    expect(await told(receiver)).toMatchObject({ giftsReceived: [{ status: 'CLAIMED' }] });
  });
});

describe('the list of gifts', () => {
  it('is filtered, and flat in statements', async () => {
    for (const name of ['a', 'b', 'c']) await give({ toEmail: `${name}@example.com` });
    await give({ toMemberId: receiver });
    const LIST = `query ($filter: GiftFilter, $first: Int) { gifts(filter: $filter, first: $first) { nodes { ${FIELDS} } } }`;
    const count = async (filter: object) =>
      (await query<{ gifts: { nodes: unknown[] } }>(contextFor({ organization }), LIST, { filter })).gifts.nodes.length;
    expect(await count({ status: { eq: 'UNCLAIMED' } })).toBe(3);
    expect(await count({ toMemberId: { eq: receiver } })).toBe(1);
    expect(await count({ fromMemberId: { eq: receiver } })).toBe(0);
    const one = await countStatements(organization, LIST, { first: 1, filter: { status: { eq: 'UNCLAIMED' } } });
    const all = await countStatements(organization, LIST, { first: 50, filter: { status: { eq: 'UNCLAIMED' } } });
    expect(all).toBe(one);
  });
});

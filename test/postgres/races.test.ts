import { toGlobalId } from '../../src/schema/global-id';
import { makeCrowd } from '../builders/crowd';
import { makeMember } from '../builders/member';
import { makeOffer, makeScene } from '../builders/offer';
import { makePurchase } from '../builders/purchase';
import { makeSubscription } from '../builders/subscription';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { outcome, tally } from '../support/outcomes';

const CREATE = `mutation ($input: SubscriptionCreateInput!) { subscriptionCreate(input: $input) { subscription { id } } }`;
const CHANGE = `mutation ($input: SubscriptionChangeInput!) { subscriptionChange(input: $input) { subscription { id } } }`;
const CANCEL = `mutation ($input: SubscriptionCancelInput!) { subscriptionCancel(input: $input) { subscription { id } } }`;
const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { id } } }`;

async function setUp() {
  return makeOrganization(await testDatabase());
}

const joinInput = (member: { id: string }, { tier, price }: { tier: { id: string }; price: { id: string } }) => ({
  memberId: toGlobalId('Member', member.id),
  tierId: toGlobalId('Tier', tier.id),
  priceId: toGlobalId('Price', price.id),
});

/** The seats that a tier counts, and the live subscriptions that are there. */
async function seats(organization: TestOrganization, tierId: string) {
  const { prisma } = organization.database;
  const { seatsTaken } = await prisma.tier.findFirstOrThrow({ where: { id: tierId } });
  const live = await prisma.subscription.count({ where: { tierId, status: { notIn: ['CANCELED', 'EXPIRED'] } } });
  return { seatsTaken, live };
}

/** Positions 1 to n without a gap, and sequences 1 to n of every subject: nothing is lost or told twice. */
async function expectSoundLog(organization: TestOrganization): Promise<void> {
  const { prisma } = organization.database;
  const events = await prisma.event.findMany({
    where: { organizationId: organization.id },
    orderBy: { position: 'asc' },
    select: { position: true, subjectId: true, sequence: true },
  });
  expect(events.map((event) => Number(event.position))).toEqual(events.map((_event, index) => index + 1));
  const last = new Map<string, number>();
  for (const { subjectId, sequence } of events) {
    expect(sequence).toBe((last.get(subjectId) ?? 0) + 1);
    last.set(subjectId, sequence);
  }
}

describe('many at once', () => {
  it('500 joins to a tier limited to 100 give exactly 100', async () => {
    const organization = await setUp();
    const offer = await makeOffer(organization, { limit: 100 });
    const members = await makeCrowd(organization, 500);
    const outcomes = await Promise.all(
      members.map((member) => outcome(organization, CREATE, joinInput(member, offer))),
    );
    expect(tally(outcomes)).toEqual({ done: 100, TIER_LIMIT_REACHED: 400 });
    expect(await seats(organization, offer.tier.id)).toEqual({ seatsTaken: 100, live: 100 });
    const where = { organizationId: organization.id };
    const { prisma } = organization.database;
    expect(await prisma.purchase.count({ where })).toBe(100);
    expect(await prisma.entitlement.count({ where })).toBe(100);
    expect(await prisma.event.count({ where: { ...where, type: 'subscription.created' } })).toBe(100);
    await expectSoundLog(organization);
  }, 180_000);

  it('50 joins of one member give one subscription', async () => {
    const organization = await setUp();
    const { member, ...offer } = await makeScene(organization);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => outcome(organization, CREATE, joinInput(member, offer))),
    );
    expect(tally(outcomes)).toEqual({ done: 1, ALREADY_SUBSCRIBED: 49 });
    expect(await seats(organization, offer.tier.id)).toEqual({ seatsTaken: 1, live: 1 });
  });

  it('joining and leaving all the time never exceeds the limit', async () => {
    const organization = await setUp();
    const offer = await makeOffer(organization, { limit: 5 });
    const churn = async (member: { id: string }) => {
      const outcomes: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        outcomes.push(await outcome(organization, CREATE, joinInput(member, offer)));
        const { seatsTaken, live } = await seats(organization, offer.tier.id);
        expect(Math.max(seatsTaken, live)).toBeLessThanOrEqual(5);
        const mine = await organization.database.prisma.subscription.findFirst({
          where: { memberId: member.id, status: 'ACTIVE' },
        });
        if (!mine) continue;
        const input = { id: toGlobalId('MemberSubscription', mine.id) };
        outcomes.push(await outcome(organization, CANCEL, input));
      }
      return outcomes;
    };
    const outcomes = (await Promise.all((await makeCrowd(organization, 20)).map(churn))).flat();
    expect(Object.keys(tally(outcomes)).sort()).toEqual(['TIER_LIMIT_REACHED', 'done']);
    expect(await seats(organization, offer.tier.id)).toEqual({ seatsTaken: 0, live: 0 });
    await expectSoundLog(organization);
  });

  it('moves in opposite directions keep the seats right', async () => {
    const organization = await setUp();
    const [left, right] = [await makeOffer(organization), await makeOffer(organization)];
    const moves = await Promise.all(
      (await makeCrowd(organization, 30)).map(async (member, index) => {
        const [from, to] = index % 2 === 0 ? [left, right] : [right, left];
        const { id } = await makeSubscription(organization, { ...from, member });
        const { memberId: _memberId, ...terms } = joinInput(member, to);
        return outcome(organization, CHANGE, { id: toGlobalId('MemberSubscription', id), ...terms });
      }),
    );
    expect(tally(moves)).toEqual({ done: 30 });
    expect(await seats(organization, left.tier.id)).toEqual({ seatsTaken: 15, live: 15 });
    expect(await seats(organization, right.tier.id)).toEqual({ seatsTaken: 15, live: 15 });
  });

  it('20 cancellations of one subscription free one seat', async () => {
    const organization = await setUp();
    const scene = await makeScene(organization);
    const { id } = await makeSubscription(organization, scene);
    await makeSubscription(organization, { ...scene, member: await makeMember(organization) });
    const input = { id: toGlobalId('MemberSubscription', id) };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(organization, CANCEL, input)));
    expect(tally(outcomes)).toEqual({ done: 1, INVALID_STATE: 19 });
    expect(await seats(organization, scene.tier.id)).toEqual({ seatsTaken: 1, live: 1 });
  });

  it('refunds together never exceed what was paid', async () => {
    const organization = await setUp();
    const member = await makeMember(organization);
    const purchase = await makePurchase(organization, member.id, { amountMinor: 1000 });
    const input = { id: toGlobalId('Purchase', purchase.id), amountMinor: 300 };
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcome(organization, REFUND, input)));
    expect(tally(outcomes)).toEqual({ done: 3, BAD_USER_INPUT: 27 });
    const { prisma } = organization.database;
    const after = await prisma.purchase.findFirstOrThrow({ where: { id: purchase.id } });
    expect(after).toMatchObject({ status: 'PARTIALLY_REFUNDED', refundedMinor: 900n });
    const { _sum } = await prisma.refund.aggregate({ where: { purchaseId: purchase.id }, _sum: { amountMinor: true } });
    expect(_sum.amountMinor).toBe(900n);
  });

  it('200 changes of different keys of one member all survive', async () => {
    const organization = await setUp();
    const member = await makeMember(organization, { meta: { kept: true } });
    const id = toGlobalId('Member', member.id);
    const keys = Array.from({ length: 200 }, (_each, index) => `key${index}`);
    const outcomes = await Promise.all(keys.map((key) => outcome(organization, UPDATE, { id, meta: { [key]: key } })));
    expect(tally(outcomes)).toEqual({ done: 200 });
    const after = await organization.database.prisma.member.findFirstOrThrow({ where: { id: member.id } });
    expect(after.meta).toEqual({ kept: true, ...Object.fromEntries(keys.map((key) => [key, key])) });
    await expectSoundLog(organization);
  });
});

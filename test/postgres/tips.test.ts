import { makeMember } from '../builders/member';
import { makeOffer } from '../builders/offer';
import { makeTipJar } from '../builders/tip';
import { toGlobalId } from '../../src/schema/global-id';
import { raiseMilestones } from '../../src/modules/milestones/milestones.jobs';
import { contextFor, makeOrganization, query, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { outcome, tally } from '../support/outcomes';

const TIP = 'mutation ($input: TipCreateInput!) { tipCreate(input: $input) { tip { id } } }';
const GIVE = 'mutation ($input: GiftCreateInput!) { giftCreate(input: $input) { gift { code } } }';
const CLAIM = 'mutation ($input: GiftClaimInput!) { giftClaim(input: $input) { gift { id } } }';
const ARCHIVE = 'mutation ($input: TipJarArchiveInput!) { tipJarArchive(input: $input) { tipJar { id } } }';

const MANY = Array.from({ length: 50 }, (_each, index) => index);

let organization: TestOrganization;
beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

/** What there is of money and of what hangs on it. */
async function counted() {
  const where = { organizationId: organization.id };
  const { prisma } = organization.database;
  const entries = await prisma.ledgerEntry.aggregate({ where, _sum: { amountMinor: true } });
  const keys = (await prisma.payment.findMany({ where, select: { id: true } })).map(({ id }) => id);
  return {
    tips: await prisma.tip.count({ where }),
    purchases: await prisma.purchase.count({ where }),
    taken: await prisma.payment.count({ where: { ...where, status: { in: ['CAPTURED', 'CAPTURING'] } } }),
    given: await prisma.testProviderCharge.count({ where: { key: { in: keys }, status: 'CAPTURED' } }),
    activities: await prisma.activity.count({ where: { ...where, kind: 'TIP' } }),
    events: await prisma.event.count({ where: { ...where, type: 'tip.completed' } }),
    balance: Number(entries._sum.amountMinor ?? 0n),
  };
}

const each = (count: number) => ({
  tips: count,
  purchases: count,
  taken: count,
  given: count,
  events: count,
  balance: 0,
});

describe('many tips at once', () => {
  it('50 equal ones with one key are one charge', async () => {
    const memberId = toGlobalId('Member', (await makeMember(organization)).id);
    const jarId = toGlobalId('TipJar', (await makeTipJar(organization)).id);
    const input = { memberId, jarId, amountMinor: 2_500, idempotencyKey: 'one' };
    const outcomes = tally(await Promise.all(MANY.map(() => outcome(organization, TIP, input))));
    expect(Object.keys(outcomes).filter((code) => code !== 'done' && code !== 'IDEMPOTENCY_IN_PROGRESS')).toEqual([]);
    expect(outcomes['done']).toBeGreaterThanOrEqual(1);
    expect(await outcome(organization, TIP, input)).toBe('done');
    expect(await counted()).toEqual({ ...each(1), activities: 1 });
  });

  it('50 of one member are 50 charges, and one jar holds them all', async () => {
    const memberId = toGlobalId('Member', (await makeMember(organization)).id);
    const jarId = toGlobalId('TipJar', (await makeTipJar(organization)).id);
    const outcomes = await Promise.all(
      MANY.map((index) =>
        outcome(organization, TIP, { memberId, jarId, amountMinor: 100, anonymous: index % 2 === 0 }),
      ),
    );
    expect(tally(outcomes)).toEqual({ done: 50 });
    expect(await counted()).toEqual({ ...each(50), activities: 25 });
    const jar = await query<{ tipJar: object }>(
      contextFor({ organization }),
      `{ tipJar(id: "${jarId}") { raisedMinor tipCount } }`,
    );
    expect(jar.tipJar).toEqual({ raisedMinor: 5_000, tipCount: 50 });
    const hours = await organization.database.prisma.creatorActivityHour.findMany({
      where: { organizationId: organization.id },
    });
    expect(hours.reduce((sum, { tips }) => sum + tips, 0)).toBe(50);
  });

  it('none is in a jar that was archived before it, and none that was paid is lost', async () => {
    const memberId = toGlobalId('Member', (await makeMember(organization)).id);
    const jarId = toGlobalId('TipJar', (await makeTipJar(organization)).id);
    const tips = MANY.slice(0, 20).map(() => outcome(organization, TIP, { memberId, jarId, amountMinor: 100 }));
    const archived = outcome(organization, ARCHIVE, { id: jarId });
    const outcomes = tally(await Promise.all(tips));
    expect(await archived).toBe('done');
    const done = outcomes['done'] ?? 0;
    expect(done + (outcomes['INVALID_STATE'] ?? 0)).toBe(20);
    expect(await counted()).toEqual({ ...each(done), activities: done });
  });
});

it('a gift that many claim at once is one subscription', async () => {
  const { tier } = await makeOffer(organization);
  const fromMemberId = toGlobalId('Member', (await makeMember(organization)).id);
  const input = { fromMemberId, toEmail: 'tom@example.com', tierId: toGlobalId('Tier', tier.id), months: 1 };
  const { giftCreate } = await query<{ giftCreate: { gift: { code: string } } }>(contextFor({ organization }), GIVE, {
    input,
  });
  const members = await Promise.all(MANY.slice(0, 20).map(() => makeMember(organization)));
  const { code } = giftCreate.gift;
  const outcomes = await Promise.all(
    members.map(({ id }) => outcome(organization, CLAIM, { code, memberId: toGlobalId('Member', id) })),
  );
  expect(tally(outcomes)).toEqual({ done: 1, INVALID_STATE: 19 });
  const where = { organizationId: organization.id, kind: 'GIFT' as const };
  expect(await organization.database.prisma.subscription.count({ where })).toBe(1);
});

it('milestones are told once each, however many count at once', async () => {
  const { db, clock, log, announce, events } = contextFor({ organization });
  const rounds = Array.from({ length: 10 }, () => raiseMilestones({ db, clock, log, announce, events }));
  await Promise.all([...MANY.map(() => makeMember(organization)), ...rounds]);
  await Promise.all(rounds.map(() => raiseMilestones({ db, clock, log, announce, events })));
  await raiseMilestones({ db, clock, log, announce, events });
  const where = { organizationId: organization.id, type: 'milestone.reached' };
  const told = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
  expect(told.map(({ data }) => (data as { threshold: number }).threshold)).toEqual([10, 50]);
});

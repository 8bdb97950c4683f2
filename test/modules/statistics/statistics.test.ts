import { SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeOffer, makePrice } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import {
  anonymousContext,
  contextFor,
  makeOrganization,
  query,
  refusal,
  type TestOrganization,
} from '../../support/context';
import { testDatabase } from '../../support/database';

const COUNTS = `query ($from: Date, $to: Date) {
  memberCountHistory(from: $from, to: $to) { date paid gift comped free } }`;
const MRR =
  'query ($from: Date, $to: Date) { mrrHistory(from: $from, to: $to) { currency points { date amountMinor } } }';
const CANCEL = 'mutation ($input: SubscriptionCancelInput!) { subscriptionCancel(input: $input) { clientMutationId } }';
const DELETE = 'mutation ($input: MemberDeleteInput!) { memberDelete(input: $input) { clientMutationId } }';

const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

async function counts(organization: TestOrganization, variables = {}) {
  const data = await query<{
    memberCountHistory: { date: string; paid: number; gift: number; comped: number; free: number }[];
  }>(contextFor({ organization }), COUNTS, variables);
  return data.memberCountHistory.map(({ date, paid, gift, comped, free }) => [date, paid, gift, comped, free]);
}

async function mrr(organization: TestOrganization, variables = {}) {
  const data = await query<{ mrrHistory: { currency: string; points: { date: string; amountMinor: number }[] }[] }>(
    contextFor({ organization }),
    MRR,
    variables,
  );
  return Object.fromEntries(
    data.mrrHistory.map(({ currency, points }) => [
      currency,
      points.map(({ date, amountMinor }) => [date, amountMinor]),
    ]),
  );
}

function cancel(organization: TestOrganization, subscription: { id: string }, atPeriodEnd = false) {
  const input = { id: toGlobalId('MemberSubscription', subscription.id), atPeriodEnd };
  return query(contextFor({ organization }), CANCEL, { input });
}

describe('the history of member counts', () => {
  it('is read with members:read', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), COUNTS)).toBe('UNAUTHENTICATED');
    const scopes = SCOPES.filter((scope) => scope !== 'members:read');
    expect(await refusal(contextFor({ organization, scopes }), COUNTS)).toBe('FORBIDDEN');
  });

  it('has the days on which a number changed', async () => {
    const { organization, context } = await setUp();
    const { clock } = organization;
    expect(await counts(organization)).toEqual([]);
    const first = await makeMember(organization);
    const second = await makeMember(organization);
    clock.advance(2 * DAY);
    const offer = await makeOffer(organization);
    const paid = await makeSubscription(organization, { member: first, ...offer });
    await makeSubscription(organization, { member: second, ...offer }, { complimentary: true });
    clock.advance(DAY);
    await makeMember(organization);
    clock.advance(DAY);
    await cancel(organization, paid);
    clock.advance(DAY);
    await query(context, DELETE, { input: { id: toGlobalId('Member', second.id) } });
    const all = [
      ['2026-03-01', 0, 0, 0, 2],
      ['2026-03-03', 1, 0, 1, 0],
      ['2026-03-04', 1, 0, 1, 1],
      ['2026-03-05', 0, 0, 1, 2],
      ['2026-03-06', 0, 0, 0, 2],
    ];
    expect(await counts(organization)).toEqual(all);
    expect(await counts(organization, { from: '2026-03-02', to: '2026-03-04' })).toEqual(all.slice(1, 3));
    expect(await counts(organization, { from: '2026-03-06' })).toEqual(all.slice(4));
    expect(await refusal(context, COUNTS, { from: '2026-03-02', to: '2026-03-01' })).toBe('BAD_USER_INPUT');
  });

  it('counts the highest of several, and one that ends with its period until then', async () => {
    const { organization } = await setUp();
    const member = await makeMember(organization);
    const offer = await makeOffer(organization);
    await makeSubscription(organization, { member, ...(await makeOffer(organization)) }, { complimentary: true });
    organization.clock.advance(DAY);
    const paid = await makeSubscription(organization, { member, ...offer });
    organization.clock.advance(DAY);
    await cancel(organization, paid, true);
    const before = [
      ['2026-03-01', 0, 0, 1, 0],
      ['2026-03-02', 1, 0, 0, 0],
    ];
    expect(await counts(organization)).toEqual(before);
    organization.clock.advance(60 * DAY);
    expect(await counts(organization)).toEqual([...before, ['2026-04-02', 0, 0, 1, 0]]);
  });

  it('takes the days of the time zone of the organization', async () => {
    const { organization } = await setUp();
    organization.clock.advance(11 * 60 * 60 * 1000);
    await makeMember(organization);
    expect(await counts(organization)).toEqual([['2026-03-01', 0, 0, 0, 1]]);
    await organization.database.prisma.organization.update({
      where: { id: organization.id },
      data: { timeZone: 'Europe/Berlin' },
    });
    organization.clock.advance(60 * 60 * 1000);
    expect(await counts(organization)).toEqual([['2026-03-02', 0, 0, 0, 1]]);
  });

  it('takes what the log does not know from the subscription itself', async () => {
    const { organization } = await setUp();
    const { database, id: organizationId } = organization;
    const member = await makeMember(organization);
    const offer = await makeOffer(organization);
    const { id } = await makeSubscription(organization, { member, ...offer });
    await database.prisma.event.deleteMany({ where: { organizationId, subjectId: id } });
    const born = { createdAt: new Date('2020-01-01T10:00:00.000Z') };
    await database.prisma.member.updateMany({ where: { organizationId }, data: born });
    const startedAt = new Date('2020-05-01T10:00:00.000Z');
    await database.prisma.subscription.updateMany({ where: { organizationId }, data: { startedAt } });
    expect(await counts(organization)).toEqual([
      ['2020-01-01', 0, 0, 0, 1],
      ['2020-05-01', 1, 0, 0, 0],
    ]);
    expect(await mrr(organization)).toEqual({});
    const columns = { where: { organizationId }, data: { status: 'CANCELED' as const, endedAt: startedAt } };
    await database.prisma.subscription.updateMany(columns);
    expect(await counts(organization)).toEqual([['2020-01-01', 0, 0, 0, 1]]);
    await database.prisma.subscription.updateMany({ ...columns, data: { status: 'ACTIVE', endedAt: null } });
    await cancel(organization, { id });
    expect(await counts(organization)).toEqual([
      ['2020-01-01', 0, 0, 0, 1],
      ['2020-05-01', 1, 0, 0, 0],
      ['2026-03-01', 0, 0, 0, 1],
    ]);
  });

  it('is that of the members whom the caller may see, in two statements', async () => {
    const { organization } = await setUp();
    const creator = await makeCreator(organization);
    await makeMember(organization);
    const scoped = contextFor({ organization, creatorId: creator.id });
    expect(await query(scoped, COUNTS)).toEqual({ memberCountHistory: [] });
    await makeMember(organization, { creatorId: creator.id });
    expect(await query(scoped, COUNTS)).toMatchObject({ memberCountHistory: [{ free: 1 }] });
    expect(await counts(await makeOrganization(organization.database))).toEqual([]);
    const before = organization.database.statements();
    await counts(organization);
    expect(organization.database.statements() - before).toBe(2);
  });
});

describe('the history of the monthly recurring revenue', () => {
  it('is read with subscriptions:read', async () => {
    const { organization } = await setUp();
    const scopes = SCOPES.filter((scope) => scope !== 'subscriptions:read');
    expect(await refusal(contextFor({ organization, scopes }), MRR)).toBe('FORBIDDEN');
    expect(await mrr(organization)).toEqual({});
  });

  it.each([
    ['MONTH', 1, 500],
    ['MONTH', 3, 167],
    ['YEAR', 1, 42],
    ['WEEK', 1, 2167],
    ['DAY', 1, 15_208],
  ] as const)('takes a price of 500 for %s × %d as %d', async (interval, intervalCount, expected) => {
    const { organization } = await setUp();
    const member = await makeMember(organization);
    const offer = await makeOffer(organization);
    const price = await makePrice(organization, offer.tier.id, { interval, intervalCount });
    await makeSubscription(organization, { member, ...offer, price });
    expect(await mrr(organization)).toEqual({ USD: [['2026-03-01', expected]] });
  });

  it('adds up what is paid, by currency, until it ends', async () => {
    const { organization } = await setUp();
    const { clock } = organization;
    const offer = await makeOffer(organization);
    const euro = await makePrice(organization, offer.tier.id, { currency: 'EUR', amountMinor: 700 });
    const yearly = await makePrice(organization, offer.tier.id, { interval: 'YEAR', amountMinor: 6000 });
    const [one, two, three, four, five] = await Promise.all(Array.from({ length: 5 }, () => makeMember(organization)));
    if (!one || !two || !three || !four || !five) throw new Error('There are five.');
    const first = await makeSubscription(organization, { member: one, ...offer });
    await makeSubscription(organization, { member: two, ...offer, price: yearly });
    await makeSubscription(organization, { member: three, ...offer }, { complimentary: true });
    await makeSubscription(organization, { member: four, ...offer }, { trialDays: 14 });
    clock.advance(DAY);
    const last = await makeSubscription(organization, { member: five, ...offer, price: euro });
    clock.advance(DAY);
    await cancel(organization, first);
    await cancel(organization, last, true);
    const euros = ['2026-03-02', 700];
    const dollars = [
      ['2026-03-01', 1000],
      ['2026-03-03', 500],
    ];
    expect(await mrr(organization)).toEqual({ EUR: [euros], USD: dollars });
    clock.advance(60 * DAY);
    expect(await mrr(organization)).toEqual({ EUR: [euros, ['2026-04-02', 0]], USD: dollars });
    expect(await mrr(organization, { from: '2026-03-03', to: '2026-03-31' })).toEqual({ USD: [['2026-03-03', 500]] });
  });

  it.each([
    [{ type: 'PERCENT', amount: 50n, duration: 'FOREVER', currency: null }, 250],
    [{ type: 'FIXED', amount: 100n, duration: 'FOREVER', currency: 'USD' }, 400],
    [{ type: 'FIXED', amount: 900n, duration: 'FOREVER', currency: 'USD' }, 0],
    [{ type: 'FIXED', amount: 100n, duration: 'FOREVER', currency: 'EUR' }, 500],
    [{ type: 'PERCENT', amount: 50n, duration: 'ONCE', currency: null }, 500],
  ] as const)('counts a discount of %j', async (discount, expected) => {
    const { organization } = await setUp();
    const { database, id: organizationId, clock } = organization;
    const member = await makeMember(organization);
    const offer = await makeOffer(organization);
    const now = clock.now();
    const id = newId(now);
    const names = { name: 'Off', nameKey: 'off', code: 'off', cadence: 'MONTH' as const };
    const row = { organizationId, id, tierId: offer.tier.id, ...names, createdAt: now, updatedAt: now, ...discount };
    await database.prisma.discount.create({ data: row });
    const subscription = await makeSubscription(organization, { member, ...offer });
    await database.query(
      `UPDATE events SET data = data || jsonb_build_object('discountId', $1::text) WHERE subject_id = $2`,
      [id, subscription.id],
    );
    expect(await mrr(organization)).toEqual(expected === 0 ? {} : { USD: [['2026-03-01', expected]] });
  });
});

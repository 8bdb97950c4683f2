import type { MemberRecord, SubscriptionRecord } from '../../../src/modules/imports/import.record';
import { importMembers } from '../../../src/modules/imports/import.service';
import { parseObjectId } from '../../../src/shared/object-id';
import { makeLabel } from '../../builders/label';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer, type Offer } from '../../builders/offer';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { brokenInvariants } from '../../support/invariants';

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

afterEach(async () => {
  expect(await brokenInvariants(organization.database, organization.id)).toEqual([]);
});

const GHOST_ID = '650000000000000000000001';
const ID = parseObjectId(GHOST_ID) as string;
const JOINED = new Date('2023-03-01T09:00:00.000Z');

function paula(values: Partial<MemberRecord> = {}): MemberRecord {
  return {
    ...{ id: ID, foreignId: GHOST_ID, uuid: 'aaaaaaaa-0000-4000-8000-000000000001', email: 'Paula@example.com' },
    ...{ name: 'Paula', createdAt: JOINED, updatedAt: JOINED, labels: [{ name: 'VIP, really' }, { name: 'b' }] },
    details: { emailCount: 12, emailOpenRate: 50, geolocation: { country: 'Germany' } },
    ...values,
  };
}

const take = (records: MemberRecord[], history = true) =>
  importMembers(contextFor({ organization }), records, { history });

const outcomes = async (records: MemberRecord[], history = true) =>
  (await take(records, history)).map(({ outcome }) => outcome);

const members = () =>
  organization.database.prisma.member.findMany({
    where: { organizationId: organization.id },
    include: {
      labels: { include: { label: true }, orderBy: { position: 'asc' } },
      newsletters: true,
      subscriptions: true,
      identities: true,
      entitlements: true,
    },
    orderBy: { id: 'asc' },
  });

const eventTypes = async () => {
  const events = await organization.database.prisma.event.findMany({
    where: { organizationId: organization.id },
    orderBy: { position: 'asc' },
  });
  return events.map(({ type }) => type);
};

describe('a member of another system', () => {
  it('keeps ids, dates, details and the order of labels, and is noted as history', async () => {
    expect(await outcomes([paula()])).toEqual(['created']);
    const [member] = await members();
    expect(member).toMatchObject({
      ...{ id: ID, uuid: 'aaaaaaaa-0000-4000-8000-000000000001', email: 'Paula@example.com', name: 'Paula' },
      ...{ createdAt: JOINED, updatedAt: JOINED, emailCount: 12, emailOpenRate: 50, identities: [] },
    });
    expect(member?.labels.map(({ label }) => label.name)).toEqual(['VIP, really', 'b']);
    expect(await eventTypes()).toEqual(['label.imported', 'label.imported', 'member.imported']);
  });

  it('is taken once, however often it comes', async () => {
    await take([paula()]);
    expect(await outcomes([paula(), paula()])).toEqual(['unchanged', 'unchanged']);
    expect(await eventTypes()).toHaveLength(3);
  });

  it('who lives here under the address keeps its own id, name of old records and labels', async () => {
    await makeLabel(organization, { name: 'B' });
    const before = await makeMember(organization, { email: 'paula@EXAMPLE.com', name: 'P', labels: ['first'] });
    expect(await outcomes([paula(), paula({ name: null, note: '' })])).toEqual(['updated', 'unchanged']);
    const [member] = await members();
    expect(member).toMatchObject({ id: before.id, name: 'Paula', uuid: before.uuid, version: before.version + 1 });
    expect(member?.labels.map(({ label }) => label.name)).toEqual(['first', 'VIP, really', 'B']);
    expect(member?.identities).toMatchObject([{ namespace: 'ghost', key: 'id', value: GHOST_ID }]);
    expect(await outcomes([paula({ email: 'new@example.com' })])).toEqual(['updated']);
    expect((await members()).map(({ email }) => email)).toEqual(['new@example.com']);
  });

  it('of two records the later one wins', async () => {
    const records = [paula({ id: undefined, name: 'One', note: 'first' }), paula({ id: undefined, name: 'Two' })];
    expect(await outcomes(records)).toEqual(['created', 'updated']);
    expect(await members()).toMatchObject([{ name: 'Two', note: 'first', version: 1 }]);
  });

  it('joins at the present when the record says later', async () => {
    await take([paula({ id: undefined, createdAt: new Date('2099-01-01') })]);
    expect(await members()).toMatchObject([{ createdAt: organization.clock.now() }]);
  });

  it('gets the usual newsletters, those of the record, or none; is never subscribed again', async () => {
    await makeNewsletter(organization, { name: 'Usual', subscribeOnSignup: true });
    const other = (email: string, values: Partial<MemberRecord>): MemberRecord =>
      paula({ id: undefined, foreignId: undefined, uuid: undefined, email, ...values });
    const counts = async () =>
      Object.fromEntries((await members()).map(({ email, newsletters }) => [email, newsletters.length]));
    const newsletters = [{ name: 'usual' }, { name: 'New' }];
    await take([paula(), other('none@example.com', { subscribed: false }), other('two@example.com', { newsletters })]);
    expect(await counts()).toEqual({ 'Paula@example.com': 1, 'none@example.com': 0, 'two@example.com': 2 });
    await take([paula({ subscribed: false }), other('none@example.com', {})]);
    expect(await counts()).toMatchObject({ 'Paula@example.com': 0, 'none@example.com': 0 });
    await take([paula({ subscribed: true })]);
    expect(await counts()).toMatchObject({ 'Paula@example.com': 0 });
  });

  it.each<[string, Partial<MemberRecord>]>([
    ['no address', { email: '' }],
    ['a wrong address', { email: 'not-an-email' }],
    ['a long name', { name: 'x'.repeat(192) }],
    ['an empty label', { labels: [{ name: ' ' }] }],
    ['another uuid holder', { id: undefined, foreignId: undefined, email: 'other@example.com' }],
  ])('is refused with %s, and the others are taken', async (_what, values) => {
    const good = paula({ id: undefined, uuid: undefined, foreignId: undefined, email: 'good@example.com' });
    const results = await take([paula(), paula(values), good]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'invalid', 'created']);
    expect(results[1]?.problems).toHaveLength(1);
  });

  it('is refused when its id and its address are two members', async () => {
    await take([paula()]);
    await makeMember(organization, { email: 'other@example.com' });
    expect(await take([paula({ email: 'other@example.com' })])).toEqual([
      { outcome: 'invalid', problems: ['Another member has this address.'] },
    ]);
  });

  it('leaves no trace in a dry run', async () => {
    const context = contextFor({ organization });
    expect(await importMembers(context, [paula()], { history: true, dryRun: true })).toMatchObject([
      { outcome: 'created' },
    ]);
    expect(await members()).toEqual([]);
    expect(await eventTypes()).toEqual([]);
  });
});

describe('a subscription of another system', () => {
  let offer: Offer;
  const paid = (values: Partial<SubscriptionRecord> = {}): SubscriptionRecord => ({
    ...{ kind: 'PAID', status: 'ACTIVE', startedAt: JOINED, currentPeriodEndAt: new Date('2030-03-01T09:00:00Z') },
    tier: { name: offer.tier.name.toUpperCase() },
    price: { nickname: 'Yearly', amountMinor: 5000, currency: 'USD', interval: 'YEAR' },
    ...{ provider: 'stripe', providerIds: { subscription: 'sub_1', customer: 'cus_1' }, cardLast4: '4242' },
    ...values,
  });

  beforeEach(async () => {
    offer = await makeOffer(organization);
  });

  it('takes a seat, entitles, and keeps its price, discount and ids', async () => {
    const discount = {
      ...{ name: 'Half off', code: 'half', displayTitle: null, displayDescription: null, type: 'PERCENT' as const },
      ...{ cadence: 'YEAR' as const, amount: 50, duration: 'FOREVER' as const, durationMonths: null, currency: null },
      ...{ archived: false, redemptionType: 'SIGNUP' as const },
    };
    const record = paula({ subscriptions: [paid({ discount, discountStartAt: JOINED, redemptions: [discount] })] });
    expect(await outcomes([record, record])).toEqual(['created', 'unchanged']);
    expect(await outcomes([record])).toEqual(['unchanged']);
    const [member] = await members();
    expect(member?.subscriptions).toMatchObject([
      {
        ...{ tierId: offer.tier.id, status: 'ACTIVE', providerIds: { subscription: 'sub_1', customer: 'cus_1' } },
        ...{ startedAt: JOINED, currentPeriodStartAt: new Date('2029-03-01T09:00:00Z'), cardLast4: '4242' },
      },
    ]);
    expect(member?.entitlements).toMatchObject([
      { productId: offer.product.id, endedAt: new Date('2030-03-01T09:00:00Z') },
    ]);
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    expect(await prisma.discountRedemption.findMany({ where })).toMatchObject([{ redeemedAt: JOINED }]);
    const price = await prisma.price.findFirstOrThrow({ where: { ...where, interval: 'YEAR' } });
    expect(price).toMatchObject({ amountMinor: 5000n, archivedAt: organization.clock.now() });
    expect((await eventTypes()).filter((type) => /^(subscription|purchase|entitlement)/.test(type))).toEqual([
      'subscription.imported',
      'entitlement.imported',
    ]);
  });

  it('follows its record until it is over, and then stays over', async () => {
    await take([paula({ subscriptions: [paid()] })]);
    const over = { status: 'CANCELED' as const, endedAt: new Date('2024-01-01T00:00:00Z'), cancelReason: 'dear' };
    expect(await outcomes([paula({ subscriptions: [paid(over)] })])).toEqual(['updated']);
    const [canceled] = await members();
    expect(canceled?.subscriptions).toMatchObject([{ status: 'CANCELED', endedAt: over.endedAt, version: 2 }]);
    expect(canceled?.entitlements).toMatchObject([{ endedAt: organization.clock.now() }]);
    expect(await outcomes([paula({ subscriptions: [paid()] })])).toEqual(['unchanged']);
  });

  it('that is over stands in the past as it was then', async () => {
    const endedAt = new Date('2024-01-01T00:00:00Z');
    await take([paula({ subscriptions: [paid({ status: 'CANCELED', endedAt })] })]);
    const document = `query ($at: DateTime!) { members(first: 1) { nodes { subscriptions(asOf: $at) { status } } } }`;
    const at = async (instant: string) => {
      const { members: page } = await query<{ members: { nodes: { subscriptions: { status: string }[] }[] } }>(
        contextFor({ organization }),
        document,
        { at: instant },
      );
      return page.nodes[0]?.subscriptions.map(({ status }) => status);
    };
    expect(await at('2023-06-01T00:00:00Z')).toEqual(['ACTIVE']);
    expect(await at('2024-06-01T00:00:00Z')).toEqual(['CANCELED']);
    expect(await at('2020-01-01T00:00:00Z')).toEqual([]);
  });

  it('is refused beside another live one to the same tier', async () => {
    const second = paid({ providerIds: { subscription: 'sub_2' } });
    expect(await outcomes([paula({ subscriptions: [paid(), second] })])).toEqual(['invalid']);
    expect(await members()).toEqual([]);
  });

  it('may be given, with an end or without', async () => {
    const given = { kind: 'GIFT' as const, status: 'ACTIVE' as const, provider: null, providerIds: null };
    const end = new Date('2027-01-01T00:00:00Z');
    const record = paula({ subscriptions: [{ ...given, tier: { name: offer.tier.name }, currentPeriodEndAt: end }] });
    expect(await outcomes([record])).toEqual(['created']);
    expect(await outcomes([record])).toEqual(['unchanged']);
    expect((await members())[0]?.subscriptions).toMatchObject([
      { kind: 'GIFT', currentPeriodEndAt: end, startedAt: JOINED },
    ]);
  });

  it('brings its tier and the prices of that along when a history names a new one', async () => {
    const prices = [{ nickname: 'Monthly', amountMinor: 900, currency: 'EUR', interval: 'MONTH' as const }];
    const tier = { name: 'Brand new', slug: 'brand-new', prices };
    const record = paula({ subscriptions: [paid({ tier, price: prices[0] })] });
    expect(await outcomes([record], false)).toEqual(['invalid']);
    expect(await outcomes([record])).toEqual(['created']);
    const made = await organization.database.prisma.tier.findFirstOrThrow({
      where: { organizationId: organization.id, slug: 'brand-new' },
      include: { prices: true },
    });
    expect(made).toMatchObject({ seatsTaken: 1, prices: [{ currency: 'EUR', archivedAt: null }] });
  });
});

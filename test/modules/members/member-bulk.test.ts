import { SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeCrowd } from '../../builders/crowd';
import { makeLabel } from '../../builders/label';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';

const bulk = (name: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { successful unsuccessful failures { id message } } }`;
};
const DELETE = bulk('memberDeleteMany');
const UNSUBSCRIBE = bulk('memberUnsubscribeMany');
const ADD = bulk('memberLabelAddMany');
const MEMBERS = 'query { members { nodes { email labels { name } } totalCount } }';

const done = (successful: number) => ({ successful, unsuccessful: 0, failures: [] });
const named = (email: string) => ({ email: { eq: email } });

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

async function labelId(organization: TestOrganization, name = 'Bulk'): Promise<string> {
  return toGlobalId('Label', (await makeLabel(organization, { name })).id);
}

function eventsOf({ database, id }: TestOrganization, type: string) {
  return database.prisma.event.findMany({
    where: { organizationId: id, type },
    orderBy: { position: 'asc' },
  });
}

describe('who may change many members', () => {
  const scope = 'members:write';
  const label = toGlobalId('Label', newId(new Date(0)));
  itGuards([
    { name: 'memberDeleteMany', scope, input: { all: true } },
    { name: 'memberUnsubscribeMany', scope, input: { all: true } },
    { name: 'memberLabelAddMany', scope, input: { all: true, labelId: label } },
    { name: 'memberLabelRemoveMany', scope, input: { all: true, labelId: label } },
  ]);
  itHidesOtherOrganizations([
    { name: 'memberLabelAddMany', scope, input: { all: true }, type: 'Label', field: 'labelId', make: makeLabel },
    { name: 'memberLabelRemoveMany', scope, input: { all: true }, type: 'Label', field: 'labelId', make: makeLabel },
    {
      ...{ name: 'memberUnsubscribeMany', scope, input: { all: true }, type: 'Newsletter', field: 'newsletterId' },
      make: makeNewsletter,
    } as const,
  ]);

  it('leaves alone the members of other organizations and creators', async () => {
    const { organization, context } = await setUp();
    const other = await makeOrganization(organization.database);
    await makeMember(other);
    const creator = await makeCreator(organization);
    await makeMember(organization, { email: 'mine@example.com', creatorId: creator.id });
    await makeMember(organization, { email: 'other@example.com' });
    const scoped = contextFor({ organization, creatorId: creator.id });
    const id = await labelId(organization);
    expect(await query(scoped, ADD, { input: { all: true, labelId: id } })).toEqual({ memberLabelAddMany: done(1) });
    expect(await query(scoped, DELETE, { input: { all: true } })).toEqual({ memberDeleteMany: done(1) });
    expect(await query(context, MEMBERS)).toMatchObject({
      members: { nodes: [{ email: 'other@example.com', labels: [] }] },
    });
    expect(await query(contextFor({ organization: other }), MEMBERS)).toMatchObject({ members: { totalCount: 1 } });
  });

  it('refuses a filter by what the caller may not read', async () => {
    const { organization } = await setUp();
    const scopes = SCOPES.filter((scope) => scope !== 'subscriptions:read');
    const input = { filter: { subscriptions: { any: {} } } };
    expect(await refusal(contextFor({ organization, scopes }), DELETE, { input })).toBe('FORBIDDEN');
  });
});

describe('which members are changed', () => {
  it.each([
    ['neither a filter nor all', {}],
    ['all: false alone', { all: false }],
    ['an empty filter', { filter: {} }],
    ['a filter that always holds', { filter: { or: [{}, named('a@example.com')] } }],
    ['a filter together with all', { filter: named('a@example.com'), all: true }],
  ])('refuses %s', async (_what, target) => {
    const { organization, context } = await setUp();
    await makeMember(organization);
    expect(await refusal(context, DELETE, { input: target })).toBe('BAD_USER_INPUT');
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 1 } });
  });

  it('does nothing when another number is expected', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { email: 'a@example.com' });
    await makeMember(organization, { email: 'b@example.com' });
    const { errors } = await runQuery(context, DELETE, { input: { all: true, expectedCount: 1 } });
    expect(errors?.[0]).toMatchObject({
      message: '2 members are concerned, not 1. Nothing was done.',
      extensions: { code: 'CONFLICT' },
    });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 2 } });
    const one = { filter: named('a@example.com'), expectedCount: 1 };
    expect(await query(context, DELETE, { input: one })).toEqual({ memberDeleteMany: done(1) });
    expect(await query(context, DELETE, { input: { ...one, expectedCount: 0 } })).toEqual({
      memberDeleteMany: done(0),
    });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { nodes: [{ email: 'b@example.com' }] } });
  });

  it('has its effect once for an idempotency key', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization);
    const input = { all: true, idempotencyKey: 'once' };
    expect(await query(context, DELETE, { input })).toEqual({ memberDeleteMany: done(1) });
    await makeMember(organization);
    expect(await query(context, DELETE, { input })).toEqual({ memberDeleteMany: done(1) });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 1 } });
  });
});

describe('the deletion of many members', () => {
  async function subscribers(organization: TestOrganization, count: number) {
    const offer = await makeOffer(organization);
    for (let index = 0; index < count; index++) {
      const member = await makeMember(organization, { email: `paid-${index}@example.com` });
      await makeSubscription(organization, { member, ...offer });
    }
  }

  function statuses({ database, id }: TestOrganization) {
    return database.prisma.subscription.groupBy({ by: ['status'], where: { organizationId: id }, _count: true });
  }

  it('keeps subscriptions, so that each can be restored as it was', async () => {
    const { organization, context } = await setUp();
    await subscribers(organization, 2);
    await makeMember(organization, { email: 'free@example.com' });
    organization.clock.advance(1000);
    const filter = { email: { startsWith: 'paid-' } };
    expect(await query(context, DELETE, { input: { filter } })).toEqual({ memberDeleteMany: done(2) });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { nodes: [{ email: 'free@example.com' }] } });
    expect(await statuses(organization)).toEqual([{ status: 'ACTIVE', _count: 2 }]);
    const events = await eventsOf(organization, 'member.deleted');
    expect(events.map(({ data, sequence }) => [data, sequence])).toEqual(
      [0, 1].map((index) => [
        expect.objectContaining({
          ...{ email: `paid-${index}@example.com`, version: 2, deletedAt: organization.clock.now().toISOString() },
          updatedAt: organization.clock.now().toISOString(),
        }),
        2,
      ]),
    );
    const restore = 'mutation ($input: MemberRestoreInput!) { memberRestore(input: $input) { clientMutationId } }';
    await query(context, restore, { input: { id: toGlobalId('Member', events[0]?.subjectId ?? '') } });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 2 } });
  });

  it('cancels subscriptions when that is asked for', async () => {
    const { organization, context } = await setUp();
    await subscribers(organization, 2);
    const input = { all: true, cancelSubscriptions: true };
    const scopes = SCOPES.filter((scope) => !scope.startsWith('subscriptions:'));
    const caller = contextFor({ organization, scopes });
    expect(await query(caller, DELETE, { input })).toEqual({ memberDeleteMany: done(2) });
    expect(await statuses(organization)).toEqual([{ status: 'CANCELED', _count: 2 }]);
    expect(await eventsOf(organization, 'subscription.canceled')).toHaveLength(2);
    const tiers = await organization.database.prisma.tier.findMany({ where: { organizationId: organization.id } });
    expect(tiers.map(({ seatsTaken }) => seatsTaken)).toEqual([0]);
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 0 } });
  });

  it('does nothing when there are too many subscriptions to cancel', async () => {
    const { organization, context } = await setUp();
    const { database, id: organizationId, clock } = organization;
    const { tier, price } = await makeOffer(organization);
    const members = await makeCrowd(organization, 501);
    const now = clock.now();
    const times = { startedAt: now, currentPeriodStartAt: now, createdAt: now, updatedAt: now };
    const row = { organizationId, tierId: tier.id, priceId: price.id, status: 'ACTIVE' as const, ...times };
    const data = members.map(({ id: memberId }) => ({ ...row, id: newId(now), memberId }));
    await database.prisma.subscription.createMany({ data });
    const input = { all: true, cancelSubscriptions: true };
    expect(await refusal(context, DELETE, { input })).toBe('LIMIT_EXCEEDED');
    expect(await query(context, MEMBERS)).toMatchObject({ members: { totalCount: 501 } });
    expect(await query(context, DELETE, { input: { all: true } })).toEqual({ memberDeleteMany: done(501) });
  });
});

/** Statements of one call on all of so many members, none of which has the label yet. */
async function statementsFor(size: number, name: string, document: string): Promise<number> {
  const { organization, context } = await setUp();
  await makeCrowd(organization, size);
  const extra = name.includes('Label') ? { labelId: await labelId(organization) } : {};
  const before = organization.database.statements();
  const input = { all: true, expectedCount: size, ...extra };
  expect(await query(context, document, { input })).toEqual({ [name]: done(size) });
  return organization.database.statements() - before;
}

describe('very many members at once', () => {
  it.each([
    ['memberLabelAddMany', ADD],
    ['memberDeleteMany', DELETE],
    ['memberUnsubscribeMany', UNSUBSCRIBE],
  ])(
    '%s takes the same few statements for every thousand',
    async (name, document) => {
      const few = await statementsFor(1000, name, document);
      const many = await statementsFor(3000, name, document);
      expect(few).toBeLessThanOrEqual(16);
      expect(many - few).toBeLessThanOrEqual(2 * 5);
    },
    60_000,
  );

  it('may be 10000, and not one more', async () => {
    const { organization, context } = await setUp();
    await makeCrowd(organization, 10_001);
    const input = { labelId: await labelId(organization), all: true };
    expect(await refusal(context, ADD, { input })).toBe('LIMIT_EXCEEDED');
    const filter = { not: named('crowd-7@example.com') };
    const result = await query(context, ADD, { input: { ...input, all: false, filter, expectedCount: 10_000 } });
    expect(result).toEqual({ memberLabelAddMany: done(10_000) });
    const events = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, type: 'member.updated' },
      select: { position: true, sequence: true, subjectId: true },
      orderBy: { position: 'asc' },
    });
    expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(10_000);
    const first = events[0]?.position ?? 0n;
    expect(events.every(({ position, sequence }, index) => position === first + BigInt(index) && sequence === 1)).toBe(
      true,
    );
  }, 120_000);
});

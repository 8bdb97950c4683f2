import { toGlobalId } from '../../../src/schema/global-id';
import { anonymousContext, contextFor, makeOrganization, query, refusal, START } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards } from '../../support/guards';

const READ = '{ organization { id slug title currency timeZone isTest integrationName clockOffsetMs now } }';
const UPDATE = `mutation ($input: OrganizationUpdateInput!) {
  organizationUpdate(input: $input) { organization { title timeZone } } }`;
const ADVANCE = `mutation ($input: OrganizationClockAdvanceInput!) {
  organizationClockAdvance(input: $input) { organization { clockOffsetMs now } } }`;
const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may use the organization', () => {
  const scope = 'organization:write';
  itGuards([
    { name: 'organizationUpdate', scope, input: { title: 'New' } },
    { name: 'organizationClockAdvance', scope, input: { milliseconds: DAY } },
  ]);

  it('is read by its own callers only', async () => {
    const { organization, context } = await setUp();
    const other = await makeOrganization(await testDatabase());
    expect(await refusal(anonymousContext(organization), READ)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), READ)).toBe('FORBIDDEN');
    const ids = [organization.id, other.id].map((id) => toGlobalId('Organization', id));
    const { nodes } = await query<{ nodes: unknown[] }>(
      context,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organization { slug } } }',
      { ids },
    );
    expect(nodes).toEqual([{ id: ids[0], slug: organization.slug }, null]);
  });

  it('changes the own organization and no other', async () => {
    const { organization, context } = await setUp();
    const other = await makeOrganization(await testDatabase());
    await query(context, UPDATE, { input: { title: 'New' } });
    await query(context, ADVANCE, { input: { milliseconds: DAY } });
    const { prisma } = organization.database;
    const untouched = await prisma.organization.findUniqueOrThrow({ where: { id: other.id } });
    expect(untouched).toMatchObject({ title: other.slug, clockOffsetMs: 0n, version: 1 });
  });

  it("refuses a creator's caller", async () => {
    const { organization } = await setUp();
    const scoped = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(scoped, UPDATE, { input: { title: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, ADVANCE, { input: { milliseconds: 1 } })).toBe('FORBIDDEN');
  });
});

describe('the organization', () => {
  it('says what it is', async () => {
    const { organization, context } = await setUp();
    const { slug } = organization;
    const facts = { slug, title: slug, currency: 'USD', timeZone: 'UTC', isTest: true, integrationName: null };
    const clock = { clockOffsetMs: 0, now: START.toISOString() };
    expect(await query(context, READ)).toEqual({
      organization: { id: toGlobalId('Organization', organization.id), ...facts, ...clock },
    });
  });

  it('changes only what is given', async () => {
    const { organization, context } = await setUp();
    expect(await query(context, UPDATE, { input: { timeZone: 'Europe/Berlin' } })).toEqual({
      organizationUpdate: { organization: { title: organization.slug, timeZone: 'Europe/Berlin' } },
    });
    expect(await query(context, UPDATE, { input: { title: 'New', timeZone: null } })).toEqual({
      organizationUpdate: { organization: { title: 'New', timeZone: 'UTC' } },
    });
    const where = { organizationId: organization.id, type: 'organization.updated' };
    expect(await organization.database.prisma.event.count({ where })).toBe(2);
  });

  it('says how payments that fail are tried again, and what is usual for null', async () => {
    const { context } = await setUp();
    const update = `mutation ($input: OrganizationUpdateInput!) {
      organizationUpdate(input: $input) { organization { paymentRetryDays paymentGraceDays } } }`;
    const answer = async (input: object) => query(context, update, { input });
    expect(await answer({ paymentRetryDays: [2, 4], paymentGraceDays: 0 })).toEqual({
      organizationUpdate: { organization: { paymentRetryDays: [2, 4], paymentGraceDays: 0 } },
    });
    expect(await answer({ paymentRetryDays: null, paymentGraceDays: null })).toEqual({
      organizationUpdate: { organization: { paymentRetryDays: [1, 3, 5, 7], paymentGraceDays: 14 } },
    });
  });

  it.each([
    { title: '' },
    { title: null },
    { title: 'x'.repeat(192) },
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+01:00' },
    { paymentRetryDays: [3, 1] },
    { paymentRetryDays: [0, 1] },
    { paymentRetryDays: [91] },
    { paymentRetryDays: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    { paymentGraceDays: 91 },
    { paymentGraceDays: -1 },
  ])('refuses %j', async (input) => {
    const { context } = await setUp();
    expect(await refusal(context, UPDATE, { input })).toBe('BAD_USER_INPUT');
  });
});

describe('the clock of a test organization', () => {
  it('moves forward, and adds up', async () => {
    const { context } = await setUp();
    await query(context, ADVANCE, { input: { milliseconds: DAY } });
    const moved = { clockOffsetMs: 31 * DAY, now: new Date(START.getTime() + 31 * DAY).toISOString() };
    expect(await query(context, ADVANCE, { input: { milliseconds: 30 * DAY } })).toEqual({
      organizationClockAdvance: { organization: moved },
    });
  });

  it.each([0, -1, -DAY, Number.MAX_SAFE_INTEGER])('does not move by %d', async (milliseconds) => {
    const { organization, context } = await setUp();
    expect(await refusal(context, ADVANCE, { input: { milliseconds } })).toBe('BAD_USER_INPUT');
    expect(await query(context, READ)).toMatchObject({ organization: { clockOffsetMs: 0 } });
    const where = { organizationId: organization.id };
    expect(await organization.database.prisma.event.count({ where })).toBe(0);
  });

  it('is the only one that moves', async () => {
    const { organization, context } = await setUp();
    const { prisma } = organization.database;
    await prisma.organization.update({ where: { id: organization.id }, data: { isTest: false } });
    expect(await refusal(context, ADVANCE, { input: { milliseconds: DAY } })).toBe('INVALID_STATE');
    expect(await query(context, READ)).toMatchObject({ organization: { clockOffsetMs: 0 } });
  });
});

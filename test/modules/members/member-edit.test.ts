import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const FIELDS = 'id updatedAt name note meta subscribed labels { name } newsletters(active: true) { slug }';
const CREATE = `mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { ${FIELDS} } } }`;
const REPLACE = `mutation ($input: MemberReplaceInput!) { memberReplace(input: $input) { member { ${FIELDS} } } }`;

interface Shown {
  id: string;
  subscribed: boolean;
  labels: { name: string }[];
  newsletters: { slug: string }[];
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const context = contextFor({ organization });
  const create = async (input: object) =>
    (await query<{ memberCreate: { member: Shown } }>(context, CREATE, { input })).memberCreate.member;
  const update = async (input: object) =>
    (await query<{ memberUpdate: { member: Shown } }>(context, UPDATE, { input })).memberUpdate.member;
  return { organization, context, create, update };
}

async function eventsOf(organization: TestOrganization): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const events = await organization.database.prisma.event.findMany({
    where: { organizationId: organization.id, subjectType: 'member', type: { not: 'member.created' } },
    orderBy: { position: 'asc' },
  });
  return events.map(({ type, data }) => ({ type, data: data as Record<string, unknown> }));
}

const rowOf = (organization: TestOrganization, id: string) =>
  organization.database.prisma.member.findFirstOrThrow({ where: { organizationId: organization.id, id } });

describe('an edit that changes nothing', () => {
  it.each([
    ['no field', UPDATE, {}],
    ['the same values', UPDATE, { email: 'Ann@example.com', name: ' Ann ', note: 'n', emailVerified: false }],
    ['the same meta', UPDATE, { meta: { b: { y: 1, x: [1, null] }, never: null } }],
    ['the same labels', UPDATE, { labelNames: ['vip', ' PRESS '] }],
    ['the same newsletters', UPDATE, { subscribed: true }],
    ['no geolocation where there is none', UPDATE, { geolocation: null }],
    ['a replacement by the same', REPLACE, { email: 'Ann@example.com', name: ' Ann ' }],
  ])('leaves version, time and log as they are: %s', async (_name, document, input) => {
    const { organization, context } = await setUp();
    await makeNewsletter(organization, { subscribeOnSignup: true });
    const member = await makeMember(organization, {
      ...{ email: 'Ann@example.com', name: ' Ann ', note: 'n' },
      meta: { a: 1, b: { x: [1, null], y: 1 } },
      labels: ['VIP', 'Press'],
    });
    organization.clock.advance(60_000);
    await query(context, document, { input: { id: toGlobalId('Member', member.id), ...input } });
    expect(await rowOf(organization, member.id)).toEqual(member);
    expect(await eventsOf(organization)).toEqual([]);
  });
});

describe('what an edit leaves behind', () => {
  it('is a new version and time, and an event with what it replaced', async () => {
    const { organization, update } = await setUp();
    const member = await makeMember(organization, { name: 'Ann', note: 'n', meta: { a: 1 } });
    organization.clock.advance(60_000);
    await update({ id: toGlobalId('Member', member.id), name: 'Ann B.', note: 'n', meta: { b: 2 } });
    const row = await rowOf(organization, member.id);
    expect(row).toMatchObject({ name: 'Ann B.', version: 2, updatedAt: organization.clock.now() });
    const [event, ...others] = await eventsOf(organization);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'member.updated', data: { name: 'Ann B.', meta: { a: 1, b: 2 } } });
    expect(event?.data['previous']).toEqual({
      name: 'Ann',
      meta: { a: 1 },
      updatedAt: member.updatedAt.toISOString(),
    });
  });

  it('is an event but no new time when only labels or newsletters are changed', async () => {
    const { organization, update } = await setUp();
    const weekly = await makeNewsletter(organization, { slug: 'weekly' });
    const member = await makeMember(organization, { labels: ['One', 'Two'], newsletterIds: [weekly.id] });
    organization.clock.advance(60_000);
    const id = toGlobalId('Member', member.id);
    await update({ id, labelNames: ['Two', 'One'] });
    await update({ id, newsletterIds: [] });
    expect(await rowOf(organization, member.id)).toEqual(member);
    const [labeled, unsubscribed, ...others] = await eventsOf(organization);
    expect(others).toEqual([]);
    expect(labeled).toMatchObject({ type: 'member.updated', data: { labels: ['Two', 'One'] } });
    expect(labeled?.data['previous']).toEqual({
      labels: [
        expect.objectContaining({ name: 'One', slug: 'one', createdAt: member.createdAt.toISOString() }),
        expect.objectContaining({ name: 'Two', slug: 'two' }),
      ],
    });
    expect(unsubscribed?.data).toMatchObject({ newsletterIds: [], previous: { newsletterIds: [weekly.id] } });
  });

  it('is nothing when it is refused half way', async () => {
    const { organization, context } = await setUp();
    const member = await makeMember(organization, { name: 'Ann' });
    const newsletterIds = [toGlobalId('Newsletter', member.id)];
    const input = { id: toGlobalId('Member', member.id), name: 'B', labelNames: ['New'], newsletterIds };
    expect(await refusal(context, UPDATE, { input })).toBe('NOT_FOUND');
    expect(await rowOf(organization, member.id)).toEqual(member);
    expect(await organization.database.prisma.label.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it('names the field with an unknown newsletter', async () => {
    const { organization, context } = await setUp();
    const member = await makeMember(organization);
    const newsletterIds = [toGlobalId('Newsletter', member.id)];
    const { errors } = await runQuery(context, UPDATE, {
      input: { id: toGlobalId('Member', member.id), newsletterIds },
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      fields: { newsletterIds: ['Newsletter not found.'] },
    });
  });

  it('keeps name and address as they were sent', async () => {
    const { create } = await setUp();
    expect(await create({ email: 'Bob@Example.com', name: '  Bob Stone ' })).toMatchObject({ name: '  Bob Stone ' });
  });
});

describe('labels by name', () => {
  it('come in the order in which they were given, each once and without blanks', async () => {
    const { organization, create, update } = await setUp();
    const names = (member: Shown) => member.labels.map(({ name }) => name);
    const member = await create({ email: 'a@example.com', labelNames: [' zeta ', '', 'alpha', 'ZETA', '  ', 'mid'] });
    expect(names(member)).toEqual(['zeta', 'alpha', 'mid']);
    expect(names(await update({ id: member.id, labelNames: ['Mid', 'new', 'alpha'] }))).toEqual([
      'mid',
      'new',
      'alpha',
    ]);
    expect(names(await update({ id: member.id, labelNames: [' '] }))).toEqual([]);
    expect(await organization.database.prisma.label.count({ where: { organizationId: organization.id } })).toBe(4);
  });

  it('are given by one of the two fields', async () => {
    const { context } = await setUp();
    const input = { email: 'a@example.com', labels: ['a'], labelNames: ['a'] };
    expect(await refusal(context, CREATE, { input })).toBe('BAD_USER_INPUT');
  });

  it('are refused when there are too many or one cannot be stored', async () => {
    const { context } = await setUp();
    for (const labelNames of [['a\u0000'], ['x'.repeat(192)], Array.from({ length: 101 }, (_, index) => `l${index}`)])
      expect(await refusal(context, CREATE, { input: { email: 'a@example.com', labelNames } })).toBe('BAD_USER_INPUT');
  });

  it('are made once by several who make them at the same moment', async () => {
    const { organization, create } = await setUp();
    const made = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => create({ email: `${name}@example.com`, labelNames: ['Same', 'same too'] })),
    );
    expect(made.map(({ labels }) => labels.length)).toEqual([2, 2, 2, 2]);
    expect(await organization.database.prisma.label.count({ where: { organizationId: organization.id } })).toBe(2);
  });
});

describe('whether a member is subscribed', () => {
  async function withNewsletters() {
    const parts = await setUp();
    const { organization } = parts;
    const usual = await makeNewsletter(organization, { slug: 'usual', subscribeOnSignup: true });
    const special = await makeNewsletter(organization, { slug: 'special' });
    const slugs = (member: Shown) => [member.subscribed, ...member.newsletters.map(({ slug }) => slug)];
    return { ...parts, slugs, usual, special, specialId: toGlobalId('Newsletter', special.id) };
  }

  it.each([
    [{}, [true, 'usual']],
    [{ subscribed: true }, [true, 'usual']],
    [{ subscribed: null }, [true, 'usual']],
    [{ subscribed: false }, [false]],
  ])('is decided at the start by %j', async (input, expected) => {
    const { create, slugs } = await withNewsletters();
    expect(slugs(await create({ email: 'a@example.com', ...input }))).toEqual(expected);
  });

  it('is decided by the newsletters that are named, in either direction', async () => {
    const { create, update, slugs, specialId } = await withNewsletters();
    const first = await create({ email: 'a@example.com', subscribed: false, newsletterIds: [specialId] });
    expect(slugs(first)).toEqual([true, 'special']);
    const second = await create({ email: 'b@example.com', subscribed: true, newsletterIds: [] });
    expect(slugs(second)).toEqual([false]);
    const changed = await update({ id: second.id, newsletterIds: [specialId], subscribed: false });
    expect(slugs(changed)).toEqual([true, 'special']);
  });

  it('is changed to none, and to the usual ones only from none', async () => {
    const { create, update, slugs, specialId } = await withNewsletters();
    const { id } = await create({ email: 'a@example.com', newsletterIds: [specialId] });
    expect(slugs(await update({ id, subscribed: true }))).toEqual([true, 'special']);
    expect(slugs(await update({ id, subscribed: false }))).toEqual([false]);
    expect(slugs(await update({ id, subscribed: true }))).toEqual([true, 'usual']);
  });

  it('does not count archived newsletters, which stay through every edit', async () => {
    const { context, organization, create, update, slugs, special, specialId } = await withNewsletters();
    const { id } = await create({ email: 'a@example.com', newsletterIds: [specialId] });
    await query(context, 'mutation ($id: ID!) { newsletterArchive(input: { id: $id }) { clientMutationId } }', {
      id: specialId,
    });
    const usualId = toGlobalId('Newsletter', (await makeNewsletter(organization, { slug: 'other' })).id);
    expect(slugs(await update({ id, newsletterIds: [usualId] }))).toEqual([true, 'other']);
    expect(slugs(await update({ id, subscribed: false }))).toEqual([false]);
    expect(slugs(await update({ id, newsletterIds: [specialId] }))).toEqual([false]);
    expect(slugs(await update({ id, newsletterIds: [] }))).toEqual([false]);
    const where = { organizationId: organization.id };
    expect(await organization.database.prisma.memberNewsletter.findMany({ where })).toMatchObject([
      { newsletterId: special.id },
    ]);
    await organization.database.prisma.newsletter.updateMany({ where: { id: special.id }, data: { status: 'ACTIVE' } });
    expect(slugs(await update({ id }))).toEqual([true, 'special']);
  });
});

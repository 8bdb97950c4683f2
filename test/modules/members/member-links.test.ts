import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = 'id labels { name } newsletters { slug } creator { name }';
const CREATE = `mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { ${FIELDS} } } }`;
const LIST = `query ($filter: MemberFilter, $first: Int) { members(filter: $filter, first: $first,
  orderBy: { field: EMAIL, direction: ASC }) { nodes { email labels { name } newsletters { slug } creator { name } } } }`;

interface List {
  members: { nodes: { email: string }[] };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('the labels of a member', () => {
  it('are found by name or made, and replaced by the next ones', async () => {
    const { organization, context } = await setUp();
    const input = { email: 'a@example.com', labels: ['VIP', ' vip ', 'Press'] };
    const { memberCreate } = await query<{ memberCreate: { member: { id: string } } }>(context, CREATE, { input });
    expect(memberCreate.member).toMatchObject({ labels: [{ name: 'VIP' }, { name: 'Press' }] });
    const { id } = memberCreate.member;
    const changed = await query(context, UPDATE, { input: { id, labels: ['vip', 'New'] } });
    expect(changed).toMatchObject({ memberUpdate: { member: { labels: [{ name: 'VIP' }, { name: 'New' }] } } });
    const kept = await query(context, UPDATE, { input: { id, name: 'A' } });
    expect(kept).toMatchObject({ memberUpdate: { member: { labels: [{ name: 'VIP' }, { name: 'New' }] } } });
    const emptied = await query(context, UPDATE, { input: { id, labels: [] } });
    expect(emptied).toMatchObject({ memberUpdate: { member: { labels: [] } } });
    const { prisma } = organization.database;
    expect(await prisma.label.count({ where: { organizationId: organization.id } })).toBe(3);
    const events = await prisma.event.findMany({
      where: { organizationId: organization.id, subjectType: 'member' },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ data }) => (data as { labels?: string[] }).labels)).toEqual([
      ['VIP', 'Press'],
      ['VIP', 'New'],
      undefined,
      [],
    ]);
  });

  it.each([
    ['a blank name', ['a', ' ']],
    ['too many', Array.from({ length: 101 }, (_, index) => `l${index}`)],
    ['NUL', ['a\u0000']],
  ])('are refused with %s, and nothing is made', async (_name, labels) => {
    const { organization, context } = await setUp();
    expect(await refusal(context, CREATE, { input: { email: 'a@example.com', labels } })).toBe('BAD_USER_INPUT');
    const where = { organizationId: organization.id };
    expect(await organization.database.prisma.member.count({ where })).toBe(0);
    expect(await organization.database.prisma.label.count({ where })).toBe(0);
  });

  it('are each shown as they are after each of several changes in one document', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Member', (await makeMember(organization)).id);
    const document = `mutation ($id: ID!) {
      a: memberUpdate(input: { id: $id, labels: ["a"] }) { member { labels { name } } }
      b: memberUpdate(input: { id: $id, labels: ["b"] }) { member { labels { name } } } }`;
    expect(await query(context, document, { id })).toEqual({
      a: { member: { labels: [{ name: 'a' }] } },
      b: { member: { labels: [{ name: 'b' }] } },
    });
  });
});

describe('the newsletters of a member', () => {
  const member = { scope: 'members:write', type: 'Newsletter', field: 'newsletterIds', list: true } as const;
  itHidesOtherOrganizations([
    { ...member, name: 'memberCreate', make: makeNewsletter, input: { email: 'a@example.com' } },
  ]);

  it('are the usual ones when none are named', async () => {
    const { organization, context } = await setUp();
    await makeNewsletter(organization, { slug: 'usual', subscribeOnSignup: true });
    const special = await makeNewsletter(organization, { slug: 'special' });
    const usual = await query(context, CREATE, { input: { email: 'a@example.com' } });
    expect(usual).toMatchObject({ memberCreate: { member: { newsletters: [{ slug: 'usual' }] } } });
    const newsletterIds = [toGlobalId('Newsletter', special.id)];
    const named = await query(context, CREATE, { input: { email: 'b@example.com', newsletterIds } });
    expect(named).toMatchObject({ memberCreate: { member: { newsletters: [{ slug: 'special' }] } } });
    const none = await query(context, CREATE, { input: { email: 'c@example.com', newsletterIds: [] } });
    expect(none).toMatchObject({ memberCreate: { member: { newsletters: [] } } });
  });

  it('are replaced, and an archived one can be kept but not taken', async () => {
    const { organization, context } = await setUp();
    const [old, now] = [await makeNewsletter(organization), await makeNewsletter(organization)];
    const [oldId, nowId] = [toGlobalId('Newsletter', old.id), toGlobalId('Newsletter', now.id)];
    const id = toGlobalId('Member', (await makeMember(organization, { newsletterIds: [old.id] })).id);
    const other = toGlobalId('Member', (await makeMember(organization, { newsletterIds: [] })).id);
    await query(context, 'mutation ($id: ID!) { newsletterArchive(input: { id: $id }) { clientMutationId } }', {
      id: oldId,
    });
    const both = await query(context, UPDATE, { input: { id, newsletterIds: [nowId, oldId, nowId] } });
    expect(both).toMatchObject({ memberUpdate: { member: { newsletters: [{ slug: old.slug }, { slug: now.slug }] } } });
    expect(await refusal(context, UPDATE, { input: { id: other, newsletterIds: [oldId] } })).toBe('BAD_USER_INPUT');
    const document = `query ($id: ID!) { member(id: $id) {
      sent: newsletters(active: true) { slug } archived: newsletters(active: false) { slug } } }`;
    expect(await query(context, document, { id })).toEqual({
      member: { sent: [{ slug: now.slug }], archived: [{ slug: old.slug }] },
    });
  });
});

describe('members by what they are linked with', () => {
  it.each([
    [{ labels: { any: { name: { eq: 'vip' } } } }, ['a', 'b']],
    [{ labels: { none: { name: { eq: 'vip' } } } }, ['c']],
    [{ labels: { any: {} } }, ['a', 'b']],
    [{ labels: { none: {} } }, ['c']],
    [{ labels: { any: { or: [] } } }, []],
    [{ labels: { any: { name: { eq: 'vip' } }, none: { slug: { eq: 'press' } } } }, ['b']],
    [{ newsletters: { any: { slug: { eq: 'weekly' } } } }, ['b', 'c']],
    [{ newsletters: { any: { active: { eq: false } } } }, []],
    [{ not: { newsletters: { any: {} } } }, ['a']],
  ])('can be listed: %j', async (filter, expected) => {
    const { organization, context } = await setUp();
    const weekly = await makeNewsletter(organization, { slug: 'weekly' });
    await makeMember(organization, { email: 'a@example.com', labels: ['VIP', 'Press'] });
    await makeMember(organization, { email: 'b@example.com', labels: ['VIP'], newsletterIds: [weekly.id] });
    await makeMember(organization, { email: 'c@example.com', newsletterIds: [weekly.id] });
    const { members } = await query<List>(context, LIST, { filter });
    expect(members.nodes.map(({ email }) => email.charAt(0))).toEqual(expected);
  });

  it('take as many statements for 1 member as for 50', async () => {
    const { organization } = await setUp();
    const newsletter = await makeNewsletter(organization);
    const creators = [await makeCreator(organization), await makeCreator(organization)];
    for (let index = 0; index < 50; index++)
      await makeMember(organization, {
        labels: ['a', `l${index % 7}`],
        newsletterIds: [newsletter.id],
        creatorId: creators[index % 2]?.id,
      });
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});

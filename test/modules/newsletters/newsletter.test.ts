import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = 'id name slug description status subscribeOnSignup sortOrder';
const CREATE = `mutation ($input: NewsletterCreateInput!) { newsletterCreate(input: $input) { newsletter { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: NewsletterUpdateInput!) { newsletterUpdate(input: $input) { newsletter { ${FIELDS} } } }`;
const ARCHIVE = `mutation ($input: NewsletterArchiveInput!) { newsletterArchive(input: $input) { newsletter { ${FIELDS} } } }`;
const LIST = `query ($first: Int, $filter: NewsletterFilter, $orderBy: NewsletterOrder) {
  newsletters(first: $first, filter: $filter, orderBy: $orderBy) {
    nodes { slug memberCount activeMemberCount settings } totalCount } }`;

interface List {
  newsletters: { nodes: { slug: string }[] };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write newsletters', () => {
  const scope = 'catalog:write';
  const id = toGlobalId('Newsletter', newId(new Date(0)));
  itGuards([
    { name: 'newsletterCreate', scope, input: { name: 'Weekly' } },
    { name: 'newsletterUpdate', scope, input: { id, name: 'Weekly' } },
    { name: 'newsletterArchive', scope, input: { id } },
  ]);
  const newsletter = { scope, type: 'Newsletter', field: 'id', make: makeNewsletter } as const;
  itHidesOtherOrganizations([
    { ...newsletter, name: 'newsletterUpdate', input: { name: 'Weekly' } },
    { ...newsletter, name: 'newsletterArchive', input: {} },
  ]);

  it("refuses a creator's caller", async () => {
    const { organization } = await setUp();
    const id = toGlobalId('Newsletter', (await makeNewsletter(organization)).id);
    const scoped = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(scoped, CREATE, { input: { name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, UPDATE, { input: { id, name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, ARCHIVE, { input: { id } })).toBe('FORBIDDEN');
  });
});

describe('a newsletter', () => {
  it('is created with a slug and a place of its own', async () => {
    const { context } = await setUp();
    const first = await query(context, CREATE, { input: { name: 'Weekly' } });
    const expected = { name: 'Weekly', slug: 'weekly', status: 'ACTIVE', subscribeOnSignup: true, sortOrder: 0 };
    expect(first).toMatchObject({ newsletterCreate: { newsletter: expected } });
    expect(await query(context, CREATE, { input: { name: 'Weekly!' } })).toMatchObject({
      newsletterCreate: { newsletter: { slug: 'weekly-2', sortOrder: 1 } },
    });
    expect(await refusal(context, CREATE, { input: { name: 'WEEKLY' } })).toBe('CONFLICT');
    expect(await refusal(context, CREATE, { input: { name: 'x', slug: 'weekly' } })).toBe('CONFLICT');
    expect(await refusal(context, CREATE, { input: { name: 'x', sortOrder: -1 } })).toBe('BAD_USER_INPUT');
  });

  it('shares the last place when there is none behind it', async () => {
    const { organization, context } = await setUp();
    await makeNewsletter(organization, { name: 'Last', sortOrder: 1_000_000 });
    expect(await query(context, CREATE, { input: { name: 'Weekly' } })).toMatchObject({
      newsletterCreate: { newsletter: { sortOrder: 1_000_000 } },
    });
  });

  it('changes only what is given, and null empties', async () => {
    const { organization, context } = await setUp();
    const newsletter = await makeNewsletter(organization, { name: 'Weekly', description: 'News' });
    const id = toGlobalId('Newsletter', newsletter.id);
    const renamed = await query(context, UPDATE, { input: { id, name: 'WEEKLY' } });
    expect(renamed).toMatchObject({
      newsletterUpdate: {
        newsletter: { name: 'WEEKLY', slug: 'weekly', description: 'News', subscribeOnSignup: false },
      },
    });
    const emptied = await query(context, UPDATE, { input: { id, description: null, subscribeOnSignup: true } });
    expect(emptied).toMatchObject({ newsletterUpdate: { newsletter: { description: null, subscribeOnSignup: true } } });
  });

  it('is archived once', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Newsletter', (await makeNewsletter(organization)).id);
    for (let time = 0; time < 2; time++)
      expect(await query(context, ARCHIVE, { input: { id } })).toMatchObject({
        newsletterArchive: { newsletter: { status: 'ARCHIVED' } },
      });
    const where = { organizationId: organization.id, type: 'newsletter.archived' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
  });
});

describe('what a newsletter is sent with', () => {
  const SETTINGS = `mutation ($input: NewsletterUpdateInput!) {
    newsletterUpdate(input: $input) { newsletter { uuid settings status } } }`;

  it('merges settings, also with null', async () => {
    const { organization, context } = await setUp();
    const newsletter = await makeNewsletter(organization, { settings: { show_badge: true, sender_name: 'We' } });
    const id = toGlobalId('Newsletter', newsletter.id);
    const input = { id, settings: { show_badge: false, footer: null } };
    expect(await query(context, SETTINGS, { input })).toMatchObject({
      newsletterUpdate: {
        newsletter: { uuid: newsletter.uuid, settings: { show_badge: false, sender_name: 'We', footer: null } },
      },
    });
    const large = { id, settings: { one: 'x'.repeat(9000) } };
    await query(context, SETTINGS, { input: large });
    expect(await refusal(context, SETTINGS, { input: { id, settings: { two: 'x'.repeat(9000) } } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await refusal(context, SETTINGS, { input: { id, settings: { a: '\u0000' } } })).toBe('BAD_USER_INPUT');
  });

  it('has a uuid that nobody else has', async () => {
    const { organization } = await setUp();
    const [one, other] = [await makeNewsletter(organization), await makeNewsletter(organization)];
    expect(one.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(one.uuid).not.toBe(other.uuid);
  });

  it('is archived and taken back by its status, and keeps its members', async () => {
    const { organization, context } = await setUp();
    const newsletter = await makeNewsletter(organization);
    const id = toGlobalId('Newsletter', newsletter.id);
    const member = await makeMember(organization, { newsletterIds: [newsletter.id] });
    const document = 'query ($id: ID!) { member(id: $id) { newsletters { status } } }';
    for (const status of ['ARCHIVED', 'ARCHIVED', 'ACTIVE']) {
      expect(await query(context, SETTINGS, { input: { id, status } })).toMatchObject({
        newsletterUpdate: { newsletter: { status } },
      });
      expect(await query(context, document, { id: toGlobalId('Member', member.id) })).toEqual({
        member: { newsletters: [{ status }] },
      });
    }
    const events = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectType: 'newsletter' },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ type }) => type)).toEqual(
      ['created', 'archived', 'updated', 'unarchived'].map((verb) => `newsletter.${verb}`),
    );
  });
});

describe('the members of a newsletter', () => {
  it('are counted while they live, and apart those to whom mail can be sent', async () => {
    const { organization, context } = await setUp();
    const { id, ...newsletter } = await makeNewsletter(organization);
    const { prisma } = organization.database;
    for (const gone of [false, false, true, true]) {
      const member = await makeMember(organization, { newsletterIds: [id] });
      const key = { organizationId_id: { organizationId: newsletter.organizationId, id: member.id } };
      if (gone) await prisma.member.update({ where: key, data: { emailSuppression: 'BOUNCE' } });
    }
    const left = await makeMember(organization, { newsletterIds: [id] });
    await query(context, 'mutation ($id: ID!) { memberDelete(input: { id: $id }) { clientMutationId } }', {
      id: toGlobalId('Member', left.id),
    });
    const document = 'query { newsletters { nodes { memberCount activeMemberCount } } }';
    expect(await query(context, document)).toEqual({
      newsletters: { nodes: [{ memberCount: 4, activeMemberCount: 2 }] },
    });
    const { id: creatorId } = await makeCreator(organization);
    expect(await query(contextFor({ organization, creatorId }), document)).toEqual({
      newsletters: { nodes: [{ memberCount: 0, activeMemberCount: 0 }] },
    });
  });
});

describe('the list of newsletters', () => {
  it.each([
    [{}, ['b', 'c', 'a']],
    [{ orderBy: { field: 'NAME', direction: 'DESC' } }, ['c', 'b', 'a']],
    [{ orderBy: { field: 'CREATED_AT', direction: 'DESC' } }, ['c', 'b', 'a']],
    [{ filter: { active: { eq: true } } }, ['b', 'a']],
    [{ filter: { active: { eq: false } } }, ['c']],
    [{ filter: { status: { eq: 'ARCHIVED' } } }, ['c']],
    [{ filter: { status: { ne: 'ARCHIVED' } } }, ['b', 'a']],
    [{ filter: { status: { in: [] } } }, []],
    [{ filter: { subscribeOnSignup: { eq: true } } }, ['a']],
    [{ filter: { slug: { in: ['a', 'c'] } } }, ['c', 'a']],
    [{ filter: { not: { name: { eq: 'LETTER B' } } } }, ['c', 'a']],
  ])('takes %j', async (variables, expected) => {
    const { organization, context } = await setUp();
    await makeNewsletter(organization, { name: 'Letter A', slug: 'a', sortOrder: 9, subscribeOnSignup: true });
    organization.clock.advance(1000);
    await makeNewsletter(organization, { name: 'Letter B', slug: 'b', sortOrder: 1 });
    organization.clock.advance(1000);
    const archived = await makeNewsletter(organization, { name: 'Letter C', slug: 'c', sortOrder: 5 });
    await query(context, ARCHIVE, { input: { id: toGlobalId('Newsletter', archived.id) } });
    const { newsletters } = await query<List>(context, LIST, variables);
    expect(newsletters.nodes.map(({ slug }) => slug)).toEqual(expected);
  });

  it('takes as many statements for 1 newsletter as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) await makeNewsletter(organization);
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});

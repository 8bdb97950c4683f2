import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeLabel } from '../../builders/label';
import { makeMember } from '../../builders/member';
import { anonymousContext, contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const CREATE = 'mutation ($input: LabelCreateInput!) { labelCreate(input: $input) { label { id name slug } } }';
const UPDATE = 'mutation ($input: LabelUpdateInput!) { labelUpdate(input: $input) { label { id name slug } } }';
const DELETE = 'mutation ($input: LabelDeleteInput!) { labelDelete(input: $input) { label { id name } } }';
const LIST = `query ($first: Int, $after: String, $filter: LabelFilter, $orderBy: LabelOrder) {
  labels(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`;

interface List {
  labels: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string }; totalCount: number };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write labels', () => {
  const scope = 'members:write';
  const id = toGlobalId('Label', newId(new Date(0)));
  itGuards([
    { name: 'labelCreate', scope, input: { name: 'VIP' } },
    { name: 'labelUpdate', scope, input: { id, name: 'VIP' } },
    { name: 'labelDelete', scope, input: { id } },
  ]);
  const label = { scope, type: 'Label', field: 'id', make: makeLabel } as const;
  itHidesOtherOrganizations([
    { ...label, name: 'labelUpdate', input: { name: 'VIP' } },
    { ...label, name: 'labelDelete', input: {} },
  ]);

  it("refuses a creator's caller to change what all creators share", async () => {
    const { organization } = await setUp();
    const id = toGlobalId('Label', (await makeLabel(organization)).id);
    const scoped = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(scoped, UPDATE, { input: { id, name: 'x' } })).toBe('FORBIDDEN');
    expect(await refusal(scoped, DELETE, { input: { id } })).toBe('FORBIDDEN');
    await query(scoped, CREATE, { input: { name: 'x' } });
  });
});

describe('a label', () => {
  it('has a name of its own, with case folded, and a slug', async () => {
    const { organization, context } = await setUp();
    const created = await query(context, CREATE, { input: { name: ' Très VIP ' } });
    expect(created).toMatchObject({ labelCreate: { label: { name: 'Très VIP', slug: 'tres-vip' } } });
    expect(await query(context, CREATE, { input: { name: 'Tres VIP!' } })).toMatchObject({
      labelCreate: { label: { slug: 'tres-vip-2' } },
    });
    const { errors } = await runQuery(context, CREATE, { input: { name: 'TRÈS VIP' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', fields: { name: [expect.any(String)] } });
    const where = { organizationId: organization.id, type: 'label.created' };
    expect(await organization.database.prisma.event.count({ where })).toBe(2);
  });

  it('is renamed, but not to a name that is taken', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Label', (await makeLabel(organization, { name: 'One' })).id);
    await makeLabel(organization, { name: 'Two' });
    const renamed = await query(context, UPDATE, { input: { id, name: 'ONE', slug: 'first' } });
    expect(renamed).toMatchObject({ labelUpdate: { label: { name: 'ONE', slug: 'first' } } });
    expect(await refusal(context, UPDATE, { input: { id, name: 'two' } })).toBe('CONFLICT');
    expect(await refusal(context, UPDATE, { input: { id, slug: 'two' } })).toBe('CONFLICT');
    expect(await refusal(context, UPDATE, { input: { id, name: '' } })).toBe('BAD_USER_INPUT');
  });

  it('is taken off its members when it is deleted', async () => {
    const { organization, context } = await setUp();
    const member = await makeMember(organization, { labels: ['Gone', 'Kept'] });
    const { label } = await organization.database.prisma.memberLabel.findFirstOrThrow({
      where: { memberId: member.id, label: { name: 'Gone' } },
      include: { label: true },
    });
    const input = { id: toGlobalId('Label', label.id) };
    expect(await query(context, DELETE, { input })).toMatchObject({ labelDelete: { label: { name: 'Gone' } } });
    expect(await refusal(context, DELETE, { input })).toBe('NOT_FOUND');
    const document = 'query ($id: ID!) { member(id: $id) { labels { name } } }';
    expect(await query(context, document, { id: toGlobalId('Member', member.id) })).toEqual({
      member: { labels: [{ name: 'Kept' }] },
    });
  });
});

describe('a label by its slug', () => {
  const BY_SLUG = 'query ($slug: String!) { labelBySlug(slug: $slug) { name } }';

  it('is that of the own organization, and null when there is none', async () => {
    const { organization, context } = await setUp();
    await makeLabel(organization, { name: 'VIP Guests' });
    await makeLabel(await makeOrganization(await testDatabase()), { name: 'Elsewhere' });
    expect(await query(context, BY_SLUG, { slug: 'vip-guests' })).toEqual({ labelBySlug: { name: 'VIP Guests' } });
    for (const slug of ['elsewhere', 'VIP-Guests', '', '\u0000'])
      expect(await query(context, BY_SLUG, { slug })).toEqual({ labelBySlug: null });
    expect(await refusal(anonymousContext(organization), BY_SLUG, { slug: 'x' })).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['catalog:read'] }), BY_SLUG, { slug: 'x' })).toBe(
      'FORBIDDEN',
    );
  });

  it.each([
    ['🎉', 'label'],
    ['a, b', 'a-b'],
    ['#internal', 'internal'],
    ['Straße nach Łódź', 'strasse-nach-lodz'],
    ['Привет', 'privet'],
    ['Ελλάδα', 'ellada'],
  ])('of %s is %s', async (name, slug) => {
    const { context } = await setUp();
    expect(await query(context, CREATE, { input: { name } })).toMatchObject({ labelCreate: { label: { name, slug } } });
  });

  it('stays when the label is renamed', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Label', (await makeLabel(organization, { name: 'Old', slug: 'custom' })).id);
    expect(await query(context, UPDATE, { input: { id, name: ' New ' } })).toMatchObject({
      labelUpdate: { label: { name: 'New', slug: 'custom' } },
    });
    expect(await refusal(context, UPDATE, { input: { id, name: 'x'.repeat(192) } })).toBe('BAD_USER_INPUT');
  });
});

describe('the members of a label', () => {
  it('are counted while they live, and only those whom the caller sees', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { labels: ['VIP', 'Press'] });
    const left = await makeMember(organization, { labels: ['VIP'] });
    const { id: creatorId } = await makeCreator(organization);
    await makeMember(organization, { labels: ['VIP'], creatorId });
    await query(context, 'mutation ($id: ID!) { memberDelete(input: { id: $id }) { clientMutationId } }', {
      id: toGlobalId('Member', left.id),
    });
    await makeLabel(organization, { name: 'Zero' });
    const document = 'query { labels(orderBy: { field: NAME, direction: ASC }) { nodes { name memberCount } } }';
    const counts = (press: number, vip: number) => ({
      labels: {
        nodes: [
          { name: 'Press', memberCount: press },
          { name: 'VIP', memberCount: vip },
          { name: 'Zero', memberCount: 0 },
        ],
      },
    });
    expect(await query(context, document)).toEqual(counts(1, 2));
    expect(await query(contextFor({ organization, creatorId }), document)).toEqual(counts(0, 1));
  });
});

describe('the list of labels', () => {
  it.each([
    [{ name: { eq: 'news' } }, ['News']],
    [{ name: { contains: 'EW' } }, ['News', 'New']],
    [{ slug: { startsWith: 'ol' } }, ['Old']],
    [{ createdAt: { lte: '2026-03-01T12:00:00.000Z' } }, ['New']],
    [{ id: { in: [] } }, []],
    [{ and: [{ not: { name: { eq: 'old' } } }, { not: { name: { eq: 'new' } } }] }, ['News']],
  ])('takes the filter %j', async (filter, expected) => {
    const { organization, context } = await setUp();
    for (const name of ['New', 'Old', 'News']) {
      await makeLabel(organization, { name });
      organization.clock.advance(1000);
    }
    const { labels } = await query<List>(context, LIST, { filter });
    expect(labels.nodes.map(({ name }) => name)).toEqual(expected);
  });

  it('goes page by page in any order', async () => {
    const { organization, context } = await setUp();
    for (const name of ['b', 'C', 'a']) await makeLabel(organization, { name });
    const orderBy = { field: 'NAME', direction: 'ASC' };
    const { labels } = await query<List>(context, LIST, { first: 2, orderBy });
    expect(labels.nodes).toEqual([{ name: 'a' }, { name: 'b' }]);
    const rest = await query<List>(context, LIST, { first: 2, orderBy, after: labels.pageInfo.endCursor });
    expect(rest.labels).toMatchObject({ nodes: [{ name: 'C' }], pageInfo: { hasNextPage: false }, totalCount: 3 });
    expect(await refusal(context, LIST, { after: labels.pageInfo.endCursor })).toBe('BAD_USER_INPUT');
  });

  it('takes as many statements for 1 label as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) await makeLabel(organization);
    const document = 'query ($first: Int) { labels(first: $first) { nodes { name memberCount } totalCount } }';
    const few = await countStatements(organization, document, { first: 1 });
    expect(await countStatements(organization, document, { first: 50 })).toBe(few);
  });

  it('is what members can be found by', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { email: 'a@example.com', labels: ['VIP', 'Press'] });
    await makeMember(organization, { email: 'b@example.com', labels: ['vip'] });
    await makeMember(organization);
    const document = 'query ($filter: MemberFilter) { members(filter: $filter) { nodes { email } } }';
    const labeled = (name: string) => query(context, document, { filter: { labels: { any: { name: { eq: name } } } } });
    expect(await labeled('Press')).toEqual({ members: { nodes: [{ email: 'a@example.com' }] } });
    expect(await labeled('VIP')).toEqual({
      members: { nodes: [{ email: 'b@example.com' }, { email: 'a@example.com' }] },
    });
  });
});

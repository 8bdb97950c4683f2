import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const CREATE =
  'mutation ($input: CreatorCreateInput!) { creatorCreate(input: $input) { creator { id name slug isDefault } } }';
const UPDATE = 'mutation ($input: CreatorUpdateInput!) { creatorUpdate(input: $input) { creator { id name slug } } }';
const LIST = `query ($first: Int, $filter: CreatorFilter, $orderBy: CreatorOrder) {
  creators(first: $first, filter: $filter, orderBy: $orderBy) { nodes { id slug } totalCount } }`;

interface List {
  creators: { nodes: { id: string; slug: string }[] };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write creators', () => {
  const scope = 'organization:write';
  itGuards([
    { name: 'creatorCreate', scope, input: { name: 'Ann' } },
    { name: 'creatorUpdate', scope, input: { id: toGlobalId('Creator', newId(new Date(0))), name: 'Ann' } },
  ]);
  itHidesOtherOrganizations([
    { name: 'creatorUpdate', scope, type: 'Creator', field: 'id', make: makeCreator, input: { name: 'Ann' } },
  ]);

  it("lets a creator's caller see and change that creator only", async () => {
    const { organization } = await setUp();
    const own = await makeCreator(organization);
    const id = toGlobalId('Creator', own.id);
    const scoped = contextFor({ organization, creatorId: own.id });
    expect(await query(scoped, LIST)).toMatchObject({ creators: { nodes: [{ id }], totalCount: 1 } });
    await query(scoped, UPDATE, { input: { id, name: 'Ann' } });
    const other = toGlobalId('Creator', organization.creatorId);
    expect(await refusal(scoped, UPDATE, { input: { id: other, name: 'x' } })).toBe('NOT_FOUND');
    expect(await refusal(scoped, CREATE, { input: { name: 'x' } })).toBe('FORBIDDEN');
  });
});

describe('a creator', () => {
  it('is created under a slug of its own, never as the default', async () => {
    const { organization, context } = await setUp();
    const created = await query(context, CREATE, { input: { name: 'Ann Bee' } });
    expect(created).toMatchObject({
      creatorCreate: { creator: { name: 'Ann Bee', slug: 'ann-bee', isDefault: false } },
    });
    expect(await refusal(context, CREATE, { input: { name: 'x', slug: 'ann-bee' } })).toBe('CONFLICT');
    expect(await refusal(context, CREATE, { input: { name: 'x', slug: '-' } })).toBe('BAD_USER_INPUT');
    const [event] = await organization.database.prisma.event.findMany({ where: { organizationId: organization.id } });
    expect(event).toMatchObject({ type: 'creator.created', data: { name: 'Ann Bee' } });
  });

  it('changes only what is given', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Creator', (await makeCreator(organization, { name: 'Ann', slug: 'ann' })).id);
    const changed = await query(context, UPDATE, { input: { id, name: 'Anna' } });
    expect(changed).toMatchObject({ creatorUpdate: { creator: { name: 'Anna', slug: 'ann' } } });
    expect(await refusal(context, UPDATE, { input: { id, slug: 'creator' } })).toBe('CONFLICT');
  });

  it('is the home of the members made for it', async () => {
    const { organization, context } = await setUp();
    const creator = await makeCreator(organization, { name: 'Ann' });
    await makeMember(organization, { email: 'a@example.com', creatorId: creator.id });
    await makeMember(organization, { email: 'b@example.com' });
    const document = 'query ($filter: MemberFilter) { members(filter: $filter) { nodes { email creator { name } } } }';
    const filter = { creatorId: { eq: toGlobalId('Creator', creator.id) } };
    expect(await query(context, document, { filter })).toEqual({
      members: { nodes: [{ email: 'a@example.com', creator: { name: 'Ann' } }] },
    });
  });
});

describe('the list of creators', () => {
  it.each([
    [{}, ['ann', 'creator']],
    [{ orderBy: { field: 'NAME', direction: 'DESC' } }, ['creator', 'ann']],
    [{ filter: { isDefault: { eq: true } } }, ['creator']],
    [{ filter: { slug: { ne: 'creator' } } }, ['ann']],
    [{ filter: { name: { startsWith: 'aN' } } }, ['ann']],
  ])('takes %j', async (variables, expected) => {
    const { organization, context } = await setUp();
    organization.clock.advance(1000);
    await makeCreator(organization, { name: 'Ann', slug: 'ann' });
    const { creators } = await query<List>(context, LIST, variables);
    expect(creators.nodes.map(({ slug }) => slug)).toEqual(expected);
  });

  it('takes as many statements for 1 creator as for 50', async () => {
    const { organization } = await setUp();
    for (let index = 0; index < 50; index++) await makeCreator(organization);
    const few = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(few);
  });
});

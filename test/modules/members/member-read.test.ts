import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeMember, makeMembers } from '../../builders/member';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

interface Members {
  members: {
    nodes: { id: string; email: string }[];
    edges: { cursor: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  };
}

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: MemberFilter, $orderBy: [MemberOrder!], $deleted: Boolean) {
  members(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy, includeDeleted: $deleted) {
    nodes { id email } edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function setUp(count = 0) {
  const organization = await makeOrganization(await testDatabase());
  const members = await makeMembers(organization, count);
  return { organization, members, context: contextFor({ organization }) };
}

async function emails(context: ReturnType<typeof contextFor>, variables: Record<string, unknown>): Promise<string[]> {
  const { members } = await query<Members>(context, LIST, variables);
  return members.nodes.map((node) => node.email);
}

describe('the list of members', () => {
  it('is refused to nobody we know, and to a caller without the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['catalog:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('shows the own organization, newest first', async () => {
    const { context, members } = await setUp(3);
    await setUp(2);
    expect(await emails(context, {})).toEqual(members.map((member) => member.email).reverse());
  });

  it.each([['forward'], ['backward']])(
    'can be walked %s in pages of any size without gap or double',
    async (direction) => {
      const { context, members } = await setUp(7);
      const expected = members.map((member) => member.email).reverse();
      for (const size of [1, 2, 3, 7, 20]) {
        const seen: string[] = [];
        let cursor: string | null = null;
        let more = true;
        while (more) {
          const page: Record<string, unknown> =
            direction === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor };
          const { members: list } = await query<Members>(context, LIST, page);
          const found = list.nodes.map((node) => node.email);
          if (direction === 'forward') seen.push(...found);
          else seen.unshift(...found);
          cursor = direction === 'forward' ? list.pageInfo.endCursor : list.pageInfo.startCursor;
          more = direction === 'forward' ? list.pageInfo.hasNextPage : list.pageInfo.hasPreviousPage;
          expect(list.totalCount).toBe(7);
        }
        expect(seen).toEqual(expected);
      }
    },
  );

  it('walks an order with empty values without losing them', async () => {
    const { organization, context } = await setUp();
    for (const name of ['b', null, 'a', null, 'B', 'c']) await makeMember(organization, { name });
    for (const direction of ['ASC', 'DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const variables: Record<string, unknown> = { first: 1, after, orderBy: { field: 'NAME', direction } };
        const { members }: Members = await query<Members>(context, LIST, variables);
        seen.push(...members.nodes.map((node) => node.id));
        after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null;
      } while (after);
      const { members: whole } = await query<Members>(context, LIST, {
        first: 20,
        orderBy: { field: 'NAME', direction },
      });
      expect(seen).toEqual(whole.nodes.map((node) => node.id));
      expect(new Set(seen).size).toBe(6);
    }
  });

  it('refuses pages and cursors that make no sense', async () => {
    const { context } = await setUp(2);
    const { members } = await query<Members>(context, LIST, {
      first: 1,
      orderBy: { field: 'EMAIL', direction: 'ASC' },
    });
    for (const page of [
      { first: -1 },
      { first: 201 },
      { first: 1, last: 1 },
      { after: 'garbage' },
      { after: members.pageInfo.endCursor },
      { first: 1, before: members.pageInfo.endCursor },
    ])
      expect(await refusal(context, LIST, page)).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['a number where text stands', ['emailKey:asc', 5]],
    ['nothing where something always stands', ['createdAt:desc', null]],
    ['an instant that is a number', ['createdAt:desc', -8640000000000000]],
    ['an instant of another form', ['createdAt:desc', '+275760-09-13T00:00:00.000Z']],
  ])('refuses a made-up cursor with %s', async (_name, [order, value]) => {
    const { context } = await setUp(1);
    const forge = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const orderBy = order === 'emailKey:asc' ? { field: 'EMAIL', direction: 'ASC' } : null;
    const after = forge([order, value, newId(new Date(0))]);
    expect(await refusal(context, LIST, { after, orderBy })).toBe('BAD_USER_INPUT');
    const dashes = forge(['createdAt:desc', '2026-01-01T00:00:00.000Z', '-'.repeat(36)]);
    expect(await refusal(context, LIST, { after: dashes })).toBe('BAD_USER_INPUT');
    expect(await refusal(context, LIST, { after: forge(['skip', 2 ** 32]) })).toBe('BAD_USER_INPUT');
  });

  it('leaves deleted members out unless they are asked for', async () => {
    const { organization, context, members } = await setUp(2);
    const where = { organizationId_id: { organizationId: organization.id, id: members[0]?.id ?? '' } };
    await organization.database.prisma.member.update({ where, data: { deletedAt: new Date() } });
    expect(await emails(context, {})).toHaveLength(1);
    expect(await emails(context, { deleted: true })).toHaveLength(2);
  });

  it('costs the same number of statements for one member and for fifty', async () => {
    const { organization, context } = await setUp(50);
    const count = async (first: number) => {
      const before = organization.database.statements();
      await query(
        contextFor({ organization }),
        '{ members(first: FIRST) { nodes { id identities { key } } totalCount } }'.replace('FIRST', String(first)),
      );
      return organization.database.statements() - before;
    };
    expect(await emails(context, { first: 50 })).toHaveLength(50);
    expect(await count(1)).toBe(3);
    expect(await count(50)).toBe(3);
  });
});

describe('the filter of members', () => {
  it('combines conditions as two-valued logic, also on empty values', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { email: 'a@example.com', name: 'Ann' });
    await makeMember(organization, { email: 'b@example.com', name: null });
    await makeMember(organization, { email: 'c_d@example.com', name: 'Carl 50%' });
    const found = async (filter: object) =>
      (await emails(context, { filter })).map((email) => email.split('@')[0]).sort();
    expect(await found({ name: { eq: 'Ann' } })).toEqual(['a']);
    expect(await found({ not: { name: { eq: 'Ann' } } })).toEqual(['b', 'c_d']);
    expect(await found({ name: { ne: 'Ann' } })).toEqual(['b', 'c_d']);
    expect(await found({ not: { not: { name: { contains: 'AN' } } } })).toEqual(['a']);
    expect(await found({ name: { contains: '%' } })).toEqual(['c_d']);
    expect(await found({ email: { contains: 'C_D' } })).toEqual(['c_d']);
    expect(await found({ email: { startsWith: '_' } })).toEqual([]);
    expect(await found({ name: { isNull: true } })).toEqual(['b']);
    expect(await found({ or: [] })).toEqual([]);
    expect(await found({ and: [] })).toEqual(['a', 'b', 'c_d']);
    expect(await found({ or: [{ email: { eq: 'A@EXAMPLE.COM' } }, { name: { isNull: true } }] })).toEqual(['a', 'b']);
    expect(await found({ id: { in: ['garbage'] } })).toEqual([]);
  });

  it.each([
    ['conditions', { or: Array.from({ length: 201 }, () => ({ name: { eq: 'x' } })) }],
    ['values', { email: { in: Array.from({ length: 1001 }, (_, index) => `${index}`) } }],
    ['related objects', { or: Array.from({ length: 9 }, () => ({ purchases: { any: { currency: { eq: 'x' } } } })) }],
    ['parts of texts', { or: Array.from({ length: 21 }, () => ({ name: { contains: 'x' } })) }],
    ['levels', Array.from({ length: 40 }).reduce<object>((inner) => ({ not: inner }), {})],
  ])('refuses a filter with too many %s', async (_name, filter) => {
    const { context } = await setUp();
    expect(await refusal(context, LIST, { filter })).toBe('LIMIT_EXCEEDED');
  });

  it('asks to-many relations for any and none', async () => {
    const { organization, context } = await setUp();
    const known = await makeMember(organization, { email: 'known@example.com' });
    await makeMember(organization, { email: 'unknown@example.com' });
    const input = { memberId: toGlobalId('Member', known.id), key: 'crm', value: 'E-1' };
    await query(
      context,
      'mutation ($input: MemberIdentitySetInput!) { memberIdentitySet(input: $input) { identity { id } } }',
      { input },
    );
    const any = { identities: { any: { key: { eq: 'crm' }, value: { eq: 'E-1' } } } };
    expect(await emails(context, { filter: any })).toEqual(['known@example.com']);
    expect(await emails(context, { filter: { identities: { none: {} } } })).toEqual(['unknown@example.com']);
    expect(await emails(context, { filter: { not: any } })).toEqual(['unknown@example.com']);
  });
});

describe('a single member', () => {
  const ONE = 'query ($id: ID, $by: MemberBy) { member(id: $id, by: $by) { id } }';

  it('is found by id, address and foreign key, and is null otherwise', async () => {
    const { organization, context } = await setUp();
    const row = await makeMember(organization, { email: 'Jane@example.com' });
    const id = toGlobalId('Member', row.id);
    const input = { memberId: id, key: 'crm', value: '7' };
    await query(
      context,
      'mutation ($input: MemberIdentitySetInput!) { memberIdentitySet(input: $input) { member { id } } }',
      { input },
    );
    expect(await query(context, ONE, { id })).toEqual({ member: { id } });
    expect(await query(context, ONE, { by: { email: 'jane@EXAMPLE.com' } })).toEqual({ member: { id } });
    expect(await query(context, ONE, { by: { foreignKey: { key: 'crm', value: '7' } } })).toEqual({ member: { id } });
    for (const none of [
      { id: 'garbage' },
      { id: toGlobalId('Creator', row.id) },
      { id: toGlobalId('Member', newId(new Date(0))) },
    ])
      expect(await query(context, ONE, none)).toEqual({ member: null });
    expect(await refusal(context, ONE, {})).toBe('BAD_USER_INPUT');
  });

  it('is null for another organization, also as node', async () => {
    const { members } = await setUp(1);
    const { context } = await setUp();
    const id = toGlobalId('Member', members[0]?.id ?? '');
    expect(await query(context, ONE, { id })).toEqual({ member: null });
    expect(await query(context, 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id })).toEqual({
      node: null,
      nodes: [null],
    });
  });
});

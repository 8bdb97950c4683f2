import { startCursor } from '../../src/shared/page';
import { toGlobalId } from '../../src/schema/global-id';
import { makeCrowd } from '../builders/crowd';
import { contextFor, makeOrganization, query, refusal } from '../support/context';
import { testDatabase } from '../support/database';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $direction: OrderDirection!) {
  members(first: $first, after: $after, last: $last, before: $before, orderBy: { field: ID, direction: $direction }) {
    nodes { id } pageInfo { hasNextPage startCursor endCursor } } }`;

interface Answer {
  members: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string } };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const crowd = await makeCrowd(organization, 5);
  const context = contextFor({ organization });
  const list = async (variables: Record<string, unknown>) =>
    (await query<Answer>(context, LIST, { direction: 'DESC', ...variables })).members;
  return { context, list, oldestFirst: crowd.map(({ id }) => ({ id: toGlobalId('Member', id) })), crowd };
}

test('a list ordered by id is walked in both directions', async () => {
  const { list, oldestFirst } = await setUp();
  expect((await list({ direction: 'ASC' })).nodes).toEqual(oldestFirst);
  const newestFirst = [...oldestFirst].reverse();
  const first = await list({ first: 2 });
  expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([newestFirst.slice(0, 2), true]);
  const second = await list({ first: 3, after: first.pageInfo.endCursor });
  expect([second.nodes, second.pageInfo.hasNextPage]).toEqual([newestFirst.slice(2), false]);
  expect((await list({ last: 2, before: second.pageInfo.startCursor })).nodes).toEqual(newestFirst.slice(0, 2));
});

test('a start cursor is the place of the id itself', async () => {
  const { list, oldestFirst, crowd } = await setUp();
  for (const [index, { id }] of crowd.entries())
    expect((await list({ after: startCursor(id) })).nodes).toEqual(oldestFirst.slice(0, index + 1).reverse());
  expect((await list({ after: startCursor('ffffffff-ffff-ffff-ffff-ffffffffffff') })).nodes).toHaveLength(5);
});

test.each([
  ['another order', ['createdAt:desc', '2026-01-01', '00000000-0000-0000-0000-000000000000']],
  ['the other direction', ['id:asc', 'x', '00000000-0000-0000-0000-000000000000']],
  ['no id', ['id:desc', 'x', '------------------------------------']],
])('a cursor of %s is refused', async (_what, parts) => {
  const { context } = await setUp();
  const after = Buffer.from(JSON.stringify(parts)).toString('base64url');
  expect(await refusal(context, LIST, { after, direction: 'DESC' })).toBe('BAD_USER_INPUT');
});

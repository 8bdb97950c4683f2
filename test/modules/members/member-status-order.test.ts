import fc from 'fast-check';
import { skipCursor } from '../../../src/shared/page';
import { toObjectId } from '../../../src/shared/object-id';
import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';
import { RestServer } from '../../support/rest';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [MemberOrder!]) {
  members(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { totalCount
    nodes { email status } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Listed {
  readonly members: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly email: string; readonly status: string }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string;
      readonly endCursor: string;
    };
  };
}

type Direction = 'ASC' | 'DESC';
const ordered = (status: Direction, name?: Direction) => [
  { field: 'STATUS', direction: status },
  ...(name ? [{ field: 'NAME', direction: name }] : []),
];

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly status: string;
}

let organization: TestOrganization;
let people: Person[];

/** Four of each status but one, of which there is one; nobody is in the order of status by age or by name. */
beforeAll(async () => {
  organization = await makeOrganization(await testDatabase());
  const offer = await makeOffer(organization);
  people = [];
  for (const [index, status] of [...'PFCPFCPFCPFCG'].entries()) {
    organization.clock.advance(1000);
    const name = `Name ${(index * 7) % 13}`;
    const member = await makeMember(organization, { name });
    if (status !== 'F') await makeSubscription(organization, { member, ...offer }, { complimentary: status === 'C' });
    if (status === 'G')
      await organization.database.prisma.subscription.updateMany({
        where: { memberId: member.id },
        data: { kind: 'GIFT' },
      });
    const full = { P: 'PAID', F: 'FREE', C: 'COMPED', G: 'GIFT' }[status] ?? '';
    people.push({ id: member.id, email: member.email ?? '', name, status: full });
  }
});

function expected(status: Direction, name?: Direction): string[] {
  const by = (direction: Direction, a: string, b: string) =>
    (a < b ? -1 : a > b ? 1 : 0) * (direction === 'ASC' ? 1 : -1);
  const sorted = [...people].sort(
    (a, b) => by(status, a.status, b.status) || (name ? by(name, a.name, b.name) : by(status, a.id, b.id)),
  );
  return sorted.map(({ email }) => email);
}

const list = async (variables: object) =>
  (await query<Listed>(contextFor({ organization }), LIST, variables as Record<string, unknown>)).members;

test('members come status by status, page by page in both directions', async () => {
  const direction = fc.constantFrom<Direction>('ASC', 'DESC');
  const walks = fc.record({
    status: direction,
    name: fc.option(direction, { nil: undefined }),
    backward: fc.boolean(),
    size: fc.integer({ min: 1, max: 14 }),
  });
  await fc.assert(
    fc.asyncProperty(walks, async ({ status, name, backward, size }) => {
      const orderBy = ordered(status, name);
      const emails: string[] = [];
      let cursor: string | undefined;
      for (let more = true; more;) {
        const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
        const { nodes, pageInfo, totalCount } = await list({ ...page, orderBy });
        const found = nodes.map(({ email }) => email);
        if (backward) emails.unshift(...found);
        else emails.push(...found);
        expect(totalCount).toBe(people.length);
        expect(backward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(cursor !== undefined);
        more = backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      }
      expect(emails).toEqual(expected(status, name));
    }),
    { numRuns: 20, seed: 3 },
  );
});

test.each([0, 1, 3, 5, 8, 9, 12, 13, 99])('numbered pages pass over %d', async (skipped) => {
  const { nodes } = await list({ first: 4, after: skipCursor(skipped), orderBy: ordered('ASC', 'DESC') });
  expect(nodes.map(({ email }) => email)).toEqual(expected('ASC', 'DESC').slice(skipped, skipped + 4));
});

test('a status is that of the present', async () => {
  const [first] = (await list({ first: 1, orderBy: ordered('DESC') })).nodes;
  expect(first?.status).toBe('PAID');
});

test('it takes as many statements for one member as for many', async () => {
  const counted = (first: number) => countStatements(organization, LIST, { first, orderBy: ordered('ASC') });
  expect(await counted(50)).toBe(await counted(1));
});

test.each([
  ['status:asc', ['NOBODY', '']],
  ['status:asc', ['PAID', 7]],
  ['status:asc', ['PAID', 'no cursor']],
  ['status:asc', 'PAID'],
  ['status:asc', null],
  ['status:desc', ['PAID', '']],
])('a cursor of %s with %j is refused', async (order, value) => {
  const after = Buffer.from(JSON.stringify([order, value, people[0]?.id])).toString('base64url');
  const variables = { first: 1, after, orderBy: ordered('ASC') };
  expect(await refusal(contextFor({ organization }), LIST, variables)).toBe('BAD_USER_INPUT');
});

test('the status comes first or not at all', async () => {
  const orderBy = [{ field: 'NAME', direction: 'ASC' }, ...ordered('ASC')];
  expect(await refusal(contextFor({ organization }), LIST, { orderBy })).toBe('BAD_USER_INPUT');
});

test('Ghost orders by status, and behind another order does not know it', async () => {
  const rest = await RestServer.start(organization);
  const token = rest.issue('ghost');
  const browse = (search: string) => rest.send({ url: `/ghost/api/admin/members/?${search}`, token });
  const emails = async (search: string) =>
    (await browse(search)).json.members.map(({ email }: Person) => email) as string[];
  const byStatus = 'order=status%20asc,%20name%20desc';
  expect(await emails(`${byStatus}&limit=5&page=2`)).toEqual(expected('ASC', 'DESC').slice(5, 10));
  expect((await browse(byStatus)).json.meta.pagination.total).toBe(people.length);
  expect(await emails(`order=status%20desc&filter=id:'${toObjectId(people[3]?.id ?? '')}'`)).toEqual([
    people[3]?.email,
  ]);
  const byName = [...people].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ email }) => email);
  expect(await emails('order=name%20asc,status%20asc')).toEqual(byName);
  expect((await browse('order=name%20asc,status%20asc&strict=true')).status).toBe(422);
});

import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const LIST = 'query ($filter: MemberFilter) { members(filter: $filter) { nodes { name } } }';
const EVERYBODY = ['empty', 'known', 'nothing', 'number', 'other', 'without'];

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

/** Members by what stands in a column of theirs, past the rules for what may be written there. */
async function write(column: 'attribution' | 'geolocation', values: Record<string, object | undefined>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const { id } = await makeMember(organization, { name });
    if (value) await organization.database.prisma.member.updateMany({ where: { id }, data: { [column]: value } });
  }
}

async function names(filter: object): Promise<(string | null)[]> {
  const { members } = await query<{ members: { nodes: { name: string | null }[] } }>(
    contextFor({ organization }),
    LIST,
    { filter },
  );
  return members.nodes.map(({ name }) => name).sort();
}

const others = (found: string[]) => EVERYBODY.filter((name) => !found.includes(name));

it.each<[object, string[]]>([
  [{ isNull: true }, ['empty', 'nothing', 'without']],
  [{ isNull: false }, ['known', 'number', 'other']],
  [{ eq: 'abc' }, ['known']],
  [{ in: ['abc', 'xyz'] }, ['known', 'other']],
  [{ in: [] }, []],
])('the id of what a member came from: %j, and its negation', async (criteria, found) => {
  await write('attribution', {
    known: { id: 'abc', type: 'post' },
    other: { id: 'xyz' },
    number: { id: 5 },
    empty: { id: null, type: null },
    without: { type: 'post' },
    nothing: undefined,
  });
  expect(await names({ attributionId: criteria })).toEqual(found);
  expect(await names({ not: { attributionId: criteria } })).toEqual(others(found));
});

it.each<[object, string[]]>([
  [{ contains: 'berl' }, ['known', 'other']],
  [{ contains: 'x' }, []],
  [{ isNull: true }, ['nothing']],
  [{ isNull: false }, others(['nothing'])],
])('the words of a place: %j, and its negation', async (criteria, found) => {
  await write('geolocation', {
    known: { country: 'Germany', city: 'Berlin' },
    other: { country: null, city: 'Berlin' },
    number: { country: 'France', city: null },
    empty: { country: null, city: null },
    without: {},
    nothing: undefined,
  });
  expect(await names({ geolocation: criteria })).toEqual(found);
  expect(await names({ not: { geolocation: criteria } })).toEqual(others(found));
});

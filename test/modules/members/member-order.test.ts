import fc from 'fast-check';
import type { MemberRow } from '../../../src/modules/members/member.repository';
import { skipCursor } from '../../../src/shared/page';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [MemberOrder!]) {
  members(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { email } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Listed {
  readonly members: {
    readonly nodes: readonly { readonly email: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly startCursor: string; readonly endCursor: string };
  };
}

const COLUMNS = {
  NAME: 'name',
  NOTE: 'note',
  EMAIL_COUNT: 'emailCount',
  EMAIL_OPENED_COUNT: 'emailOpenedCount',
  EMAIL_OPEN_RATE: 'emailOpenRate',
  CREATED_AT: 'createdAt',
  UUID: 'uuid',
  ID: 'id',
} as const;

type Order = { readonly field: keyof typeof COLUMNS; readonly direction: 'ASC' | 'DESC' };

const orders: fc.Arbitrary<Order[]> = fc.array(
  fc.record({
    field: fc.constantFrom(...(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Rows in the order, those without a value last; equals by id, in the direction of the last order. */
function sorted(rows: readonly MemberRow[], by: readonly Order[]): MemberRow[] {
  const end = by.findIndex(({ field }) => field === 'ID');
  const telling = end < 0 ? by : by.slice(0, end + 1);
  const distinct = telling.filter(({ field }, index) => telling.findIndex((other) => other.field === field) === index);
  const steps = [...distinct, { field: 'ID' as const, direction: distinct.at(-1)?.direction ?? 'ASC' }];
  return [...rows].sort((a, b) => {
    for (const { field, direction } of steps) {
      const [x, y] = [a[COLUMNS[field]], b[COLUMNS[field]]];
      if (x === null && y === null) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      if (x.valueOf() !== y.valueOf()) return x < y === (direction === 'ASC') ? -1 : 1;
    }
    return 0;
  });
}

async function crowd(organization: TestOrganization): Promise<MemberRow[]> {
  for (let index = 0; index < 18; index++) {
    if (index % 3 === 0) organization.clock.advance(1000);
    const name = ['Ann', 'Bob', null][index % 3] ?? null;
    const { id } = await makeMember(organization, { name, note: index % 4 === 0 ? 'A note' : null });
    await organization.database.prisma.member.updateMany({
      where: { organizationId: organization.id, id },
      data: { emailCount: index % 2, emailOpenedCount: index % 5, emailOpenRate: index % 4 === 1 ? null : index % 3 },
    });
  }
  return organization.database.prisma.member.findMany({ where: { organizationId: organization.id } });
}

async function walk(organization: TestOrganization, orderBy: Order[], backward: boolean): Promise<string[]> {
  const emails: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = backward ? { last: 5, before: cursor } : { first: 5, after: cursor };
    const { members } = await query<Listed>(contextFor({ organization }), LIST, { ...page, orderBy });
    const found = members.nodes.map(({ email }) => email);
    if (backward) emails.unshift(...found);
    else emails.push(...found);
    cursor = backward ? members.pageInfo.startCursor : members.pageInfo.endCursor;
    if (found.length < 5) return emails;
  }
}

describe('members in several orders', () => {
  it('come each once, page by page in both directions, whatever the orders', async () => {
    const organization = await makeOrganization(await testDatabase());
    const rows = await crowd(organization);
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async (orderBy, backward) => {
        const expected = sorted(rows, orderBy).map(({ email }) => email);
        expect(await walk(organization, orderBy, backward)).toEqual(expected);
      }),
      { numRuns: 40, seed: 20261121 },
    );
  });

  it('come on numbered pages too', async () => {
    const organization = await makeOrganization(await testDatabase());
    const rows = await crowd(organization);
    const orderBy: Order[] = [
      { field: 'EMAIL_OPEN_RATE', direction: 'DESC' },
      { field: 'NAME', direction: 'ASC' },
    ];
    const page = { first: 4, after: skipCursor(8), orderBy };
    const { members } = await query<Listed>(contextFor({ organization }), LIST, page);
    const expected = sorted(rows, orderBy).map(({ email }) => email);
    expect(members.nodes.map(({ email }) => email)).toEqual(expected.slice(8, 12));
  });

  it('take one order without a list, and newest first without any', async () => {
    const organization = await makeOrganization(await testDatabase());
    const rows = await crowd(organization);
    const context = contextFor({ organization });
    const one = await query<Listed>(context, '{ members(orderBy: {field: NAME, direction: ASC}) { nodes { email } } }');
    const none = await query<Listed>(context, '{ members(orderBy: []) { nodes { email } } }');
    const emails = (by: Order[]) => sorted(rows, by).map(({ email }) => email);
    expect(one.members.nodes.map(({ email }) => email)).toEqual(emails([{ field: 'NAME', direction: 'ASC' }]));
    expect(none.members.nodes.map(({ email }) => email)).toEqual(emails([{ field: 'CREATED_AT', direction: 'DESC' }]));
  });

  it('refuse cursors that do not fit the orders', async () => {
    const organization = await makeOrganization(await testDatabase());
    await makeMember(organization);
    const encode = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const orderBy: Order[] = [
      { field: 'EMAIL_COUNT', direction: 'ASC' },
      { field: 'UUID', direction: 'ASC' },
    ];
    const id = '00000000-0000-4000-8000-000000000000';
    for (const value of [0, null, [0], [0, 'x'], ['0', id], [0, null], [0, id, id], [[0], id]]) {
      const after = encode(['emailCount:asc,uuid:asc', value, id]);
      const { errors } = await runQuery(contextFor({ organization }), LIST, { first: 1, after, orderBy });
      expect(errors?.[0]?.message).toBe('This is not a cursor of this list.');
    }
  });
});

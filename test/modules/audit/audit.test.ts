import type { Database } from '../../../src/database/client';
import { inTransaction } from '../../../src/database/transaction';
import { recordEvent } from '../../../src/events/record';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makePurchase } from '../../builders/purchase';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { position type actor dialect requestId subjectId data member { id } } } }`;

interface Entry {
  readonly position: number;
  readonly type: string;
  readonly subjectId: string;
  readonly data: { readonly name: string };
}

type Answer = {
  auditLog: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Entry[] };
};

let database: Database;
let organization: TestOrganization;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  organization = await makeOrganization(database);
});

const read = async (variables: object = {}) =>
  (await query<Answer>(contextFor({ organization }), LOG, variables as Record<string, unknown>)).auditLog;

test('every change is there, latest first, page by page', async () => {
  for (const name of ['Ada', 'Bo', 'Cy']) await makeMember(organization, { name });
  const { nodes, totalCount } = await read();
  expect(totalCount).toBe(nodes.length);
  expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, index) => nodes.length - index));
  expect(nodes[0]).toMatchObject({ type: 'member.created', actor: 'system', data: { name: 'Cy' } });
  const pages: Entry[] = [];
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await read({ first: 2, after });
    pages.push(...page.nodes);
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  expect(pages).toEqual(nodes);
});

test.each([
  [{ subjectType: ['member'] }, 2],
  [{ type: ['member.created', 'tier.created'] }, 2],
  [{ type: [] }, 0],
  [{ dialect: ['ghost'] }, 0],
  [{ actor: 'nobody' }, 0],
  [{ subjectId: 'no id' }, 0],
  [{ recordedAt: { lt: '2020-01-01T00:00:00Z' } }, 0],
])('of some changes only: %j', async (filter, count) => {
  await makeMember(organization);
  await makeMember(organization);
  expect((await read({ filter })).totalCount).toBe(count);
});

test('of one member, or of one subject', async () => {
  const { id } = await makeMember(organization, { name: 'Ada' });
  await makeMember(organization);
  const ofMember = await read({ filter: { memberId: { eq: toGlobalId('Member', id) } } });
  expect(ofMember.nodes).toEqual([expect.objectContaining({ member: { id: toGlobalId('Member', id) } })]);
  expect((await read({ filter: { subjectId: id } })).nodes).toEqual(ofMember.nodes);
});

test('no token by which a card can be charged', async () => {
  const context = contextFor({ organization });
  const data = { status: 'ACTIVE', paymentMethod: 'pm_now', reusableMethod: 'pm_now', claim: 'by whom' };
  const previous = { paymentMethod: 'pm_before', cardLast4: '4242' };
  const event = { type: 'subscription.updated', subjectId: newId(organization.clock.now()) } as const;
  await inTransaction(context, async (open) => recordEvent(open, { ...event, data: { ...data, previous } }));
  const { nodes } = await read();
  expect(nodes[0]?.data).toEqual({ status: 'ACTIVE', previous: { cardLast4: '4242' } });
});

test('who may not read it, and what a creator’s credential sees', async () => {
  const creator = await makeCreator(organization);
  await makeMember(organization);
  await makeMember(organization, { creatorId: creator.id });
  const scopes = ['members:read'] as const;
  expect(await refusal(contextFor({ organization, scopes }), LOG)).toBe('FORBIDDEN');
  await makePurchase(organization, (await makeMember(organization, { creatorId: creator.id })).id);
  expect((await read({ filter: { subjectType: ['purchase'] } })).totalCount).toBe(1);
  const own = await query<Answer>(contextFor({ organization, creatorId: creator.id }), LOG);
  expect(own.auditLog.nodes.map(({ type }) => type)).toEqual(['member.created', 'member.created', 'creator.created']);
});

import { SCOPES } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';

const FEED = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: MemberActivityFilter) {
  memberActivities(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    nodes { id type occurredAt dialect memberId member { email } newsletter { name } subscribed fromEmail toEmail
      subscription { id } change amountMinor currency }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;
const UPDATE = 'mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { clientMutationId } }';
const DELETE = 'mutation ($input: MemberDeleteInput!) { memberDelete(input: $input) { clientMutationId } }';

interface Activity {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}
interface Feed {
  memberActivities: {
    nodes: Activity[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    totalCount: number;
  };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

/** A member who joins with one newsletter, changes address, swaps the newsletter, and subscribes. */
async function makeHistory() {
  const { organization, context } = await setUp();
  const { clock } = organization;
  const daily = await makeNewsletter(organization, { name: 'Daily' });
  const weekly = await makeNewsletter(organization, { name: 'Weekly' });
  const member = await makeMember(organization, { email: 'a@example.com', newsletterIds: [daily.id] });
  const id = toGlobalId('Member', member.id);
  clock.advance(1000);
  await query(context, UPDATE, { input: { id, email: 'b@example.com' } });
  clock.advance(1000);
  await query(context, UPDATE, { input: { id, newsletterIds: [toGlobalId('Newsletter', weekly.id)] } });
  clock.advance(1000);
  await query(context, UPDATE, { input: { id, name: 'Nothing to tell', labels: ['x'] } });
  const offer = await makeOffer(organization);
  await makeSubscription(organization, { member, ...offer });
  return { organization, context, id };
}

describe('the activities of members', () => {
  it('are read with members:read', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), FEED)).toBe('UNAUTHENTICATED');
    const scopes = SCOPES.filter((scope) => scope !== 'members:read');
    expect(await refusal(contextFor({ organization, scopes }), FEED)).toBe('FORBIDDEN');
  });

  it('tell what happened, newest first', async () => {
    const { context, id } = await makeHistory();
    const { memberActivities } = await query<Feed>(context, FEED);
    const member = { memberId: id, member: { email: 'b@example.com' }, dialect: 'graphql' };
    const paid = { amountMinor: expect.any(Number), currency: 'USD' };
    expect(memberActivities.nodes).toEqual(
      [
        { type: 'PAYMENT', ...paid },
        { type: 'SUBSCRIPTION', change: 'created', subscription: { id: expect.any(String) } },
        { type: 'NEWSLETTER', newsletter: { name: 'Daily' }, subscribed: false },
        { type: 'NEWSLETTER', newsletter: { name: 'Weekly' }, subscribed: true },
        { type: 'EMAIL_CHANGE', fromEmail: 'a@example.com', toEmail: 'b@example.com' },
        { type: 'NEWSLETTER', newsletter: { name: 'Daily' }, subscribed: true },
        { type: 'SIGNUP' },
      ].map((activity) => expect.objectContaining({ ...member, ...activity })),
    );
    expect(memberActivities.totalCount).toBe(7);
    expect(new Set(memberActivities.nodes.map((node) => node.id)).size).toBe(7);
    expect(memberActivities.nodes.at(-1)).toMatchObject({ newsletter: null, subscribed: null, fromEmail: null });
  });

  it('are paged through in both directions', async () => {
    const { context } = await makeHistory();
    const all = (await query<Feed>(context, FEED)).memberActivities.nodes.map(({ id }) => id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { memberActivities }: Feed = await query<Feed>(context, FEED, { first: 3, after });
      seen.push(...memberActivities.nodes.map(({ id }) => id));
      after = memberActivities.pageInfo.hasNextPage ? memberActivities.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(all);
    const last = (await query<Feed>(context, FEED, { last: 3 })).memberActivities;
    expect(last.nodes.map(({ id }) => id)).toEqual(all.slice(-3));
    const before = (await query<Feed>(context, FEED, { last: 3, before: last.pageInfo.startCursor })).memberActivities;
    expect(before.nodes.map(({ id }) => id)).toEqual(all.slice(-6, -3));
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(await refusal(context, FEED, { after: 'nonsense' })).toBe('BAD_USER_INPUT');
  });

  it.each([
    [{ types: { any: ['SIGNUP', 'EMAIL_CHANGE'] } }, ['EMAIL_CHANGE', 'SIGNUP']],
    [{ types: { none: ['NEWSLETTER', 'PAYMENT'] } }, ['SUBSCRIPTION', 'EMAIL_CHANGE', 'SIGNUP']],
    [{ types: { any: ['SIGNUP'], none: ['SIGNUP'] } }, []],
    [{ types: { any: [] } }, []],
    [{ occurredAt: { lt: '2026-03-01T12:00:01.000Z' } }, ['NEWSLETTER', 'SIGNUP']],
    [
      { occurredAt: { gte: '2026-03-01T12:00:01.000Z', lte: '2026-03-01T12:00:02.000Z' } },
      ['NEWSLETTER', 'NEWSLETTER', 'EMAIL_CHANGE'],
    ],
    [{ occurredAt: { isNull: true } }, []],
    [{ memberId: { in: [] } }, []],
  ])('take the filter %j', async (filter, expected) => {
    const { context } = await makeHistory();
    const { memberActivities } = await query<Feed>(context, FEED, { filter });
    expect(memberActivities.nodes.map(({ type }) => type)).toEqual(expected);
    expect(memberActivities.totalCount).toBe(expected.length);
  });

  it('can be those of one member, or of all others', async () => {
    const { organization, context, id } = await makeHistory();
    await makeMember(organization, { email: 'other@example.com', newsletterIds: [] });
    const count = async (memberId: object) =>
      (await query<Feed>(context, FEED, { filter: { memberId } })).memberActivities.totalCount;
    expect(await count({ eq: id })).toBe(7);
    expect(await count({ in: [id] })).toBe(7);
    expect(await count({ ne: id })).toBe(1);
    expect(await count({ eq: toGlobalId('Label', organization.id) })).toBe(0);
  });

  it('are those that the caller may see', async () => {
    const { organization, context, id } = await makeHistory();
    const types = async (caller = context) =>
      (await query<Feed>(caller, FEED)).memberActivities.nodes.map(({ type }) => type);
    const scopes = SCOPES.filter((scope) => !/^(subscriptions|purchases):/.test(scope));
    const narrow = await types(contextFor({ organization, scopes }));
    expect(narrow).toEqual(['NEWSLETTER', 'NEWSLETTER', 'EMAIL_CHANGE', 'NEWSLETTER', 'SIGNUP']);
    const creator = await makeCreator(organization);
    expect(await types(contextFor({ organization, creatorId: creator.id }))).toEqual([]);
    expect(await types(contextFor({ organization: await makeOrganization(organization.database) }))).toEqual([]);
    await query(context, DELETE, { input: { id } });
    expect(await types()).toEqual([]);
  });

  it('take as many statements for 1 as for 50', async () => {
    const { organization } = await makeHistory();
    for (let index = 0; index < 50; index++) await makeMember(organization);
    const few = await countStatements(organization, FEED, { first: 1 });
    expect(await countStatements(organization, FEED, { first: 50 })).toBeLessThanOrEqual(few + 2);
    const filter = { types: { any: ['NEWSLETTER'] } };
    const one = await countStatements(organization, FEED, { first: 1, filter });
    expect(await countStatements(organization, FEED, { first: 50, filter })).toBe(one);
  });
});

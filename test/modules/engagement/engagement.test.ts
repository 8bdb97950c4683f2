import fc from 'fast-check';
import { SCOPES } from '../../../src/auth/scope';
import { refreshScores } from '../../../src/modules/engagement/engagement.jobs';
import { scoreOf } from '../../../src/modules/engagement/engagement-score';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeCrowd } from '../../builders/crowd';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { activity, record } from './activities';

const DAY = 24 * 60 * 60 * 1000;
const ENGAGEMENT = `engagement { score level rank formulaVersion interactionsTotal interactions30d contentViews comments
  shares personaConversations reactions tips logins mailOpens mailClicks customActivities lastInteractionAt }`;
const MEMBER = `query ($id: ID!) { member(id: $id) { ${ENGAGEMENT} } }`;
const LIST = `query ($first: Int, $filter: MemberFilter) { members(first: $first, filter: $filter) {
  totalCount nodes { id ${ENGAGEMENT} } } }`;
const SEGMENTS =
  'query ($filter: MemberFilter) { memberSegments(filter: $filter) { totalCount superfans engaged casual inactive } }';

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

interface Engagement {
  readonly score: number;
  readonly level: string;
  readonly rank: number | null;
}

async function engagement(organization: TestOrganization, member: { id: string }): Promise<Engagement> {
  const id = toGlobalId('Member', member.id);
  const data = await query<{ member: { engagement: Engagement } }>(contextFor({ organization }), MEMBER, { id });
  return data.member.engagement;
}

const KINDS = { views: 'CONTENT_VIEW', comments: 'COMMENT', shares: 'SHARE', chats: 'PERSONA_CHAT' } as const;

/** Lets a member do so much of everything, so many days ago. */
async function act(
  organization: TestOrganization,
  member: { id: string },
  ...[counts, daysSince = 0]: [counts: Partial<Record<keyof typeof KINDS, number>>, daysSince?: number]
) {
  const occurredAt = new Date(organization.clock.now().getTime() - daysSince * DAY).toISOString();
  const batch = Object.entries(counts).flatMap(([name, count]) =>
    Array.from({ length: count }, () =>
      activity(organization, member, { kind: KINDS[name as keyof typeof KINDS], occurredAt }),
    ),
  );
  await record(organization, batch);
}

describe('the score of a member', () => {
  it('is 0 for who never did anything, and takes the scope engagement:read', async () => {
    const { organization } = await setUp();
    const member = await makeMember(organization);
    expect(await engagement(organization, member)).toMatchObject({
      score: 0,
      level: 'INACTIVE',
      rank: 1,
      formulaVersion: 'recency-frequency-depth-30d/1',
      interactionsTotal: 0,
      lastInteractionAt: null,
    });
    const id = toGlobalId('Member', member.id);
    const scopes = SCOPES.filter((scope) => scope !== 'engagement:read');
    expect(await refusal(contextFor({ organization, scopes }), MEMBER, { id })).toBe('FORBIDDEN');
    expect(await refusal(contextFor({ organization, scopes }), SEGMENTS)).toBe('FORBIDDEN');
    const filter = { engagementLevel: { eq: 'CASUAL' } };
    expect(await refusal(contextFor({ organization, scopes }), LIST, { filter })).toBe('FORBIDDEN');
  });

  it('is what the formula says', () => {
    expect(scoreOf({ views: 45, comments: 0, shares: 0, chats: 0, daysSince: 0 })).toBe(81);
    expect(scoreOf({ views: 20, comments: 4, shares: 2, chats: 3, daysSince: 0 })).toBe(100);
    expect(scoreOf({ views: 1, comments: 0, shares: 0, chats: 0, daysSince: 29 })).toBe(16);
    expect(scoreOf({ views: 0, comments: 0, shares: 0, chats: 0, daysSince: 0 })).toBe(0);
  });

  it('is worked out by the database as by the formula', async () => {
    const { organization } = await setUp();
    const database = organization.database;
    const counts = fc.record({
      views: fc.nat({ max: 60 }),
      comments: fc.nat({ max: 6 }),
      shares: fc.nat({ max: 4 }),
      chats: fc.nat({ max: 9 }),
      daysSince: fc.nat({ max: 29 }),
    });
    const samples = fc.sample(counts, { numRuns: 60, seed: 7 });
    const members = await makeCrowd(organization, samples.length);
    for (const [index, { daysSince, ...done }] of samples.entries())
      await act(organization, members[index] ?? { id: '' }, done, daysSince);
    const { rows } = await database.query<{ id: string; score: number }>(
      'SELECT member_id AS id, score FROM member_engagements WHERE organization_id = $1',
      [organization.id],
    );
    const scores = new Map(rows.map(({ id, score }) => [id, score]));
    const made = members.map(({ id }) => scores.get(id) ?? 0);
    expect(made).toEqual(samples.map(scoreOf));
  });

  it('tells what was done, of which only four kinds are interactions', async () => {
    const { organization } = await setUp();
    const member = await makeMember(organization);
    const others = ['REACTION', 'TIP', 'LOGIN', 'MAIL_OPEN', 'MAIL_CLICK'].map((kind) =>
      activity(organization, member, { kind }),
    );
    await record(organization, [...others, activity(organization, member, { kind: 'CUSTOM', name: 'poll' })]);
    expect(await engagement(organization, member)).toMatchObject({ score: 0, level: 'INACTIVE', tips: 1, logins: 1 });
    await act(organization, member, { views: 3, comments: 2, shares: 1, chats: 1 });
    await act(organization, member, { views: 5 }, 40);
    expect(await engagement(organization, member)).toMatchObject({
      interactionsTotal: 12,
      interactions30d: 7,
      contentViews: 8,
      comments: 2,
      shares: 1,
      personaConversations: 1,
      reactions: 1,
      mailOpens: 1,
      mailClicks: 1,
      customActivities: 1,
      lastInteractionAt: '2026-03-01T12:00:00.000Z',
    });
  });

  it('fades from day to day, by whoever looks first or by the job', async () => {
    const { organization, context } = await setUp();
    const { clock, database } = organization;
    const member = await makeMember(organization);
    await act(organization, member, { views: 20, comments: 4, shares: 2, chats: 3 });
    expect(await engagement(organization, member)).toMatchObject({ score: 100, level: 'SUPERFAN' });
    clock.advance(7 * DAY);
    expect(await engagement(organization, member)).toMatchObject({ score: 85 });
    clock.advance(22 * DAY);
    await refreshScores({ db: database.prisma, clock, log: context.log });
    expect(await database.prisma.memberEngagement.findFirst({ where: { memberId: member.id } })).toMatchObject({
      score: 72,
      level: 'ENGAGED',
    });
    clock.advance(DAY);
    expect(await query(context, SEGMENTS)).toEqual({
      memberSegments: { totalCount: 1, superfans: 0, engaged: 0, casual: 0, inactive: 1 },
    });
    await act(organization, member, { views: 1 }, 3);
    expect(await engagement(organization, member)).toMatchObject({ level: 'CASUAL', interactionsTotal: 30 });
  });

  it("takes the days of the organization's time zone", async () => {
    const { organization } = await setUp();
    const data = { timeZone: 'Pacific/Auckland' };
    await organization.database.prisma.organization.update({ where: { id: organization.id }, data });
    const member = await makeMember(organization);
    await record(organization, [activity(organization, member, { occurredAt: '2026-03-01T10:59:00Z' })]);
    const { score } = await engagement(organization, member);
    expect(score).toBe(scoreOf({ views: 1, comments: 0, shares: 0, chats: 0, daysSince: 1 }));
  });
});

describe('members by engagement', () => {
  async function crowd() {
    const { organization, context } = await setUp();
    const [fan, engaged, casual, idle] = await makeCrowd(organization, 4);
    if (!fan || !engaged || !casual || !idle) throw new Error('There are four.');
    await act(organization, fan, { views: 20, comments: 4, shares: 2, chats: 3 });
    await act(organization, engaged, { views: 9, comments: 1 });
    await act(organization, casual, { views: 1 }, 20);
    await record(organization, [activity(organization, idle, { kind: 'LOGIN' })]);
    return { organization, context, fan, engaged, casual, idle };
  }

  it('are counted by level, within a filter', async () => {
    const { organization, context, fan } = await crowd();
    expect(await query(context, SEGMENTS)).toEqual({
      memberSegments: { totalCount: 4, superfans: 1, engaged: 1, casual: 1, inactive: 1 },
    });
    const one = { id: { eq: toGlobalId('Member', fan.id) } };
    expect(await query(context, SEGMENTS, { filter: one })).toEqual({
      memberSegments: { totalCount: 1, superfans: 1, engaged: 0, casual: 0, inactive: 0 },
    });
    const other = await makeCreator(organization);
    expect(await query(contextFor({ organization, creatorId: other.id }), SEGMENTS)).toMatchObject({
      memberSegments: { totalCount: 0, inactive: 0 },
    });
  });

  it('are found by level, also on the day after', async () => {
    const { organization, context, fan, engaged, casual, idle } = await crowd();
    const never = await makeMember(organization);
    const found = async (engagementLevel: object) => {
      const variables = { filter: { engagementLevel } };
      const data = await query<{ members: { nodes: { id: string }[] } }>({ ...context }, LIST, variables);
      return data.members.nodes.map(({ id }) => id).sort();
    };
    const ids = (...members: { id: string }[]) => members.map(({ id }) => toGlobalId('Member', id)).sort();
    expect(await found({ eq: 'SUPERFAN' })).toEqual(ids(fan));
    expect(await found({ eq: 'INACTIVE' })).toEqual(ids(idle, never));
    expect(await found({ ne: 'INACTIVE' })).toEqual(ids(fan, engaged, casual));
    expect(await found({ in: ['ENGAGED', 'CASUAL'] })).toEqual(ids(engaged, casual));
    expect(await found({ in: [] })).toEqual([]);
    organization.clock.advance(15 * DAY);
    expect(await found({ eq: 'INACTIVE' })).toEqual(ids(casual, idle, never));
  });

  it('have ranks within their creator, in as many statements for fifty as for one', async () => {
    const { organization, context, fan, engaged, casual, idle } = await crowd();
    const ranks = await Promise.all([fan, engaged, casual, idle].map((member) => engagement(organization, member)));
    expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    const creator = await makeCreator(organization);
    const alone = await makeMember(organization, { creatorId: creator.id });
    expect((await engagement(organization, alone)).rank).toBe(1);
    for (let index = 0; index < 50; index += 1) await makeMember(organization);
    const statements = async (first: number) => {
      const before = organization.database.statements();
      await query({ ...context }, LIST, { first });
      return organization.database.statements() - before;
    };
    expect(await statements(50)).toBe(await statements(1));
  });
});

import { SCOPES } from '../../../src/auth/scope';
import { deleteMember } from '../../../src/modules/members/member-departure.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeCrowd } from '../../builders/crowd';
import { asSystem, makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { activity, record } from './activities';

const ANALYTICS = `query ($period: AnalyticsPeriod, $creatorId: ID) {
  engagementAnalytics(period: $period, creatorId: $creatorId) {
    period from to asOf formulaVersion
    overview { totalMembers activeMembers newMembers churnedMembers netGrowth growthRate }
    engagement { avgEngagementScore interactionsTotal contentViews comments shares personaConversations }
    distribution { level count percent avgInteractions }
    trends { engagementTrend retentionRate avgSessionDurationMinutes } } }`;

const DAY = 24 * 60 * 60 * 1000;

interface Analytics {
  readonly asOf: string;
  readonly overview: { readonly totalMembers: number };
  readonly engagement: { readonly interactionsTotal: number };
}

async function analytics(organization: TestOrganization, variables: object = {}): Promise<Analytics> {
  const context = contextFor({ organization });
  const data = await query<{ engagementAnalytics: Analytics }>(context, ANALYTICS, { ...variables });
  return data.engagementAnalytics;
}

async function act(
  organization: TestOrganization,
  member: { id: string },
  ...[kinds, daysSince = 0]: [kinds: readonly string[], daysSince?: number]
) {
  const occurredAt = new Date(organization.clock.now().getTime() - daysSince * DAY).toISOString();
  await record(
    organization,
    kinds.map((kind) => activity(organization, member, { kind, occurredAt })),
  );
}

describe('engagementAnalytics', () => {
  it('takes the scope engagement:read, and knows nobody else', async () => {
    const organization = await makeOrganization(await testDatabase());
    const other = await makeOrganization(organization.database);
    const scopes = SCOPES.filter((scope) => scope !== 'engagement:read');
    expect(await refusal(contextFor({ organization, scopes }), ANALYTICS)).toBe('FORBIDDEN');
    const creatorId = toGlobalId('Creator', other.creatorId);
    expect(await refusal(contextFor({ organization }), ANALYTICS, { creatorId })).toBe('NOT_FOUND');
  });

  it('has nothing to tell of an organization without members', async () => {
    const organization = await makeOrganization(await testDatabase());
    const none = (level: string) => ({ level, count: 0, percent: 0, avgInteractions: 0 });
    expect(await analytics(organization)).toEqual({
      period: 'MONTH',
      from: '2026-01-31',
      to: '2026-03-01',
      asOf: '2026-03-01T12:00:00.000Z',
      formulaVersion: 'recency-frequency-depth-30d/1',
      overview: {
        ...{ totalMembers: 0, activeMembers: 0, newMembers: 0 },
        ...{ churnedMembers: 0, netGrowth: 0, growthRate: null },
      },
      engagement: {
        ...{ avgEngagementScore: null, interactionsTotal: 0, contentViews: 0 },
        ...{ comments: 0, shares: 0, personaConversations: 0 },
      },
      distribution: ['SUPERFAN', 'ENGAGED', 'CASUAL', 'INACTIVE'].map(none),
      trends: { engagementTrend: null, retentionRate: null, avgSessionDurationMinutes: null },
    });
  });

  it('sums up the period and compares it with the one before', async () => {
    const organization = await makeOrganization(await testDatabase());
    const { clock } = organization;
    const [one, two, three, four] = await makeCrowd(organization, 4);
    if (!one || !two || !three || !four) throw new Error('There are four.');
    clock.advance(60 * DAY);
    // The period before: one, two and four.
    await act(organization, one, ['CONTENT_VIEW'], 30);
    await act(organization, two, ['CONTENT_VIEW', 'COMMENT'], 45);
    await act(organization, four, ['SHARE'], 31);
    await act(organization, three, ['CONTENT_VIEW'], 61);
    // The period itself.
    await act(organization, one, ['CONTENT_VIEW', 'CONTENT_VIEW', 'COMMENT', 'SHARE', 'PERSONA_CHAT', 'LOGIN']);
    await act(organization, two, ['CONTENT_VIEW'], 29);
    await record(organization, [
      activity(organization, one, { kind: 'LOGIN', durationSeconds: 60 }),
      activity(organization, three, { kind: 'LOGIN', durationSeconds: 120 }),
    ]);
    const joined = await makeMember(organization);
    await makeMember(organization);
    await act(organization, joined, ['CONTENT_VIEW']);
    await asSystem(organization, (context) => deleteMember(context, joined.id));
    const { rows } = await organization.database.query(
      'SELECT score FROM member_engagements WHERE organization_id = $1 AND member_id = ANY($2) ORDER BY score DESC',
      [organization.id, [one.id, two.id]],
    );
    expect(rows.map(({ score }) => Number(score))).toEqual([84, 16]);
    expect(await analytics(organization)).toMatchObject({
      from: '2026-04-01',
      to: '2026-04-30',
      overview: {
        ...{ totalMembers: 5, activeMembers: 2, newMembers: 2 },
        ...{ churnedMembers: 1, netGrowth: 1, growthRate: 0.25 },
      },
      engagement: {
        ...{ avgEngagementScore: 50, interactionsTotal: 7, contentViews: 4 },
        ...{ comments: 1, shares: 1, personaConversations: 1 },
      },
      distribution: [
        { level: 'SUPERFAN', count: 1, percent: 0.2, avgInteractions: 5 },
        { level: 'ENGAGED', count: 0, percent: 0, avgInteractions: 0 },
        { level: 'CASUAL', count: 1, percent: 0.2, avgInteractions: 1 },
        { level: 'INACTIVE', count: 3, percent: 0.6, avgInteractions: 0 },
      ],
      // 44, 38 and 52 were the scores of the day before the period.
      trends: { retentionRate: 2 / 3, avgSessionDurationMinutes: 1.5, engagementTrend: expect.closeTo(150 / 134 - 1) },
    });
    expect(await analytics(organization, { period: 'DAY' })).toMatchObject({
      from: '2026-04-30',
      overview: { activeMembers: 1, newMembers: 2 },
      engagement: { interactionsTotal: 6 },
    });
    expect(await analytics(organization, { period: 'WEEK' })).toMatchObject({ engagement: { interactionsTotal: 6 } });
    expect(await analytics(organization, { period: 'YEAR' })).toMatchObject({ engagement: { interactionsTotal: 12 } });
  });

  it('compares the average score with that of the day before the period', async () => {
    const organization = await makeOrganization(await testDatabase());
    const [member] = await makeCrowd(organization, 1);
    if (!member) throw new Error('There is one.');
    await act(organization, member, ['CONTENT_VIEW']);
    organization.clock.advance(30 * DAY);
    await act(organization, member, ['CONTENT_VIEW']);
    expect(await analytics(organization)).toMatchObject({ trends: { engagementTrend: 0, retentionRate: 1 } });
    await act(
      organization,
      member,
      Array.from({ length: 44 }, () => 'CONTENT_VIEW'),
    );
    const data = await analytics(organization);
    // 81 now, 44 then.
    expect(data).toMatchObject({ trends: { engagementTrend: 81 / 44 - 1 } });
  });

  it('is that of one creator, or of the one whom a credential acts for', async () => {
    const organization = await makeOrganization(await testDatabase());
    const creator = await makeCreator(organization);
    const member = await makeMember(organization, { creatorId: creator.id });
    await act(organization, member, ['CONTENT_VIEW']);
    await act(organization, await makeMember(organization), ['CONTENT_VIEW', 'SHARE']);
    const creatorId = toGlobalId('Creator', creator.id);
    const own = { overview: { totalMembers: 1 }, engagement: { interactionsTotal: 1 } };
    expect(await analytics(organization, { creatorId })).toMatchObject(own);
    expect(await analytics(organization)).toMatchObject({ engagement: { interactionsTotal: 3 } });
    const scoped = contextFor({ organization, creatorId: creator.id });
    expect(await query(scoped, ANALYTICS)).toMatchObject({ engagementAnalytics: own });
    const home = toGlobalId('Creator', organization.creatorId);
    expect(await refusal(scoped, ANALYTICS, { creatorId: home })).toBe('NOT_FOUND');
  });

  it('is worked out anew after a change, and read from where it is kept otherwise', async () => {
    const organization = await makeOrganization(await testDatabase());
    const member = await makeMember(organization);
    await act(organization, member, ['CONTENT_VIEW']);
    const first = await analytics(organization);
    organization.clock.advance(1000);
    const statements = organization.database.statements();
    expect(await analytics(organization)).toEqual(first);
    expect(organization.database.statements() - statements).toBe(2);
    await act(organization, member, ['CONTENT_VIEW']);
    expect((await analytics(organization)).engagement.interactionsTotal).toBe(2);
    await makeMember(organization);
    expect((await analytics(organization)).overview.totalMembers).toBe(2);
    organization.clock.advance(30 * DAY);
    expect((await analytics(organization)).engagement.interactionsTotal).toBe(0);
  });

  it('reads no raw activity', async () => {
    const organization = await makeOrganization(await testDatabase());
    const { database } = organization;
    const member = await makeMember(organization);
    await act(organization, member, ['CONTENT_VIEW', 'COMMENT']);
    const before = await analytics(organization);
    await database.query('DELETE FROM activities WHERE organization_id = $1', [organization.id]);
    await database.query('DELETE FROM engagement_reports WHERE organization_id = $1', [organization.id]);
    expect(await analytics(organization)).toEqual(before);
  });
});

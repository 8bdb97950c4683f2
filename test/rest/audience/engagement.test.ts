import { randomUUID } from 'node:crypto';
import { makeMember } from '../../builders/member';
import { AudienceClient, audienceId } from '../../support/audience';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

let organization: TestOrganization;
let client: AudienceClient;
let sarah: { readonly id: string };

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
  sarah = await makeMember(organization, { name: 'Sarah' });
});

const activity = (changes: object = {}) => ({
  id: randomUUID(),
  member_id: audienceId('member', sarah),
  type: 'content_view',
  timestamp: organization.clock.now().toISOString(),
  ...changes,
});
const record = (activities: unknown, key?: string) => client.send('POST /activity', { activities }, key);

test('what members do comes in, and is in their timeline, their level and the analytics', async () => {
  const chat = { type: 'persona_chat', duration_seconds: 720, details: { mood: 'good' } };
  const sent = [activity({ content_id: 'content_001', details: { completion: 1 } }), activity(chat)];
  const { status, json } = await record(sent);
  expect([status, json]).toEqual([200, { accepted: 2, duplicates: 0, refused: [] }]);
  expect((await record(sent)).json).toEqual({ accepted: 0, duplicates: 2, refused: [] });
  const member = (await client.get(`/members/${audienceId('member', sarah)}`)).json;
  const timestamp = '2026-03-01T12:00:00Z';
  expect(member.activity_timeline).toEqual(
    expect.arrayContaining([
      { type: 'content_view', timestamp, details: { content_id: 'content_001', completion: 1 } },
      { type: 'persona_chat', timestamp, details: { duration_minutes: 12, mood: 'good' } },
    ]),
  );
  expect(member).toMatchObject({
    engagement: { level: 'engaged', rank: 1, interactions_total: 2, content_views: 1, persona_conversations: 1 },
    last_active: timestamp,
  });
  expect((await client.get('/members?engagement_level=engaged')).json).toMatchObject({
    ...{ total: 1, segments: { superfans: 0, engaged: 1, casual: 0, inactive: 0 } },
  });
  await makeMember(organization);
  await makeMember(organization);
  const analytics = (await client.get('/engagement?period=week')).json;
  expect(analytics).toMatchObject({
    period: 'week',
    overview: { total_members: 3, active_members: 1 },
    engagement: { interactions_total: 2, content_views: 1, persona_conversations: 1 },
    distribution: { engaged: { count: 1, avg_interactions: 2 }, inactive: { count: 2, avg_interactions: 0 } },
    trends: { engagement_trend: '0%', retention_rate: null, avg_session_duration_minutes: 12 },
  });
  const shares = Object.values(analytics.distribution as Record<string, { percent: number }>);
  expect(shares.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(1, 10);
});

test('bad items are refused one by one, with their index in the list that was sent', async () => {
  const { json } = await record([
    ...['no object', activity({ id: 'x' }), activity(), activity({ member_id: 'member_unknown' })],
    ...[activity({ type: 'dance' }), activity({ timestamp: 5 }), activity({ timestamp: 'soon' }), { id: randomUUID() }],
    ...[activity({ duration_seconds: 1.5 }), activity({ details: [] }), activity({ creator_id: 'nobody' })],
  ]);
  expect(json.accepted).toBe(1);
  expect(json.refused.map(({ index, code, field }: Record<string, unknown>) => [index, code, field])).toEqual([
    [0, 'VALIDATION_ERROR', 'activities'],
    [1, 'VALIDATION_ERROR', 'id'],
    [3, 'member_not_found', 'member_id'],
    [4, 'VALIDATION_ERROR', 'type'],
    [5, 'VALIDATION_ERROR', 'timestamp'],
    [6, 'VALIDATION_ERROR', 'timestamp'],
    [7, 'VALIDATION_ERROR', 'member_id'],
    [8, 'VALIDATION_ERROR', 'duration_seconds'],
    [9, 'VALIDATION_ERROR', 'details'],
    [10, 'NOT_FOUND', 'creator_id'],
  ]);
});

test.each([undefined, null, {}, 'all'])('activities of %j are no list', async (activities) => {
  expect((await record(activities)).json).toMatchObject({ code: 'VALIDATION_ERROR' });
});

test('a period that the document does not have is refused, a month is the usual one', async () => {
  expect((await client.get('/engagement?period=quarter')).json.code).toBe('VALIDATION_ERROR');
  expect((await client.get('/engagement')).json.period).toBe('month');
});

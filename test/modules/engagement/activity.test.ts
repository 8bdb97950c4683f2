import { randomUUID } from 'node:crypto';
import { SCOPES } from '../../../src/auth/scope';
import { forgetOldActivities } from '../../../src/modules/engagement/engagement.jobs';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeCreator } from '../../builders/creator';
import { makeCrowd } from '../../builders/crowd';
import { makeMember } from '../../builders/member';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { activity, record } from './activities';

const RECORD = `mutation ($input: ActivityRecordInput!) { activityRecord(input: $input) {
  accepted duplicates refusals { index code field message } } }`;
const TIMELINE = `query ($id: ID!, $first: Int, $after: String) { member(id: $id) {
  timeline(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind name contentId occurredAt durationSeconds details } } } }`;

const DAY = 24 * 60 * 60 * 1000;

interface Timeline {
  member: {
    timeline: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] };
  };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const member = await makeMember(organization);
  return { organization, member, context: contextFor({ organization }), memberId: toGlobalId('Member', member.id) };
}

async function rows(organization: { id: string }, table: string) {
  const database = await testDatabase();
  const { rows } = await database.query(`SELECT * FROM ${table} WHERE organization_id = $1`, [organization.id]);
  return rows;
}

describe('activityRecord', () => {
  it('takes the scope activity:write', async () => {
    const { organization } = await setUp();
    const input = { activities: [] };
    expect(await refusal(anonymousContext(organization), RECORD, { input })).toBe('UNAUTHENTICATED');
    const scopes = SCOPES.filter((scope) => scope !== 'activity:write');
    expect(await refusal(contextFor({ organization, scopes }), RECORD, { input })).toBe('FORBIDDEN');
    const only = contextFor({ organization, scopes: ['activity:write'] });
    expect(await query(only, RECORD, { input })).toEqual({
      activityRecord: { accepted: 0, duplicates: 0, refusals: [] },
    });
  });

  it('records what was done, and counts what is sent twice once', async () => {
    const { organization, member, context } = await setUp();
    const view = activity(organization, member, {
      contentId: 'post-1',
      durationSeconds: 90,
      details: { completion: 1 },
    });
    const late = activity(organization, member, { kind: 'COMMENT', occurredAt: '2026-01-30T23:59:59Z' });
    const answer = (accepted: number, duplicates: number) => ({
      activityRecord: { accepted, duplicates, refusals: [] },
    });
    expect(await query(context, RECORD, { input: { activities: [view, late, view] } })).toEqual(answer(2, 1));
    const moved = { ...view, occurredAt: '2026-03-01T11:00:00.000Z' };
    expect(await query(context, RECORD, { input: { activities: [moved, late] } })).toEqual(answer(0, 2));
    expect(await rows(organization, 'activities')).toHaveLength(2);
    const days = await rows(organization, 'member_activity_days');
    expect(days.sort((a, b) => Number(a['views']) - Number(b['views']))).toMatchObject([
      { views: 0, comments: 1, timed: 0 },
      { views: 1, comments: 0, timed: 1, seconds: '90' },
    ]);
    expect(await rows(organization, 'creator_activity_hours')).toHaveLength(2);
    expect(await rows(organization, 'member_engagements')).toMatchObject([{ views: 1, comments: 1, recent: 1 }]);
  });

  it('refuses what is wrong one by one, and records the rest', async () => {
    const { organization, member, context, memberId } = await setUp();
    const other = await makeOrganization(organization.database);
    const stranger = toGlobalId('Member', (await makeMember(other)).id);
    const good = activity(organization, member);
    const activities = [
      good,
      { ...good, id: 'x' },
      { ...good, memberId: stranger },
      { ...good, memberId: toGlobalId('Creator', organization.creatorId) },
      { ...good, creatorId: toGlobalId('Creator', other.creatorId) },
      { ...good, kind: 'DANCE' },
      { ...good, kind: 'CUSTOM' },
      { ...good, name: 'nameless' },
      { ...good, occurredAt: 'yesterday' },
      { ...good, occurredAt: '2026-03-01T12:06:00Z' },
      { ...good, occurredAt: '2001-01-01T00:00:00Z' },
      { ...good, durationSeconds: -1 },
      { ...good, contentId: 'x'.repeat(201) },
      { ...good, details: { long: 'x'.repeat(3000) } },
      { ...good, id: randomUUID(), kind: 'CUSTOM', name: 'poll', occurredAt: '2026-03-01T12:04:00Z' },
    ];
    const { activityRecord } = await query<{
      activityRecord: { accepted: number; refusals: { index: number; code: string; field: string }[] };
    }>(context, RECORD, { input: { activities } });
    expect(activityRecord.accepted).toBe(2);
    expect(activityRecord.refusals.map(({ index, code, field }) => [index, code, field])).toEqual([
      [1, 'BAD_USER_INPUT', 'id'],
      [2, 'NOT_FOUND', 'memberId'],
      [3, 'NOT_FOUND', 'memberId'],
      [4, 'NOT_FOUND', 'creatorId'],
      [5, 'BAD_USER_INPUT', 'kind'],
      [6, 'BAD_USER_INPUT', 'name'],
      [7, 'BAD_USER_INPUT', 'name'],
      [8, 'BAD_USER_INPUT', 'occurredAt'],
      [9, 'BAD_USER_INPUT', 'occurredAt'],
      [10, 'BAD_USER_INPUT', 'occurredAt'],
      [11, 'BAD_USER_INPUT', 'durationSeconds'],
      [12, 'BAD_USER_INPUT', 'contentId'],
      [13, 'BAD_USER_INPUT', 'details'],
    ]);
    expect(await rows(other, 'activities')).toEqual([]);
    const many = Array.from({ length: 5001 }, () => ({ ...good, memberId }));
    await expect(record(organization, many)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('belongs to the home creator unless another is given, and stays within the creator of a credential', async () => {
    const { organization, member } = await setUp();
    const creator = await makeCreator(organization);
    const guest = activity(organization, member, { creatorId: toGlobalId('Creator', creator.id) });
    await record(organization, [guest, activity(organization, member)]);
    const hours = await rows(organization, 'creator_activity_hours');
    expect(hours.map(({ creator_id: id }) => id).sort()).toEqual([organization.creatorId, creator.id].sort());
    const scoped = contextFor({ organization, creatorId: creator.id });
    const outside = await record(organization, [activity(organization, member)], scoped);
    expect(outside).toMatchObject({ accepted: 0, refusals: [{ code: 'NOT_FOUND', field: 'memberId' }] });
  });

  it('moves forward when members were last seen, and never back', async () => {
    const { organization, member } = await setUp();
    const seen = async () => {
      const row = await organization.database.prisma.member.findFirst({ where: { id: member.id } });
      return { at: row?.lastSeenAt?.toISOString(), version: row?.version };
    };
    await record(organization, [activity(organization, member, { occurredAt: '2026-02-01T10:00:00Z' })]);
    expect(await seen()).toEqual({ at: '2026-02-01T10:00:00.000Z', version: 1 });
    await record(organization, [activity(organization, member, { occurredAt: '2026-01-01T10:00:00Z' })]);
    expect((await seen()).at).toBe('2026-02-01T10:00:00.000Z');
    await record(organization, [activity(organization, member, { occurredAt: '2026-03-01T12:03:00Z' })]);
    expect((await seen()).at).toBe('2026-03-01T12:00:00.000Z');
  });

  it('takes as many statements for two thousand as for one, and leaves no event', async () => {
    const { organization } = await setUp();
    const members = await makeCrowd(organization, 500);
    const statements = async (count: number) => {
      const batch = Array.from({ length: count }, (_each, index) =>
        activity(organization, members[index % 500] ?? { id: newId(organization.clock.now()) }),
      );
      const before = organization.database.statements();
      expect((await record(organization, batch)).accepted).toBe(count);
      return organization.database.statements() - before;
    };
    await statements(1);
    const events = (await rows(organization, 'events')).length;
    expect(await statements(2000)).toBe(await statements(1));
    expect(await rows(organization, 'events')).toHaveLength(events);
  });

  it('is forgotten of an erased member, whose counts stay', async () => {
    const { organization, member, context, memberId } = await setUp();
    await record(organization, [activity(organization, member, { details: { ip: '192.0.2.1' } })]);
    const erase = 'mutation ($input: MemberEraseInput!) { memberErase(input: $input) { clientMutationId } }';
    await query(context, erase, { input: { id: memberId } });
    expect(await rows(organization, 'activities')).toEqual([]);
    expect(await rows(organization, 'member_activity_days')).toHaveLength(1);
  });
});

describe('the timeline of a member', () => {
  it('has what the member did, newest first, page by page', async () => {
    const { organization, member, context, memberId } = await setUp();
    const another = await makeMember(organization);
    const times = ['2026-02-28T10:00:00Z', '2025-11-01T10:00:00Z', '2026-03-01T10:00:00Z', '2026-01-01T10:00:00Z'];
    const made = times.map((occurredAt) => activity(organization, member, { occurredAt }));
    const poll = activity(organization, member, {
      kind: 'CUSTOM',
      name: 'poll',
      durationSeconds: 5,
      details: { a: 1 },
    });
    await record(organization, [...made, poll, activity(organization, another)]);
    const first = await query<Timeline>(context, TIMELINE, { id: memberId, first: 3 });
    expect(first.member.timeline).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    expect(first.member.timeline.nodes[0]).toEqual({
      id: poll.id,
      kind: 'CUSTOM',
      name: 'poll',
      contentId: null,
      occurredAt: '2026-03-01T12:00:00.000Z',
      durationSeconds: 5,
      details: { a: 1 },
    });
    const after = first.member.timeline.pageInfo.endCursor;
    const second = await query<Timeline>(context, TIMELINE, { id: memberId, first: 3, after });
    const ids = [...first.member.timeline.nodes, ...second.member.timeline.nodes].map(({ id }) => id);
    expect(ids).toEqual([poll.id, made[2]?.id, made[0]?.id, made[3]?.id, made[1]?.id]);
    const scopes = SCOPES.filter((scope) => scope !== 'engagement:read');
    expect(await refusal(contextFor({ organization, scopes }), TIMELINE, { id: memberId })).toBe('FORBIDDEN');
  });
});

describe('retention', () => {
  const UPDATE = `mutation ($input: OrganizationUpdateInput!) { organizationUpdate(input: $input) {
    organization { activityRetentionMonths } } }`;

  it('is set by the organization', async () => {
    const { context } = await setUp();
    const set = (months: number | null) => query(context, UPDATE, { input: { activityRetentionMonths: months } });
    for (const months of [3, null])
      expect(await set(months)).toEqual({ organizationUpdate: { organization: { activityRetentionMonths: months } } });
    for (const months of [0, 121])
      expect(await refusal(context, UPDATE, { input: { activityRetentionMonths: months } })).toBe('BAD_USER_INPUT');
  });

  it('forgets what is older, keeps the counts, and takes nothing that old any more', async () => {
    const { organization, member, context, memberId } = await setUp();
    const { database, clock } = organization;
    const other = await makeOrganization(database);
    const neighbour = await makeMember(other);
    const at = (occurredAt: string) => activity(organization, member, { occurredAt });
    await record(organization, [at('2019-05-05T00:00:00Z'), at('2025-12-31T23:59:00Z'), at('2026-01-01T00:00:00Z')]);
    await record(other, [activity(other, neighbour, { occurredAt: '2025-12-15T00:00:00Z' })]);
    await query(context, UPDATE, { input: { activityRetentionMonths: 2 } });
    await forgetOldActivities({ db: database.prisma, clock, log: context.log });
    expect(await rows(organization, 'activities')).toHaveLength(1);
    expect(await rows(other, 'activities')).toHaveLength(1);
    expect(await rows(organization, 'member_activity_days')).toHaveLength(3);
    const { rows: gone } = await database.query("SELECT to_regclass('activities_2019_05') AS name");
    expect(gone).toEqual([{ name: null }]);
    expect(await record(organization, [at('2025-12-31T23:59:00Z')])).toMatchObject({
      accepted: 0,
      refusals: [{ index: 0 }],
    });
    clock.advance(40 * DAY);
    const page = await query<Timeline>(context, TIMELINE, { id: memberId });
    expect(page.member.timeline.totalCount).toBe(1);
  });
});

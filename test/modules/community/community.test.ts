import type { Database } from '../../../src/database/client';
import { fromGlobalId, toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { ask, code, comment, eventsOf, moderate, post, react, report, rule } from './community';

let database: Database;
let organization: TestOrganization;
let memberId: string;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  organization = await makeOrganization(database);
  memberId = await newMember();
});

const newMember = async (values = {}) => toGlobalId('Member', (await makeMember(organization, values)).id);
const POST =
  '{ communityPosts(filter: {}) { nodes { id body status topics commentCount reactions { kind count } member { id } } } }';

describe('a post', () => {
  it('is read with its author, comments and reactions', async () => {
    const { id } = await post(organization, { memberId, body: 'Hello #World', topics: ['news'] });
    const other = await newMember();
    await comment(organization, { postId: id, memberId: other, body: 'Hi' });
    await react(organization, { subjectId: id, memberId: other, kind: 'LOVE' });
    await react(organization, { subjectId: id, memberId, kind: 'LIKE' });
    await react(organization, { subjectId: id, memberId: other, kind: 'LIKE' });
    const { communityPosts } = await ask(organization, POST);
    expect(communityPosts).toEqual({
      nodes: [
        {
          ...{ id, body: 'Hello #World', status: 'VISIBLE', topics: ['news', 'world'], commentCount: 1 },
          reactions: [{ kind: 'LIKE', count: 2 }],
          member: { id: memberId },
        },
      ],
    });
  });

  it('counts as activities of the member: post, comment and the first reaction', async () => {
    const { id } = await post(organization, { memberId, body: 'One' });
    await comment(organization, { postId: id, memberId, body: 'Two' });
    for (const kind of ['LIKE', null, 'SAD', 'SAD']) await react(organization, { subjectId: id, memberId, kind });
    const rows = await database.prisma.activity.groupBy({
      by: ['kind'],
      where: { organizationId: organization.id },
      _count: true,
      orderBy: { kind: 'asc' },
    });
    expect(rows.map(({ kind, _count }) => [kind, _count])).toEqual([
      ['COMMENT', 2],
      ['REACTION', 2],
    ]);
    expect(await eventsOf(organization)).toEqual([
      ...['community_post.created', 'community_comment.created', 'community_post.reacted'],
      ...['community_post.reacted', 'community_post.reacted'],
    ]);
  });

  it('is not for who may not comment, nor for an unknown community', async () => {
    const disabled = await makeMember(organization);
    await database.prisma.member.updateMany({ where: { id: disabled.id }, data: { commentingDisabled: true } });
    const writer = toGlobalId('Member', disabled.id);
    expect(await code(post(organization, { memberId: writer, body: 'x' }))).toBe('INVALID_STATE');
    await database.prisma.member.updateMany({
      where: { id: disabled.id },
      data: { commentingDisabledUntil: organization.clock.now() },
    });
    await post(organization, { memberId: writer, body: 'Again allowed' });
    expect(await code(post(organization, { body: 'By whom?' }))).toBe('BAD_USER_INPUT');
    const foreign = await makeOrganization(database);
    const creatorId = toGlobalId('Creator', foreign.creatorId);
    expect(await code(post(organization, { creatorId, body: 'x' }))).toBe('NOT_FOUND');
    expect(await database.prisma.activity.count({ where: { organizationId: organization.id } })).toBe(1);
  });

  it('is answered only where it is', async () => {
    const [one, two] = [
      await post(organization, { memberId, body: '1' }),
      await post(organization, { memberId, body: '2' }),
    ];
    const first = await comment(organization, { postId: one.id, memberId, body: 'a' });
    await comment(organization, { postId: one.id, parentId: first.id, memberId, body: 'b' });
    const wrong = comment(organization, { postId: two.id, parentId: first.id, memberId, body: 'c' });
    expect(await code(wrong)).toBe('NOT_FOUND');
    await moderate(organization, one.id, 'REMOVED');
    expect(await code(comment(organization, { postId: one.id, memberId, body: 'd' }))).toBe('NOT_FOUND');
    expect(await code(react(organization, { subjectId: one.id, memberId, kind: 'LIKE' }))).toBe('NOT_FOUND');
  });
});

describe('moderation', () => {
  it('holds back or removes what its rules strike, and counts that', async () => {
    await rule(organization, { name: 'Spam', kind: 'WORDS', terms: ['casino'], verdict: 'HOLD' });
    await rule(organization, { name: 'Links', kind: 'LINKS', threshold: 0, verdict: 'REMOVE' });
    const [held, removed] = [
      await post(organization, { memberId, body: 'My casino #win' }),
      await post(organization, { memberId, body: 'casino: https://a.example' }),
    ];
    expect([held.status, removed.status]).toEqual(['HELD', 'REMOVED']);
    const topics = '{ communityStats { autoModeratedToday postsToday trendingTopics { topic mentions } } }';
    expect((await ask(organization, topics)).communityStats).toEqual({
      ...{ autoModeratedToday: 2, postsToday: 1, trendingTopics: [] },
    });
    await moderate(organization, held.id, 'VISIBLE');
    expect((await ask(organization, topics)).communityStats).toMatchObject({
      trendingTopics: [{ topic: 'win', mentions: 1 }],
    });
  });

  it('follows enough reports, each member counted once, and one decision ends them all', async () => {
    await rule(organization, { name: 'Many', kind: 'REPORTS', threshold: 2, verdict: 'HOLD' });
    const { id: subjectId } = await post(organization, { memberId, body: 'Hmm #hmm' });
    const mine = await report(organization, { subjectId, memberId, reason: 'SPAM' });
    expect(await code(report(organization, { subjectId, memberId, reason: 'HATE' }))).toBe('CONFLICT');
    const stats = '{ communityPost: communityPosts { nodes { status } } communityStats { pendingReports } }';
    expect(await ask(organization, stats)).toMatchObject({
      communityPost: { nodes: [{ status: 'VISIBLE' }] },
      communityStats: { pendingReports: 1 },
    });
    await report(organization, { subjectId, memberId: await newMember(), reason: 'SPAM' });
    expect(await ask(organization, stats)).toMatchObject({
      communityPost: { nodes: [{ status: 'HELD' }] },
      communityStats: { pendingReports: 2 },
    });
    const resolve =
      'mutation ($input: CommunityReportResolveInput!) { communityReportResolve(input: $input) { communityReport { status contribution { ... on CommunityPost { status } } } } }';
    const resolved = ask(organization, resolve, { input: { id: mine.id, uphold: false } });
    expect(await resolved).toEqual({
      communityReportResolve: { communityReport: { status: 'DISMISSED', contribution: { status: 'VISIBLE' } } },
    });
    expect(await ask(organization, stats)).toMatchObject({ communityStats: { pendingReports: 0 } });
    expect(await code(ask(organization, resolve, { input: { id: mine.id, uphold: true } }))).toBe('INVALID_STATE');
  });
});

describe('erasing a member', () => {
  it('takes back the words and keeps what others answered', async () => {
    const other = await newMember();
    const { id } = await post(organization, { memberId, title: 'Secret title', body: 'Secret #hidden' });
    await comment(organization, { postId: id, memberId: other, body: 'Answer' });
    await comment(organization, { postId: id, memberId, body: 'Secret answer' });
    const erase = 'mutation ($input: MemberEraseInput!) { memberErase(input: $input) { clientMutationId } }';
    await ask(organization, erase, { input: { id: memberId } });
    const { rows } = await database.query(
      `SELECT (SELECT string_agg(p::text, ' ') FROM community_posts p WHERE organization_id = $1)
        || (SELECT string_agg(c::text, ' ' ORDER BY id) FROM community_comments c WHERE organization_id = $1)
        || (SELECT string_agg(data::text, ' ') FROM events WHERE organization_id = $1)
        || (SELECT count(*) FROM community_mentions WHERE organization_id = $1) AS text`,
      [organization.id],
    );
    expect(String(rows[0]?.['text'])).toContain('Answer');
    expect(String(rows[0]?.['text'])).not.toMatch(/secret|hidden/i);
    expect(fromGlobalId('CommunityPost', id)).toBeTruthy();
  });
});

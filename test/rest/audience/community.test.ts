import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { comment, post, report, rule } from '../../modules/community/community';
import { AudienceClient, audienceId } from '../../support/audience';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const NOBODY = {
  stats: { total_members: 0, active_today: 0, posts_today: 0, comments_today: 0 },
  top_contributors: [],
  trending_topics: [],
  moderation: { pending_reports: 0, auto_moderated_today: 0 },
};

let organization: TestOrganization;
let client: AudienceClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
});

test('a community without anybody', async () => {
  expect(await client.get('/community')).toMatchObject({ status: 200, json: NOBODY });
});

test('what members say to each other, by day, contributor and topic', async () => {
  const [sarah, tom] = [
    await makeMember(organization, { name: 'Sarah Johnson' }),
    await makeMember(organization, { name: null }),
  ];
  const [memberId, other] = [toGlobalId('Member', sarah.id), toGlobalId('Member', tom.id)];
  await rule(organization, { name: 'Spam', kind: 'WORDS', terms: ['casino'], verdict: 'HOLD' });
  await post(organization, { memberId, body: 'Long ago #old' });
  organization.clock.advance(8 * 86_400_000);
  const { id: postId } = await post(organization, { memberId, body: 'Hello', topics: ['Latest_Video'] });
  await comment(organization, { postId, memberId: other, body: '#latest_video is great' });
  await post(organization, { memberId: other, body: 'Casino #win' });
  await report(organization, { subjectId: postId, memberId: other, reason: 'OTHER' });
  const contributor = { name: 'Sarah Johnson', contributions: 2, badge: 'Engaged' };
  expect((await client.get('/community')).json).toEqual({
    stats: { total_members: 2, active_today: 2, posts_today: 2, comments_today: 1 },
    top_contributors: [
      { member_id: audienceId('member', sarah), ...contributor },
      { member_id: audienceId('member', tom), name: null, contributions: 1, badge: 'Engaged' },
    ],
    trending_topics: [{ topic: 'latest_video', mentions: 2 }],
    moderation: { pending_reports: 1, auto_moderated_today: 1 },
  });
});

test('only of a creator: by the filter, or because the token is that creator’s', async () => {
  const creator = await makeCreator(organization);
  const member = await makeMember(organization);
  await post(organization, { memberId: toGlobalId('Member', member.id), body: 'Hello' });
  const other = audienceId('creator', creator);
  expect((await client.get(`/community?creator_id=${other}`)).json).toEqual(NOBODY);
  expect((await client.as('content_creator', creator.id).get('/community')).json).toEqual(NOBODY);
  const own = await client
    .as('marketing')
    .get(`/community?creator_id=${audienceId('creator', { id: organization.creatorId })}`);
  expect(own.json).toMatchObject({ stats: { posts_today: 1 } });
  expect(await client.get('/community?creator_id=creator_unknown')).toMatchObject({ status: 404 });
});

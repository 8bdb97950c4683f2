import { contextFor, query, type TestOrganization } from '../support/context';

/** A post, a comment to it, a report of it and a moderation rule. */
export async function seedCommunity(organization: TestOrganization, memberId: string): Promise<void> {
  const context = contextFor({ organization });
  const posted = await query<{ communityPostCreate: { communityPost: { id: string } } }>(
    context,
    'mutation ($input: CommunityPostCreateInput!) { communityPostCreate(input: $input) { communityPost { id } } }',
    { input: { memberId, body: 'Hello #everybody' } },
  );
  const { id: postId } = posted.communityPostCreate.communityPost;
  const comment =
    'mutation ($input: CommunityCommentCreateInput!) { communityCommentCreate(input: $input) { clientMutationId } }';
  await query(context, comment, { input: { postId, memberId, body: 'Hello back' } });
  const report =
    'mutation ($input: CommunityReportCreateInput!) { communityReportCreate(input: $input) { clientMutationId } }';
  await query(context, report, { input: { subjectId: postId, memberId, reason: 'OTHER' } });
  const rule =
    'mutation ($input: ModerationRuleCreateInput!) { moderationRuleCreate(input: $input) { clientMutationId } }';
  await query(context, rule, { input: { name: 'Spam', kind: 'WORDS', terms: ['casino'], verdict: 'HOLD' } });
}

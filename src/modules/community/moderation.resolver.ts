import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import { notFound } from '../../shared/failure';
import type { Page } from '../../shared/page';
import { memberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import type { CommentRow } from './comment.repository';
import { CommunityComment } from './comment.type';
import { commentById, postById } from './community.loaders';
import { type ContributionRef, decide, lockContribution } from './contribution-decision.service';
import { CommunityModerateInput, CommunityReactionSetInput } from './contribution.input';
import { CommunityModeratePayload, CommunityReactionSetPayload, Contribution } from './contribution.payload';
import type { PostRow } from './post.repository';
import { CommunityPost } from './post.type';
import { setReaction } from './reaction.service';
import {
  CommunityReportCreateInput,
  CommunityReportCreatePayload,
  CommunityReportResolveInput,
  CommunityReportResolvePayload,
} from './report.input';
import { type ReportRow } from './report.repository';
import { createReport, findReportPage, resolveReport, subjectOf } from './report.service';
import { CommunityReport, CommunityReportConnection, CommunityReportsArgs } from './report.type';

@Resolver(() => CommunityReport)
export class ModerationResolver {
  @Query(() => CommunityReportConnection, { description: 'Reports of posts and comments, newest first.' })
  @Scope('community:read')
  communityReports(
    @Args(() => CommunityReportsArgs) args: CommunityReportsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ReportRow>> {
    return findReportPage(context, args);
  }

  @FieldResolver(() => Contribution, { nullable: true, description: 'What it is about.' })
  contribution(@Root() report: ReportRow, @Ctx() context: RequestContext): Promise<PostRow | CommentRow | null> {
    const { type, id } = subjectOf(report);
    return (type === 'CommunityPost' ? postById : commentById)(context).load(id);
  }

  @FieldResolver(() => CommunityPost, { nullable: true, description: 'The post that it is about, if it is one.' })
  async post(@Root() { postId }: ReportRow, @Ctx() context: RequestContext): Promise<PostRow | null> {
    return postId ? postById(context).load(postId) : null;
  }

  @FieldResolver(() => CommunityComment, { nullable: true, description: 'The comment that it is about, if it is one.' })
  async comment(@Root() { commentId }: ReportRow, @Ctx() context: RequestContext): Promise<CommentRow | null> {
    return commentId ? commentById(context).load(commentId) : null;
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member who made it; empty when the staff did.' })
  async member(@Root() { memberId }: ReportRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return memberId ? memberById(context).load(memberId) : null;
  }

  @Mutation(() => CommunityReportCreatePayload, {
    description:
      'Reports a post or a comment. Enough reports may hold it back, by the moderation rules. CONFLICT when the member has an open report of the same.',
  })
  @Scope('community:write')
  communityReportCreate(
    @Arg('input', { description: 'The report.' }) input: CommunityReportCreateInput,
    @Ctx() context: RequestContext,
  ) {
    const memberId = input.memberId ? fromGlobalId('Member', input.memberId) : null;
    const { reason, note } = input;
    const subject = subjectFrom(input.subjectId);
    return mutate(context, { name: 'communityReportCreate', input }, async (transaction) => ({
      communityReport: await createReport(transaction, { subject, memberId, reason, note }),
    }));
  }

  @Mutation(() => CommunityReportResolvePayload, {
    description: 'Decides about what a report is about, and all its open reports. INVALID_STATE when that was done.',
  })
  @Scope('community:write')
  communityReportResolve(
    @Arg('input', { description: 'The decision.' }) input: CommunityReportResolveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'communityReportResolve', input }, async (transaction) => ({
      communityReport: await resolveReport(transaction, fromGlobalId('CommunityReport', input.id), input.uphold),
    }));
  }

  @Mutation(() => CommunityModeratePayload, {
    description:
      'Decides whether the community sees a post or a comment. Its open reports are upheld when it is removed, dismissed when it is visible.',
  })
  @Scope('community:write')
  communityModerate(
    @Arg('input', { description: 'The decision.' }) input: CommunityModerateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'communityModerate', input }, async (transaction) => ({
      contribution: await decide(transaction, await lockContribution(transaction, subjectFrom(input.id)), input.status),
    }));
  }

  @Mutation(() => CommunityReactionSetPayload, {
    description: 'Lets a member react to a visible post or comment; the first reaction counts as an activity.',
  })
  @Scope('community:write')
  communityReactionSet(
    @Arg('input', { description: 'The reaction.' }) input: CommunityReactionSetInput,
    @Ctx() context: RequestContext,
  ) {
    const memberId = fromGlobalId('Member', input.memberId);
    const subject = subjectFrom(input.subjectId);
    return mutate(context, { name: 'communityReactionSet', input }, async (transaction) => ({
      contribution: await setReaction(transaction, { subject, memberId, kind: input.kind ?? null }),
    }));
  }
}

/** The post or the comment that an id names, whether it is there or not. */
function subjectFrom(globalId: string): ContributionRef {
  const parsed = parseGlobalId(globalId);
  if (parsed?.type === 'CommunityPost' || parsed?.type === 'CommunityComment')
    return { type: parsed.type, id: parsed.id };
  throw notFound('Post or comment');
}

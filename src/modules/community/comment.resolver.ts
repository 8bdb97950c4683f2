import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { memberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import type { CommentRow } from './comment.repository';
import { createComment, findCommentPage } from './comment.service';
import { CommunityComment, CommunityCommentConnection } from './comment.type';
import { commentById, postById, reactionCounts } from './community.loaders';
import { CommunityCommentsArgs } from './contribution-filter.input';
import { CommunityCommentCreateInput } from './contribution.input';
import { CommunityCommentCreatePayload } from './contribution.payload';
import type { PostRow } from './post.repository';
import { CommunityPost, ReactionCount } from './post.type';
import type { CountedReactions } from './reaction.repository';

@Resolver(() => CommunityComment)
export class CommunityCommentResolver {
  @Query(() => CommunityCommentConnection, { description: 'Comments, oldest first.' })
  @Scope('community:read')
  communityComments(
    @Args(() => CommunityCommentsArgs) args: CommunityCommentsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CommentRow>> {
    return findCommentPage(context, args);
  }

  @Query(() => CommunityComment, { nullable: true, description: 'A comment; null when there is none.' })
  @Scope('community:read')
  async communityComment(
    @Arg('id', () => ID, { description: 'The comment.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CommentRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'CommunityComment' ? commentById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => CommunityPost, { nullable: true, description: 'The post that it is written to.' })
  post(@Root() { postId }: CommentRow, @Ctx() context: RequestContext): Promise<PostRow | null> {
    return postById(context).load(postId);
  }

  @FieldResolver(() => CommunityComment, { nullable: true, description: 'The comment that it answers.' })
  async parent(@Root() { parentId }: CommentRow, @Ctx() context: RequestContext): Promise<CommentRow | null> {
    return parentId ? commentById(context).load(parentId) : null;
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'The member who wrote it; empty when the creator did, or when the member is no longer there.',
  })
  async member(@Root() { memberId }: CommentRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return memberId ? memberById(context).load(memberId) : null;
  }

  @FieldResolver(() => [ReactionCount], { description: 'How members react, the most frequent way first.' })
  reactions(@Root() { id }: CommentRow, @Ctx() context: RequestContext): Promise<CountedReactions[]> {
    return reactionCounts(context).load(id);
  }

  @Mutation(() => CommunityCommentCreatePayload, {
    description:
      'Writes a comment; counted as an activity of the member. The moderation rules may hold it back or remove it. INVALID_STATE when commenting is disabled for the member.',
  })
  @Scope('community:write')
  communityCommentCreate(
    @Arg('input', { description: 'The comment.' }) input: CommunityCommentCreateInput,
    @Ctx() context: RequestContext,
  ) {
    const postId = fromGlobalId('CommunityPost', input.postId);
    const parentId = input.parentId ? fromGlobalId('CommunityComment', input.parentId) : null;
    const memberId = input.memberId ? fromGlobalId('Member', input.memberId) : null;
    return mutate(context, { name: 'communityCommentCreate', input }, async (transaction) => ({
      communityComment: await createComment(transaction, { body: input.body, postId, parentId, memberId }),
    }));
  }
}

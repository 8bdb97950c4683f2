import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { memberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { commentCount, postById, reactionCounts } from './community.loaders';
import { CommunityPostsArgs } from './contribution-filter.input';
import { CommunityPostCreateInput, CommunityPostUpdateInput } from './contribution.input';
import { CommunityPostCreatePayload, CommunityPostUpdatePayload } from './contribution.payload';
import type { PostRow } from './post.repository';
import { createPost, findPostPage, updatePost } from './post.service';
import { CommunityPost, CommunityPostConnection, ReactionCount } from './post.type';
import type { CountedReactions } from './reaction.repository';

@Resolver(() => CommunityPost)
export class CommunityPostResolver {
  @Query(() => CommunityPostConnection, { description: 'Posts of the communities, newest first.' })
  @Scope('community:read')
  communityPosts(
    @Args(() => CommunityPostsArgs) args: CommunityPostsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<PostRow>> {
    return findPostPage(context, args);
  }

  @Query(() => CommunityPost, { nullable: true, description: 'A post; null when there is none.' })
  @Scope('community:read')
  async communityPost(
    @Arg('id', () => ID, { description: 'The post.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PostRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'CommunityPost' ? postById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'Whose community it is in.' })
  creator(@Root() { creatorId }: PostRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(creatorId);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'The member who wrote it; empty when the creator did, or when the member is no longer there.',
  })
  async member(@Root() { memberId }: PostRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return memberId ? memberById(context).load(memberId) : null;
  }

  @FieldResolver(() => Int, { description: 'Visible comments.' })
  commentCount(@Root() { id }: PostRow, @Ctx() context: RequestContext): Promise<number> {
    return commentCount(context).load(id);
  }

  @FieldResolver(() => [ReactionCount], { description: 'How members react, the most frequent way first.' })
  reactions(@Root() { id }: PostRow, @Ctx() context: RequestContext): Promise<CountedReactions[]> {
    return reactionCounts(context).load(id);
  }

  @Mutation(() => CommunityPostCreatePayload, {
    description:
      'Writes a post; counted as a comment among the activities of the member. The moderation rules may hold it back or remove it. INVALID_STATE when commenting is disabled for the member.',
  })
  @Scope('community:write')
  communityPostCreate(
    @Arg('input', { description: 'The post.' }) input: CommunityPostCreateInput,
    @Ctx() context: RequestContext,
  ) {
    const creatorId = input.creatorId ? fromGlobalId('Creator', input.creatorId) : null;
    const memberId = input.memberId ? fromGlobalId('Member', input.memberId) : null;
    return mutate(context, { name: 'communityPostCreate', input }, async (transaction) => ({
      communityPost: await createPost(transaction, { ...input, creatorId, memberId }),
    }));
  }

  @Mutation(() => CommunityPostUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('community:write')
  communityPostUpdate(
    @Arg('input', { description: 'The changes.' }) input: CommunityPostUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'communityPostUpdate', input }, async (transaction) => ({
      communityPost: await updatePost(transaction, fromGlobalId('CommunityPost', input.id), input),
    }));
  }
}

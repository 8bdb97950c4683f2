import { createUnionType, Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { CommunityComment } from './comment.type';
import { CommunityPost } from './post.type';

/** A row of a post or a comment. */
export interface ContributionRow {
  readonly id: string;
}

export const Contribution = createUnionType({
  name: 'Contribution',
  description: 'A post or a comment.',
  types: () => [CommunityPost, CommunityComment] as const,
  resolveType: (row: object) => ('postId' in row ? CommunityComment : CommunityPost),
});

@ObjectType()
abstract class CommunityPostPayload extends MutationPayload {
  @Field(() => CommunityPost, { description: 'The post after the change.' })
  communityPost: CommunityPost;
}

@ObjectType({ description: 'The new post.' })
export class CommunityPostCreatePayload extends CommunityPostPayload {}

@ObjectType({ description: 'The changed post.' })
export class CommunityPostUpdatePayload extends CommunityPostPayload {}

@ObjectType({ description: 'The new comment.' })
export class CommunityCommentCreatePayload extends MutationPayload {
  @Field(() => CommunityComment, { description: 'The comment.' })
  communityComment: CommunityComment;
}

@ObjectType({ description: 'What was decided about.' })
export class CommunityModeratePayload extends MutationPayload {
  @Field(() => Contribution, { description: 'The post or the comment as it stands now.' })
  contribution: typeof Contribution;
}

@ObjectType({ description: 'What was reacted to.' })
export class CommunityReactionSetPayload extends MutationPayload {
  @Field(() => Contribution, { description: 'The post or the comment.' })
  contribution: typeof Contribution;
}

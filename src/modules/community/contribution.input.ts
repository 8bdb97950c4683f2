import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { ContributionStatus, ReactionKind } from './community.kinds';

@InputType({ description: 'A new post.' })
export class CommunityPostCreateInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The creator whose community it is for; when absent, the home creator of the member.',
  })
  creatorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who writes; the creator does when absent.' })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Headline, at most 300 characters.' })
  title?: string | null;

  @Field({ description: 'Plain text, at most 20,000 characters.' })
  body: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Topics beside those behind number signs in the text; at most 10, of letters, digits and underscores.',
  })
  topics?: string[] | null;
}

@InputType({ description: 'Changes only what is given. The moderation rules look at the new text.' })
export class CommunityPostUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The post.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Headline; null for none.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 20,000 characters.' })
  body?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Topics beside those in the text, in the place of all before.',
  })
  topics?: string[] | null;
}

@InputType({ description: 'A new comment.' })
export class CommunityCommentCreateInput extends MutationInput {
  @Field(() => ID, { description: 'The visible post that it is written to.' })
  postId: string;

  @Field(() => ID, { nullable: true, description: 'The comment to the same post that it answers.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who writes; the creator does when absent.' })
  memberId?: string | null;

  @Field({ description: 'Plain text, at most 20,000 characters.' })
  body: string;
}

@InputType({ description: 'Decides about a post or a comment.' })
export class CommunityModerateInput extends MutationInput {
  @Field(() => ID, { description: 'The post or the comment.' })
  id: string;

  @Field(() => ContributionStatus, { description: 'How it stands from now on.' })
  status: ContributionStatus;
}

@InputType({ description: 'How a member reacts; takes the place of how the member reacted before.' })
export class CommunityReactionSetInput extends MutationInput {
  @Field(() => ID, { description: 'The visible post or comment.' })
  subjectId: string;

  @Field(() => ID, { description: 'The member who reacts.' })
  memberId: string;

  @Field(() => ReactionKind, { nullable: true, description: 'In which way; null takes the reaction back.' })
  kind?: ReactionKind | null;
}

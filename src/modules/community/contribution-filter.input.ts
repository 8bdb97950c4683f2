import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { ContributionStatus } from './community.kinds';

@InputType({ description: 'Which posts. All fields that are given must hold.' })
export class CommunityPostFilter {
  @Field(() => [CommunityPostFilter], { nullable: true, description: 'All of these hold.' })
  and?: CommunityPostFilter[] | null;

  @Field(() => [CommunityPostFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: CommunityPostFilter[] | null;

  @Field(() => CommunityPostFilter, { nullable: true, description: 'This does not hold.' })
  not?: CommunityPostFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose community it is in.' })
  creatorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member who wrote it.' })
  memberId?: IdFilter | null;

  @Field(() => [ContributionStatus], { nullable: true, description: 'One of these.' })
  status?: ContributionStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Names this topic, with case folded.' })
  topic?: string | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was written.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'Which comments. All fields that are given must hold.' })
export class CommunityCommentFilter {
  @Field(() => [CommunityCommentFilter], { nullable: true, description: 'All of these hold.' })
  and?: CommunityCommentFilter[] | null;

  @Field(() => [CommunityCommentFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: CommunityCommentFilter[] | null;

  @Field(() => CommunityCommentFilter, { nullable: true, description: 'This does not hold.' })
  not?: CommunityCommentFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The post that it was written to.' })
  postId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose community it is in.' })
  creatorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member who wrote it.' })
  memberId?: IdFilter | null;

  @Field(() => [ContributionStatus], { nullable: true, description: 'One of these.' })
  status?: ContributionStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Names this topic, with case folded.' })
  topic?: string | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was written.' })
  createdAt?: InstantFilter | null;
}

@ArgsType()
export class CommunityPostsArgs extends PageArgs {
  @Field(() => CommunityPostFilter, { nullable: true, description: 'Which posts; all when absent.' })
  filter?: CommunityPostFilter | null;
}

@ArgsType()
export class CommunityCommentsArgs extends PageArgs {
  @Field(() => CommunityCommentFilter, { nullable: true, description: 'Which comments; all when absent.' })
  filter?: CommunityCommentFilter | null;
}

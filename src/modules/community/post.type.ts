import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { ContributionStatus, ReactionKind } from './community.kinds';

@ObjectType({ description: 'How many members react to something in one way.' })
export class ReactionCount {
  @Field(() => ReactionKind, { description: 'The way.' })
  kind: ReactionKind;

  @Field(() => Int, { description: 'How many members.' })
  count: number;
}

@ObjectType({ implements: Node, description: 'What a member, or the creator, wrote to the community of a creator.' })
export class CommunityPost extends Node {
  @Field(() => String, { nullable: true, description: 'Headline.' })
  title: string | null;

  @Field({ description: 'Plain text.' })
  body: string;

  @Field(() => [String], { description: 'What it is about: as named with it, and behind number signs in its text.' })
  topics: string[];

  @Field(() => ContributionStatus, { description: 'Whether the community sees it.' })
  status: ContributionStatus;

  @Field(() => Instant, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of CommunityPost objects.' })
export class CommunityPostConnection extends connectionOf(CommunityPost, 'CommunityPost') {}

import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { ContributionStatus } from './community.kinds';

@ObjectType({ implements: Node, description: 'What a member, or the creator, wrote to a post or to another comment.' })
export class CommunityComment extends Node {
  @Field({ description: 'Plain text.' })
  body: string;

  @Field(() => [String], { description: 'What stands behind number signs in its text.' })
  topics: string[];

  @Field(() => ContributionStatus, { description: 'Whether the community sees it.' })
  status: ContributionStatus;

  @Field(() => Instant, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of CommunityComment objects.' })
export class CommunityCommentConnection extends connectionOf(CommunityComment, 'CommunityComment') {}

import { Field, Int, ObjectType } from 'type-graphql';
import { Instant } from '../../schema/scalars';
import { Member } from '../members/member.type';

@ObjectType({ description: 'A member who wrote much.' })
export class TopContributor {
  @Field(() => Member, { description: 'The member.' })
  member: Member;

  @Field(() => Int, { description: 'Visible posts and comments of the last 30 days.' })
  contributions: number;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the member’s level of engagement: Superfan, Engaged or Casual; empty for INACTIVE.',
  })
  badge: string | null;
}

@ObjectType({ description: 'A topic that is much talked of.' })
export class TrendingTopic {
  @Field({ description: 'The topic with case folded, without a number sign.' })
  topic: string;

  @Field(() => Int, { description: 'Visible posts and comments of the last seven days that name it.' })
  mentions: number;
}

@ObjectType({ description: 'What a community does at present. Days are those of the organization’s time zone.' })
export class CommunityStats {
  @Field(() => Int, { description: 'Living members.' })
  totalMembers: number;

  @Field(() => Int, { description: 'Living members who did anything today.' })
  activeToday: number;

  @Field(() => Int, { description: 'Posts of today, removed ones left out.' })
  postsToday: number;

  @Field(() => Int, { description: 'Comments of today, removed ones left out.' })
  commentsToday: number;

  @Field(() => Int, { description: 'Reports that nobody has decided yet.' })
  pendingReports: number;

  @Field(() => Int, { description: 'How often a rule held back or removed something today.' })
  autoModeratedToday: number;

  @Field(() => Instant, { description: 'The present for which the figures stand.' })
  asOf: Date;
}

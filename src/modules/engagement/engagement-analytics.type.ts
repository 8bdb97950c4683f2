import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate, Instant } from '../../schema/scalars';
import { EngagementLevel } from './engagement.type';

export enum AnalyticsPeriod {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

registerEnumType(AnalyticsPeriod, {
  name: 'AnalyticsPeriod',
  description: "Days of the organization's calendar up to the present one, which is among them.",
  valuesConfig: {
    DAY: { description: 'The present day.' },
    WEEK: { description: '7 days.' },
    MONTH: { description: '30 days.' },
    YEAR: { description: '365 days.' },
  },
});

@ObjectType({ description: 'How the audience grew. Members are living ones unless said otherwise.' })
export class EngagementOverview {
  @Field(() => Int, { description: 'Members now.' })
  totalMembers: number;

  @Field(() => Int, { description: 'Members with an interaction in the period.' })
  activeMembers: number;

  @Field(() => Int, { description: 'Members who were created in the period, also those who were deleted since.' })
  newMembers: number;

  @Field(() => Int, { description: 'Members who were deleted in the period.' })
  churnedMembers: number;

  @Field(() => Int, { description: 'newMembers less churnedMembers.' })
  netGrowth: number;

  @Field(() => Float, { nullable: true, description: 'netGrowth ÷ members at the start; null when there were none.' })
  growthRate: number | null;
}

@ObjectType({ description: 'What members did in the period, also those who were deleted since.' })
export class EngagementTotals {
  @Field(() => Float, {
    nullable: true,
    description:
      'Average score of the present day over the members who have one, so without the inactive; null when there are none.',
  })
  avgEngagementScore: number | null;

  @Field(() => Int, { description: 'Content views, comments, shares and persona chats together.' })
  interactionsTotal: number;

  @Field(() => Int, { description: 'Content views.' })
  contentViews: number;

  @Field(() => Int, { description: 'Comments.' })
  comments: number;

  @Field(() => Int, { description: 'Shares.' })
  shares: number;

  @Field(() => Int, { description: 'Persona chats.' })
  personaConversations: number;
}

@ObjectType({ description: 'The members on one level of the present day.' })
export class EngagementSegment {
  @Field(() => EngagementLevel, { description: 'The level.' })
  level: EngagementLevel;

  @Field(() => Int, { description: 'How many they are.' })
  count: number;

  @Field(() => Float, { description: 'Their share of all members, from 0 to 1; 0 when there are no members.' })
  percent: number;

  @Field(() => Float, { description: 'Interactions of the period for each of them; 0 when there are none of them.' })
  avgInteractions: number;
}

@ObjectType({ description: 'How the period compares with the one of the same length before it.' })
export class EngagementTrends {
  @Field(() => Float, {
    nullable: true,
    description:
      'By what share the average score differs from that of the last day of the period before: 0.08 is 8 percent more. Null when nobody had a score then, or nobody has one now.',
  })
  engagementTrend: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the members with an interaction in the period before, the share with one in this period; null when there were none.',
  })
  retentionRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Average duration of the activities that said theirs, in minutes; null when none did.',
  })
  avgSessionDurationMinutes: number | null;
}

@ObjectType({ description: 'How engaged an audience was in a period. Figures are not rounded.' })
export class EngagementAnalytics {
  @Field(() => AnalyticsPeriod, { description: 'The period that was asked for.' })
  period: AnalyticsPeriod;

  @Field(() => CalendarDate, { description: 'The first day of the period.' })
  from: string;

  @Field(() => CalendarDate, { description: 'The last day of the period, the present one.' })
  to: string;

  @Field(() => Instant, {
    description:
      'When the figures were worked out: at most a minute ago if there are more than 10,000 members, otherwise no change has come since.',
  })
  asOf: Date;

  @Field({ description: 'The name of the formula that made the scores.' })
  formulaVersion: string;

  @Field(() => EngagementOverview, { description: 'How the audience grew.' })
  overview: EngagementOverview;

  @Field(() => EngagementTotals, { description: 'What members did.' })
  engagement: EngagementTotals;

  @Field(() => [EngagementSegment], { description: 'The levels, the highest first.' })
  distribution: EngagementSegment[];

  @Field(() => EngagementTrends, { description: 'How the period compares with the one before it.' })
  trends: EngagementTrends;
}

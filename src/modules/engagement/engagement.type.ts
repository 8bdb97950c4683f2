import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Instant } from '../../schema/scalars';

export enum EngagementLevel {
  SUPERFAN = 'SUPERFAN',
  ENGAGED = 'ENGAGED',
  CASUAL = 'CASUAL',
  INACTIVE = 'INACTIVE',
}

registerEnumType(EngagementLevel, {
  name: 'EngagementLevel',
  description: 'How engaged a member is, by score.',
  valuesConfig: {
    SUPERFAN: { description: 'A score of 80 or more.' },
    ENGAGED: { description: 'A score of 50 to 79.' },
    CASUAL: { description: 'A score of 1 to 49.' },
    INACTIVE: { description: 'Not a single interaction in the last 30 days.' },
  },
});

@ObjectType({
  description:
    'How engaged a member is. Interactions are content views, comments, shares and persona chats; activities of other kinds are counted but make no score.',
})
export class MemberEngagement {
  @Field(() => Int, {
    description:
      "From 0 to 100, over the last 30 days of the organization's calendar: 30 for how recent the last interaction is (halved every 7 days), 45 for how many there are (a view weighs 1, a chat 2, a comment 3, a share 4; on a logarithmic scale that ends at 45), 25 for how many of the four kinds there are.",
  })
  score: number;

  @Field(() => EngagementLevel, { description: 'What the score makes.' })
  level: EngagementLevel;

  @Field({ description: 'The name of the formula that made the score. Another formula gets another name.' })
  formulaVersion: string;

  @Field(() => Int, { description: 'Interactions ever.' })
  interactionsTotal: number;

  @Field(() => Int, { description: 'Interactions of the last 30 days.' })
  interactions30d: number;

  @Field(() => Int, { description: 'Content views ever.' })
  contentViews: number;

  @Field(() => Int, { description: 'Comments ever.' })
  comments: number;

  @Field(() => Int, { description: 'Shares ever.' })
  shares: number;

  @Field(() => Int, { description: 'Persona chats ever.' })
  personaConversations: number;

  @Field(() => Int, { description: 'Reactions ever.' })
  reactions: number;

  @Field(() => Int, { description: 'Tips ever.' })
  tips: number;

  @Field(() => Int, { description: 'Logins ever.' })
  logins: number;

  @Field(() => Int, { description: 'E-mails opened ever, as often as they were.' })
  mailOpens: number;

  @Field(() => Int, { description: 'Links followed in e-mails ever.' })
  mailClicks: number;

  @Field(() => Int, { description: 'Custom activities ever.' })
  customActivities: number;

  @Field(() => Instant, { nullable: true, description: 'When the last interaction was.' })
  lastInteractionAt: Date | null;
}

@ObjectType({ description: 'How many members there are on each level.' })
export class MemberSegments {
  @Field(() => Int, { description: 'All of them.' })
  totalCount: number;

  @Field(() => Int, { description: 'On the level SUPERFAN.' })
  superfans: number;

  @Field(() => Int, { description: 'On the level ENGAGED.' })
  engaged: number;

  @Field(() => Int, { description: 'On the level CASUAL.' })
  casual: number;

  @Field(() => Int, { description: 'On the level INACTIVE.' })
  inactive: number;
}

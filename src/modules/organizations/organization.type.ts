import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

@ObjectType({
  implements: Node,
  description: 'The publication or business whose audience this is; it owns everything.',
})
export class Organization extends Node {
  @Field({ description: 'Name in addresses and commands. Never changes.' })
  slug: string;

  @Field({ description: 'Display name.' })
  title: string;

  @Field({ description: 'ISO 4217 code of the currency that its figures are given in.' })
  currency: string;

  @Field({ description: 'IANA name of the time zone in which its days begin, such as `Europe/Berlin`.' })
  timeZone: string;

  @Field({ description: 'Whether it is for tests, so that its clock can be moved forward.' })
  isTest: boolean;

  @Field(() => String, { nullable: true, description: 'Name of the integration to which new members are attributed.' })
  integrationName: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many whole months before the present one activities are kept; null when for good. What was counted of them stays in any case.',
  })
  activityRetentionMonths: number | null;

  @Field(() => [Int], { description: 'On which days after it failed a payment of a subscription is tried again.' })
  paymentRetryDays: number[];

  @Field(() => Int, {
    description:
      'For how many days access goes on after a payment failed; with the last of them it is tried a last time.',
  })
  paymentGraceDays: number;

  @Field(() => Int, {
    description:
      'What the platform keeps of each payment through the gateway, in hundredths of a percent: 1000 for 10 %.',
  })
  platformFeeBasisPoints: number;

  @Field(() => Instant, { description: 'When the organization was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the organization was last changed.' })
  updatedAt: Date;
}

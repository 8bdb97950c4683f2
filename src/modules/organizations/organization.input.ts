import { Field, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { SafeInt } from '../../schema/scalars';

@InputType({ description: "Changes only what is given of the caller's own organization." })
export class OrganizationUpdateInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Display name, at most 191 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of a time zone, such as `Europe/Berlin`; UTC for null.',
  })
  timeZone?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many whole months before the present one activities are kept, 1 to 120; null to keep them for good. Older ones are deleted soon after and no longer taken.',
  })
  activityRetentionMonths?: number | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'On which days after it failed a payment of a subscription is tried again: at most 10, ascending, 1 to 90; null for ' +
      '1, 3, 5 and 7. When the grace period ends it is tried a last time.',
  })
  paymentRetryDays?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days access goes on after a payment failed, 0 to 90; null for 14. After that the subscription is UNPAID.',
  })
  paymentGraceDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'What the platform keeps of further payments through the gateway, in hundredths of a percent, 0 to 10000; 1000 ' +
      'for null.',
  })
  platformFeeBasisPoints?: number | null;
}

@InputType({ description: 'Moves the clock of a test organization.' })
export class OrganizationClockAdvanceInput extends MutationInput {
  @Field(() => SafeInt, { description: 'How far, in milliseconds; forward only, and at most 100 years in all.' })
  milliseconds: number;
}

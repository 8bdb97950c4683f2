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
}

@InputType({ description: 'Moves the clock of a test organization.' })
export class OrganizationClockAdvanceInput extends MutationInput {
  @Field(() => SafeInt, { description: 'How far, in milliseconds; forward only, and at most 100 years in all.' })
  milliseconds: number;
}

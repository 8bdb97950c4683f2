import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant } from '../../schema/scalars';
import { AlertDirection, AlertMetric, AlertSensitivity, AlertSeverity, AlertStatus } from './alert.kinds';
import { AlertOrderField } from './alert.type';

@InputType({ description: 'Which alerts. All fields that are given must hold.' })
export class EngagementAlertFilter {
  @Field(() => [EngagementAlertFilter], { nullable: true, description: 'All of these hold.' })
  and?: EngagementAlertFilter[] | null;

  @Field(() => [EngagementAlertFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: EngagementAlertFilter[] | null;

  @Field(() => EngagementAlertFilter, { nullable: true, description: 'This does not hold.' })
  not?: EngagementAlertFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The alert.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator.' })
  creatorId?: IdFilter | null;

  @Field(() => [AlertMetric], { nullable: true, description: 'One of these metrics.' })
  metric?: AlertMetric[] | null;

  @Field(() => AlertDirection, { nullable: true, description: 'More or less than expected.' })
  direction?: AlertDirection | null;

  @Field(() => [AlertSeverity], { nullable: true, description: 'One of these severities.' })
  severity?: AlertSeverity[] | null;

  @Field(() => AlertStatus, { nullable: true, description: 'Whether it goes on.' })
  status?: AlertStatus | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was found.' })
  openedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of alerts is ordered; ties go by id in the same direction.' })
export class EngagementAlertOrder {
  @Field(() => AlertOrderField, { description: 'By what.' })
  field: AlertOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class EngagementAlertsArgs extends PageArgs {
  @Field(() => EngagementAlertFilter, { nullable: true, description: 'Which alerts; all when absent.' })
  filter?: EngagementAlertFilter | null;

  @Field(() => EngagementAlertOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: EngagementAlertOrder | null;
}

@ArgsType()
export class LiveAlertsArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this creator.' })
  creatorId?: string | null;

  @Field(() => AlertSeverity, { nullable: true, description: 'Only what was this severe, or more, at the time.' })
  severity?: AlertSeverity | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last change that was seen: resumes right behind it. From now on when absent.',
  })
  since?: string | null;
}

@InputType({ description: 'What somebody thinks of an alert; takes the place of what was said before.' })
export class EngagementAlertFeedbackInput extends MutationInput {
  @Field(() => ID, { description: 'The alert.' })
  id: string;

  @Field({ description: 'Whether it was useful.' })
  useful: boolean;

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Names the alert to be closed.' })
export class EngagementAlertResolveInput extends MutationInput {
  @Field(() => ID, { description: 'The alert.' })
  id: string;
}

@InputType({ description: 'Changes only what is given.' })
export class EngagementAlertSettingsUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The creator whose settings they are.' })
  creatorId: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether alerts are opened.' })
  enabled?: boolean | null;

  @Field(() => Instant, { nullable: true, description: 'No alert is opened before; null ends the silence.' })
  mutedUntil?: Date | null;

  @Field(() => AlertSensitivity, { nullable: true, description: 'How strong the evidence must be.' })
  sensitivity?: AlertSensitivity | null;

  @Field(() => Int, {
    nullable: true,
    description: "Hour of the organization's day, 0 to 23, from which alerts wait to be told; null for no quiet hours.",
  })
  quietFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Hour of the day, 0 to 23, at which they are told; null for none.' })
  quietUntil?: number | null;

  @Field(() => Int, { nullable: true, description: 'A rise takes at least so many: 1 to 1,000,000.' })
  minimumSeen?: number | null;

  @Field(() => Int, { nullable: true, description: 'A fall takes at least so many expected: 1 to 1,000,000.' })
  minimumExpected?: number | null;

  @Field(() => Int, { nullable: true, description: 'Alerts in seven days, 0 to 1,000; critical ones come beyond it.' })
  weeklyBudget?: number | null;
}

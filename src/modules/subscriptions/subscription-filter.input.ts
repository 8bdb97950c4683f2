import { Field, InputType } from 'type-graphql';
import { BooleanFilter, IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { PriceInterval } from '../tiers/price.type';
import { SubscriptionKind, SubscriptionStatus } from './subscription.type';

@InputType({ description: 'Conditions on the kind of a subscription. All that are given must hold.' })
export class SubscriptionKindFilter {
  @Field(() => SubscriptionKind, { nullable: true, description: 'Is this kind.' })
  eq?: SubscriptionKind | null;

  @Field(() => SubscriptionKind, { nullable: true, description: 'Is any kind but this one.' })
  ne?: SubscriptionKind | null;

  @Field(() => [SubscriptionKind], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: SubscriptionKind[] | null;
}

@InputType({ description: 'Conditions on the status of a subscription. All that are given must hold.' })
export class SubscriptionStatusFilter {
  @Field(() => SubscriptionStatus, { nullable: true, description: 'Is this status.' })
  eq?: SubscriptionStatus | null;

  @Field(() => SubscriptionStatus, { nullable: true, description: 'Is any status but this one.' })
  ne?: SubscriptionStatus | null;

  @Field(() => [SubscriptionStatus], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: SubscriptionStatus[] | null;
}

@InputType({ description: 'Conditions on the interval of a price. All that are given must hold.' })
export class SubscriptionIntervalFilter {
  @Field(() => PriceInterval, { nullable: true, description: 'Is this interval.' })
  eq?: PriceInterval | null;

  @Field(() => [PriceInterval], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: PriceInterval[] | null;
}

@InputType({ description: 'Which subscriptions. All fields that are given must hold.' })
export class SubscriptionFilter {
  @Field(() => [SubscriptionFilter], { nullable: true, description: 'All of these hold.' })
  and?: SubscriptionFilter[] | null;

  @Field(() => [SubscriptionFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: SubscriptionFilter[] | null;

  @Field(() => SubscriptionFilter, { nullable: true, description: 'This does not hold.' })
  not?: SubscriptionFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The subscription.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tier.' })
  tierId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The price.' })
  priceId?: IdFilter | null;

  @Field(() => SubscriptionKindFilter, { nullable: true, description: 'On what terms.' })
  kind?: SubscriptionKindFilter | null;

  @Field(() => SubscriptionStatusFilter, { nullable: true, description: 'Where it stands.' })
  status?: SubscriptionStatusFilter | null;

  @Field(() => SubscriptionIntervalFilter, { nullable: true, description: 'How often its price is due.' })
  interval?: SubscriptionIntervalFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it ends with the present period.' })
  cancelAtPeriodEnd?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it started.' })
  startedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the present period ends.' })
  currentPeriodEndAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the trial ends or ended.' })
  trialEndAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was decided to cancel.' })
  canceledAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was over.' })
  endedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was recorded.' })
  createdAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was last changed.' })
  updatedAt?: InstantFilter | null;
}

@InputType({ description: 'Conditions on the subscriptions of something.' })
export class SubscriptionsFilter {
  @Field(() => SubscriptionFilter, { nullable: true, description: 'At least one subscription matches.' })
  any?: SubscriptionFilter | null;

  @Field(() => SubscriptionFilter, { nullable: true, description: 'Not a single subscription matches.' })
  none?: SubscriptionFilter | null;
}

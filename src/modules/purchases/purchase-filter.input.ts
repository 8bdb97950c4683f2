import { Field, InputType } from 'type-graphql';
import { AmountFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { PurchaseKind, PurchaseStatus } from './purchase.type';

@InputType({ description: 'Conditions on the kind of a purchase. All that are given must hold.' })
export class PurchaseKindFilter {
  @Field(() => PurchaseKind, { nullable: true, description: 'Is this kind.' })
  eq?: PurchaseKind | null;

  @Field(() => PurchaseKind, { nullable: true, description: 'Is any kind but this one.' })
  ne?: PurchaseKind | null;

  @Field(() => [PurchaseKind], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: PurchaseKind[] | null;
}

@InputType({ description: 'Conditions on the status of a purchase. All that are given must hold.' })
export class PurchaseStatusFilter {
  @Field(() => PurchaseStatus, { nullable: true, description: 'Is this status.' })
  eq?: PurchaseStatus | null;

  @Field(() => PurchaseStatus, { nullable: true, description: 'Is any status but this one.' })
  ne?: PurchaseStatus | null;

  @Field(() => [PurchaseStatus], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: PurchaseStatus[] | null;
}

@InputType({ description: 'Which purchases. All fields that are given must hold.' })
export class PurchaseFilter {
  @Field(() => [PurchaseFilter], { nullable: true, description: 'All of these hold.' })
  and?: PurchaseFilter[] | null;

  @Field(() => [PurchaseFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: PurchaseFilter[] | null;

  @Field(() => PurchaseFilter, { nullable: true, description: 'This does not hold.' })
  not?: PurchaseFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The purchase.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The price.' })
  priceId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The subscription that it pays.' })
  subscriptionId?: IdFilter | null;

  @Field(() => PurchaseKindFilter, { nullable: true, description: 'What it is for.' })
  kind?: PurchaseKindFilter | null;

  @Field(() => PurchaseStatusFilter, { nullable: true, description: 'Where it stands.' })
  status?: PurchaseStatusFilter | null;

  @Field(() => AmountFilter, { nullable: true, description: 'What was paid.' })
  amountMinor?: AmountFilter | null;

  @Field(() => AmountFilter, { nullable: true, description: 'What of it was paid back.' })
  refundedMinor?: AmountFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The currency; case does not matter.' })
  currency?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'Through whom it was paid.' })
  provider?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "The provider's name of the payment." })
  providerRef?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was paid.' })
  purchasedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was recorded.' })
  createdAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was last changed.' })
  updatedAt?: InstantFilter | null;
}

@InputType({ description: 'Conditions on the purchases of something.' })
export class PurchasesFilter {
  @Field(() => PurchaseFilter, { nullable: true, description: 'At least one purchase matches.' })
  any?: PurchaseFilter | null;

  @Field(() => PurchaseFilter, { nullable: true, description: 'Not a single purchase matches.' })
  none?: PurchaseFilter | null;
}

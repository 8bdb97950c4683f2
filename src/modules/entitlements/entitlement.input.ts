import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant } from '../../schema/scalars';
import { EntitlementOrderField, EntitlementSource } from './entitlement.type';

@InputType({ description: 'Conditions on the source of an entitlement. All that are given must hold.' })
export class EntitlementSourceFilter {
  @Field(() => EntitlementSource, { nullable: true, description: 'Is this source.' })
  eq?: EntitlementSource | null;

  @Field(() => EntitlementSource, { nullable: true, description: 'Is any source but this one.' })
  ne?: EntitlementSource | null;

  @Field(() => [EntitlementSource], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: EntitlementSource[] | null;
}

@InputType({ description: 'Which entitlements. All fields that are given must hold.' })
export class EntitlementFilter {
  @Field(() => [EntitlementFilter], { nullable: true, description: 'All of these hold.' })
  and?: EntitlementFilter[] | null;

  @Field(() => [EntitlementFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: EntitlementFilter[] | null;

  @Field(() => EntitlementFilter, { nullable: true, description: 'This does not hold.' })
  not?: EntitlementFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The entitlement.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The product.' })
  productId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The subscription that it comes from.' })
  subscriptionId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The purchase that paid for it.' })
  purchaseId?: IdFilter | null;

  @Field(() => EntitlementSourceFilter, { nullable: true, description: 'What it comes from.' })
  source?: EntitlementSourceFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it gives access now.' })
  isActive?: BooleanFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The note.' })
  note?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'From when it gives access.' })
  startedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'From when it gives access no longer.' })
  endedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was taken back.' })
  revokedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was created.' })
  createdAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was last changed.' })
  updatedAt?: InstantFilter | null;
}

@InputType({ description: 'Conditions on the entitlements of something.' })
export class EntitlementsFilter {
  @Field(() => EntitlementFilter, { nullable: true, description: 'At least one entitlement matches.' })
  any?: EntitlementFilter | null;

  @Field(() => EntitlementFilter, { nullable: true, description: 'Not a single entitlement matches.' })
  none?: EntitlementFilter | null;
}

@InputType({ description: 'How a list of entitlements is ordered; ties go by id in the same direction.' })
export class EntitlementOrder {
  @Field(() => EntitlementOrderField, { description: 'By what.' })
  field: EntitlementOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class EntitlementsArgs extends PageArgs {
  @Field(() => EntitlementFilter, { nullable: true, description: 'Which entitlements; all when absent.' })
  filter?: EntitlementFilter | null;

  @Field(() => EntitlementOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: EntitlementOrder | null;
}

@ArgsType()
export class MemberEntitlementsArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that give access (true) or give none (false).' })
  active?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only those to this product.' })
  productId?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'As they stood at this instant, as known now; the present when absent.',
  })
  asOf?: Date | null;
}

@ArgsType()
export class AccessArgs {
  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => Instant, { nullable: true, description: 'At this instant, as known now; the present when absent.' })
  at?: Date | null;
}

@InputType({ description: 'Grants a member access to a product.' })
export class EntitlementGrantInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => Instant, {
    nullable: true,
    description: 'From when; now when absent. May be in the past or in the future.',
  })
  startedAt?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Until when; without an end when absent. Behind the start.' })
  endedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Note of the staff, at most 2000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Takes an entitlement back.' })
export class EntitlementRevokeInput extends MutationInput {
  @Field(() => ID, { description: 'The entitlement.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

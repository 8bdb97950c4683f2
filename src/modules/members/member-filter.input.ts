import { Field, InputType } from 'type-graphql';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { EntitlementsFilter } from '../entitlements/entitlement.input';
import { LabelsFilter } from '../labels/label.input';
import { NewslettersFilter } from '../newsletters/newsletter.input';
import { PurchasesFilter } from '../purchases/purchase-filter.input';
import { SubscriptionsFilter } from '../subscriptions/subscription-filter.input';

@InputType({
  description: 'Conditions on the names by which other systems know a member. All that are given must hold.',
})
export class IdentityFilter {
  @Field(() => TextFilter, { nullable: true, description: 'The other system.' })
  key?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "The member's id there." })
  value?: TextFilter | null;
}

@InputType({ description: 'Conditions on the identities of a member.' })
export class IdentitiesFilter {
  @Field(() => IdentityFilter, { nullable: true, description: 'At least one identity matches.' })
  any?: IdentityFilter | null;

  @Field(() => IdentityFilter, { nullable: true, description: 'Not a single identity matches.' })
  none?: IdentityFilter | null;
}

@InputType({ description: 'Which members. All fields that are given must hold.' })
export class MemberFilter {
  @Field(() => [MemberFilter], { nullable: true, description: 'All of these hold.' })
  and?: MemberFilter[] | null;

  @Field(() => [MemberFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: MemberFilter[] | null;

  @Field(() => MemberFilter, { nullable: true, description: 'This does not hold.' })
  not?: MemberFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The home creator.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The address, compared with case folded.' })
  email?: TextFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether the address is proved.' })
  emailVerified?: BooleanFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The note.' })
  note?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the member was created.' })
  createdAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the member was last changed.' })
  updatedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the member was last active.' })
  lastSeenAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the member was deleted; goes with includeDeleted.' })
  deletedAt?: InstantFilter | null;

  @Field(() => IdentitiesFilter, { nullable: true, description: 'Names by which other systems know the member.' })
  identities?: IdentitiesFilter | null;

  @Field(() => LabelsFilter, { nullable: true, description: 'The labels on the member.' })
  labels?: LabelsFilter | null;

  @Field(() => NewslettersFilter, { nullable: true, description: 'The newsletters that the member is subscribed to.' })
  newsletters?: NewslettersFilter | null;

  @Field(() => SubscriptionsFilter, {
    nullable: true,
    description: "The member's subscriptions; takes the scope subscriptions:read.",
  })
  subscriptions?: SubscriptionsFilter | null;

  @Field(() => EntitlementsFilter, {
    nullable: true,
    description: "The member's entitlements; takes the scope entitlements:read.",
  })
  entitlements?: EntitlementsFilter | null;

  @Field(() => PurchasesFilter, {
    nullable: true,
    description: "The member's purchases; takes the scope purchases:read.",
  })
  purchases?: PurchasesFilter | null;
}

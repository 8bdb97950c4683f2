import { Field, InputType } from 'type-graphql';
import {
  BooleanFilter,
  ChoiceFilter,
  IdFilter,
  InstantFilter,
  IntFilter,
  TextFilter,
} from '../../schema/filter-inputs';
import { DiscountFilter } from '../discounts/discount-filter.input';
import { EngagementLevelFilter } from '../engagement/engagement-level.filter';
import { EntitlementsFilter } from '../entitlements/entitlement.input';
import { LabelsFilter } from '../labels/label.input';
import { NewslettersFilter } from '../newsletters/newsletter.input';
import { PurchasesFilter } from '../purchases/purchase-filter.input';
import { MemberStatus } from '../subscriptions/member-status.type';
import { MemberStandingFilter } from '../subscriptions/standing.type';
import { SubscriptionsFilter } from '../subscriptions/subscription-filter.input';
import { TierFilter } from '../tiers/tier.input';

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

@InputType({ description: 'Conditions on the status of a member. All that are given must hold.' })
export class MemberStatusFilter {
  @Field(() => MemberStatus, { nullable: true, description: 'Is this status.' })
  eq?: MemberStatus | null;

  @Field(() => MemberStatus, { nullable: true, description: 'Is any status but this one.' })
  ne?: MemberStatus | null;

  @Field(() => [MemberStatus], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: MemberStatus[] | null;
}

@InputType({ description: 'Conditions on where a member was last seen. All that are given must hold.' })
export class GeolocationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Country, region, city, time zone, network or one of their codes contains this; case does not matter.',
  })
  contains?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Nothing is known (true) or something is (false).' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on the id of what a member came from. All that are given must hold.' })
export class AttributionIdFilter {
  @Field(() => String, { nullable: true, description: 'Equals.' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no value (true) or has one (false).' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on the discounts that a member used.' })
export class DiscountsFilter {
  @Field(() => DiscountFilter, { nullable: true, description: 'At least one discount matches.' })
  any?: DiscountFilter | null;

  @Field(() => DiscountFilter, { nullable: true, description: 'Not a single discount matches.' })
  none?: DiscountFilter | null;
}

@InputType({ description: 'Conditions on the tiers to which a member has access now.' })
export class MemberTiersFilter {
  @Field(() => TierFilter, { nullable: true, description: 'At least one tier matches.' })
  any?: TierFilter | null;

  @Field(() => TierFilter, { nullable: true, description: 'Not a single tier matches.' })
  none?: TierFilter | null;
}

@InputType({
  description: [
    'Which members. All fields that are given must hold. LIMIT_EXCEEDED beyond 32 levels, 200 conditions, 1000 values in lists,',
    '20 parts of texts (contains, startsWith, endsWith), 100 names and notes compared without regard to case, and 8 conditions',
    'on related objects: each any or none is one, of currentSubscription three; each status is one, COMPED and GIFT two.',
  ].join(' '),
})
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

  @Field(() => IdFilter, { nullable: true, description: 'The uuid that stands in links that the member follows.' })
  uuid?: IdFilter | null;

  @Field(() => MemberStatusFilter, { nullable: true, description: 'The highest of the terms of access now.' })
  status?: MemberStatusFilter | null;

  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'Whether the member is subscribed to an active newsletter.',
  })
  subscribed?: BooleanFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'How many emails were sent to the member.' })
  emailCount?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'How many emails the member opened.' })
  emailOpenedCount?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Share of emails opened, in whole percent.' })
  emailOpenRate?: IntFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether no more emails are sent to the address.' })
  emailSuppressed?: BooleanFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether the member is told of replies to comments.' })
  commentNotifications?: BooleanFilter | null;

  @Field(() => ChoiceFilter, { nullable: true, description: 'Whether the member wants announcements.' })
  announcementEmails?: ChoiceFilter | null;

  @Field(() => GeolocationFilter, { nullable: true, description: 'Where the member was last seen.' })
  geolocation?: GeolocationFilter | null;

  @Field(() => AttributionIdFilter, { nullable: true, description: 'The id of what the member came from.' })
  attributionId?: AttributionIdFilter | null;

  @Field(() => MemberTiersFilter, {
    nullable: true,
    description: 'The tiers to which the member has access now; takes the scope subscriptions:read.',
  })
  tiers?: MemberTiersFilter | null;

  @Field(() => SubscriptionsFilter, {
    nullable: true,
    description:
      'The paid subscriptions that stand for the member: the live ones or, when none is live, those that are over; takes the scope subscriptions:read.',
  })
  currentSubscription?: SubscriptionsFilter | null;

  @Field(() => DiscountsFilter, {
    nullable: true,
    description: 'The discounts that the member used; takes the scope subscriptions:read.',
  })
  discounts?: DiscountsFilter | null;

  @Field(() => EngagementLevelFilter, {
    nullable: true,
    description: 'How engaged the member is; takes the scope engagement:read.',
  })
  engagementLevel?: EngagementLevelFilter | null;

  @Field(() => MemberStandingFilter, { nullable: true, description: 'Whether a member who pays still does.' })
  standing?: MemberStandingFilter | null;

  @Field(() => TierFilter, {
    nullable: true,
    description:
      'The tier that the member is on: one to which there is access now, or without any the default tier; takes the scope subscriptions:read.',
  })
  tier?: TierFilter | null;
}

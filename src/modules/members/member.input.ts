import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant, JsonObject } from '../../schema/scalars';
import { MemberSubscriptionInput } from '../subscriptions/member-subscription.input';
import { MemberFilter } from './member-filter.input';
import { MemberAttributionInput } from './member-profile.type';
import { MemberOrderField } from './member.type';

@InputType({ description: 'How a list of members is ordered; ties of the last order go by id in its direction.' })
export class MemberOrder {
  @Field(() => MemberOrderField, { description: 'By what.' })
  field: MemberOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => MemberFilter, { nullable: true, description: 'Which members; all when absent.' })
  filter?: MemberFilter | null;

  @Field(() => [MemberOrder], {
    nullable: true,
    description: 'Each order decides among equals of those before it. Newest first when absent.',
  })
  orderBy?: MemberOrder[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether deleted members are listed too.' })
  includeDeleted: boolean;
}

@InputType({ description: 'A tier that a member has without payment.' })
export class ComplimentaryTierInput {
  @Field(() => ID, { nullable: true, description: 'The tier. Exactly one of `tierId` and `tierSlug` is given.' })
  tierId?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of the tier.' })
  tierSlug?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When it ends, in the future; null for no end. When absent, an end that there is stays.',
  })
  expiresAt?: Date | null;
}

@InputType()
abstract class MemberFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Display name, at most 191 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Note of the staff, at most 2000 characters.' })
  note?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the member has proved to own the address.' })
  emailVerified?: boolean | null;

  @Field(() => String, { nullable: true, description: 'URL of the picture, http or https.' })
  avatarUrl?: string | null;

  @Field(() => JsonObject, { nullable: true, description: 'Where the member was last seen.' })
  geolocation?: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: "The member's own settings; of a change, merged key by key like `meta`, and emptied by null.",
  })
  preferences?: Record<string, unknown> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of at least 8 characters to activate a member without an address.',
  })
  activationCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the member wants to be told of replies to comments.' })
  commentNotifications?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the member wants announcements by e-mail.' })
  announcementEmails?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of labels, in their order and in place of all earlier ones. Compared trimmed and with case folded; of ' +
      'equal ones the first counts, blank ones are left out, and a label that does not exist yet is created. At most 100.',
  })
  labelNames?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    deprecationReason: 'Use labelNames.',
    description: 'Like `labelNames`, but a blank name is refused. Not together with it.',
  })
  labels?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Newsletters to be subscribed to, in place of all active ones; archived ones stay. A new member gets the usual ' +
      'ones when absent.',
  })
  newsletterIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: no active newsletter. True: the usual ones for a member who has no active one. Without effect beside ' +
      '`newsletterIds`.',
  })
  subscribed?: boolean | null;

  @Field(() => ComplimentaryTierInput, {
    nullable: true,
    description:
      'The tier that the member has without payment, in place of an earlier one; null takes it away. Needs the scope ' +
      'subscriptions:write. INVALID_TIER when it is archived, INVALID_STATE for a member with a paid subscription.',
  })
  complimentaryTier?: ComplimentaryTierInput | null;
}

@InputType({ description: 'A new member: an address or an activation code is needed.' })
export class MemberCreateInput extends MemberFields {
  @Field(() => String, { nullable: true, description: 'Address; must not be in use.' })
  email?: string | null;

  @Field(() => JsonObject, { nullable: true, description: 'Arbitrary data; at most 64 kB of JSON.' })
  meta?: Record<string, unknown> | null;

  @Field(() => MemberAttributionInput, {
    nullable: true,
    description:
      'What the member came from. When absent, members made by a key of the Ghost dialect are attributed to that key.',
  })
  attribution?: MemberAttributionInput | null;

  @Field(() => ID, { nullable: true, description: "Home creator; the organization's own when absent." })
  creatorId?: string | null;
}

@InputType({ description: 'Changes only what is given; null empties a field.' })
export class MemberUpdateInput extends MemberFields {
  @Field(() => [ComplimentaryTierInput], {
    nullable: true,
    description:
      'All tiers that the member is to have, paid ones too, as they were read: when they are those that the member has ' +
      'now, with the same ends to the second, nothing changes. Otherwise like `complimentaryTier`, and more than one is ' +
      'BAD_USER_INPUT; an empty list takes away the complimentary tier. Not together with it.',
  })
  tiers?: ComplimentaryTierInput[] | null;

  @Field(() => MemberSubscriptionInput, {
    nullable: true,
    description: 'What is to become of the paid subscription. Not together with tiers given without payment.',
  })
  subscription?: MemberSubscriptionInput | null;

  @Field(() => ID, { description: 'The member.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Address; must not be in use.' })
  email?: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Merged into the stored data key by key; a key with null is removed.',
  })
  meta?: Record<string, unknown> | null;
}

@InputType({ description: 'Replaces address, name and, when given, all arbitrary data; everything else stays.' })
export class MemberReplaceInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;

  @Field({ description: 'Address; must not be in use.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'Display name; emptied when absent.' })
  name?: string | null;

  @Field(() => JsonObject, { nullable: true, description: 'Takes the place of all stored data; kept when absent.' })
  meta?: Record<string, unknown> | null;
}

@InputType({ description: 'Deletes one member.' })
export class MemberDeleteInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether live subscriptions are canceled at once.' })
  cancelSubscriptions: boolean;
}

@InputType({ description: 'Restores one member.' })
export class MemberRestoreInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;
}

@InputType({ description: 'Erases one member.' })
export class MemberEraseInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;
}

@InputType({ description: 'Sets the name by which another system knows a member.' })
export class MemberIdentitySetInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field({ description: 'The other system, such as `crm`; at most 100 characters.' })
  key: string;

  @Field({ description: "The member's id there; at most 255 characters. Takes the place of an earlier one." })
  value: string;
}

@InputType({ description: 'Removes the name by which another system knows a member.' })
export class MemberIdentityRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field({ description: 'The other system.' })
  key: string;
}

@InputType({ description: 'A name by which another system knows a member.' })
export class ForeignKeyInput {
  @Field({ description: 'The other system.' })
  key: string;

  @Field({ description: "The member's id there." })
  value: string;
}

@InputType({ description: 'Finds a member by something other than its id. Exactly one field is given.' })
export class MemberBy {
  @Field(() => String, { nullable: true, description: 'Address, compared with case folded.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The member's UUID." })
  uuid?: string | null;

  @Field(() => ForeignKeyInput, { nullable: true, description: 'Name by which another system knows the member.' })
  foreignKey?: ForeignKeyInput | null;
}

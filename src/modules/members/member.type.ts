import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, JsonObject } from '../../schema/scalars';
import { MemberAttribution } from './member-profile.type';

@ObjectType({ implements: Node, description: 'A person in the audience, with one home creator.' })
export class Member extends Node {
  @Field({
    description: 'Random UUID that stands in links which the member follows. Changes when the member is erased.',
  })
  uuid: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Address as it was given. Unique in the organization among members that are not deleted, with case folded.',
  })
  email: string | null;

  @Field({ description: 'Whether the member has proved to own the address.' })
  emailVerified: boolean;

  @Field(() => String, { nullable: true, description: 'Display name.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Note of the staff about the member, at most 2000 characters.' })
  note: string | null;

  @Field(() => JsonObject, { description: 'Arbitrary data of the organization about the member.' })
  meta: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: 'URL of the picture.' })
  avatarUrl: string | null;

  @Field(() => JsonObject, { nullable: true, description: 'Where the member was last seen, as the source gave it.' })
  geolocation: Record<string, unknown> | null;

  @Field(() => JsonObject, { description: "The member's own settings, such as notifications and preferred channel." })
  preferences: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: 'Code with which a member without an address can be activated.' })
  activationCode: string | null;

  @Field(() => Int, { description: 'How many e-mails were sent to the member.' })
  emailCount: number;

  @Field(() => Int, { description: 'How many of them the member opened.' })
  emailOpenedCount: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of them the member opened, in whole percent; empty until enough were sent to tell.',
  })
  emailOpenRate: number | null;

  @Field({ description: 'Whether the member wants to be told of replies to comments.' })
  commentNotifications: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member wants announcements by e-mail; empty while the member has not chosen.',
  })
  announcementEmails: boolean | null;

  @Field(() => MemberAttribution, { nullable: true, description: 'What the member came from; empty when not known.' })
  attribution: MemberAttribution | null;

  @Field(() => Instant, { nullable: true, description: 'When the member was last active.' })
  lastSeenAt: Date | null;

  @Field(() => Instant, { description: 'When the member was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the member was last changed.' })
  updatedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When the member was deleted; empty for a living member.' })
  deletedAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When the personal data was removed for good.' })
  erasedAt: Date | null;
}

@ObjectType({ implements: Node, description: 'A name by which another system knows a member.' })
export class Identity extends Node {
  @Field({ description: 'The other system, such as `crm`.' })
  key: string;

  @Field({ description: "The member's id there. Unique in the organization for its key." })
  value: string;

  @Field(() => Instant, { description: 'When the identity was set.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of Member objects.' })
export class MemberConnection extends connectionOf(Member, 'Member') {}

export enum MemberOrderField {
  ID = 'ID',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  LAST_SEEN_AT = 'LAST_SEEN_AT',
  EMAIL = 'EMAIL',
  NAME = 'NAME',
  NOTE = 'NOTE',
  UUID = 'UUID',
  EMAIL_COUNT = 'EMAIL_COUNT',
  EMAIL_OPENED_COUNT = 'EMAIL_OPENED_COUNT',
  EMAIL_OPEN_RATE = 'EMAIL_OPEN_RATE',
  STATUS = 'STATUS',
}

registerEnumType(MemberOrderField, {
  name: 'MemberOrderField',
  description: 'What a list of members can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    CREATED_AT: { description: 'When the member was created.' },
    UPDATED_AT: { description: 'When the member was last changed.' },
    LAST_SEEN_AT: { description: 'When the member was last active; members never seen come last.' },
    EMAIL: { description: 'The address with case folded; members without one come last.' },
    NAME: { description: 'The name; members without one come last.' },
    NOTE: { description: 'The note; members without one come last.' },
    UUID: { description: 'The uuid: an order that says nothing and stays.' },
    EMAIL_COUNT: { description: 'How many emails were sent to the member.' },
    EMAIL_OPENED_COUNT: { description: 'How many emails the member opened.' },
    EMAIL_OPEN_RATE: { description: 'The share of emails opened; members without one come last.' },
    STATUS: { description: 'The name of the present status. Can only be the first order.' },
  },
});

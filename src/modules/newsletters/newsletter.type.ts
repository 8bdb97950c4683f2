import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, JsonObject } from '../../schema/scalars';

export enum NewsletterStatus {
  ACTIVE = 'ACTIVE',
  ARCHIVED = 'ARCHIVED',
}

registerEnumType(NewsletterStatus, {
  name: 'NewsletterStatus',
  description: 'Whether a newsletter is still sent.',
  valuesConfig: {
    ACTIVE: { description: 'It is sent, and members can subscribe to it.' },
    ARCHIVED: { description: 'It is no longer sent; who was subscribed stays known.' },
  },
});

@ObjectType({ implements: Node, description: 'A letter that members can be subscribed to.' })
export class Newsletter extends Node {
  @Field({ description: 'Name as it was given; unique in the organization with case folded.' })
  name: string;

  @Field({ description: 'Name in addresses, unique in the organization.' })
  slug: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description: string | null;

  @Field(() => NewsletterStatus, { description: 'Whether it is still sent.' })
  status: NewsletterStatus;

  @Field({ description: 'Whether new members get it when their creation names no newsletters.' })
  subscribeOnSignup: boolean;

  @Field(() => Int, { description: 'Place in lists, lowest first.' })
  sortOrder: number;

  @Field({ description: 'A random name that says nothing, for links.' })
  uuid: string;

  @Field(() => JsonObject, {
    description: 'Sender and looks of the issues, by the names that the sending system uses.',
  })
  settings: Record<string, unknown>;

  @Field(() => Instant, { description: 'When the newsletter was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the newsletter was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Newsletter objects.' })
export class NewsletterConnection extends connectionOf(Newsletter, 'Newsletter') {}

export enum NewsletterOrderField {
  ID = 'ID',
  SORT_ORDER = 'SORT_ORDER',
  CREATED_AT = 'CREATED_AT',
  NAME = 'NAME',
  SLUG = 'SLUG',
}

registerEnumType(NewsletterOrderField, {
  name: 'NewsletterOrderField',
  description: 'What a list of newsletters can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    SORT_ORDER: { description: 'The order that the staff chose.' },
    CREATED_AT: { description: 'When the newsletter was created.' },
    NAME: { description: 'The name with case folded.' },
    SLUG: { description: 'The name in addresses.' },
  },
});

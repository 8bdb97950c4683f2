import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

export enum TierType {
  FREE = 'FREE',
  PAID = 'PAID',
}

registerEnumType(TierType, {
  name: 'TierType',
  description: 'Whether members pay for a tier.',
  valuesConfig: {
    FREE: { description: 'Nobody pays for it, and it has no prices.' },
    PAID: { description: 'Members subscribe to it at one of its prices, or are given it.' },
  },
});

export enum TierVisibility {
  PUBLIC = 'PUBLIC',
  NONE = 'NONE',
}

registerEnumType(TierVisibility, {
  name: 'TierVisibility',
  description: 'Whether a tier is offered in public.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody is offered it.' },
    NONE: { description: 'Only the staff knows it.' },
  },
});

@ObjectType({ implements: Node, description: 'What members can subscribe to: some call it a plan.' })
export class Tier extends Node {
  @Field({ description: 'Display name.' })
  name: string;

  @Field({ description: 'Name in addresses, unique in the organization.' })
  slug: string;

  @Field(() => TierType, { description: 'Whether members pay for it. Never changes.' })
  type: TierType;

  @Field(() => String, { nullable: true, description: 'What it is.' })
  description: string | null;

  @Field(() => [String], { description: 'What members get, in the order to be shown.' })
  benefits: string[];

  @Field(() => TierVisibility, { description: 'Whether it is offered in public.' })
  visibility: TierVisibility;

  @Field({ description: 'Whether members without a subscription to a paid tier belong to it.' })
  isDefault: boolean;

  @Field(() => Int, { description: 'Days that a new subscription is free of charge; 0 for none.' })
  trialDays: number;

  @Field(() => String, { nullable: true, description: 'URL of the page for those who have just subscribed.' })
  welcomePageUrl: string | null;

  @Field(() => Int, { description: 'Place in lists, lowest first; among paid tiers higher is more.' })
  rank: number;

  @Field(() => Instant, {
    nullable: true,
    description: 'When the tier was archived; empty while it can be subscribed to.',
  })
  archivedAt: Date | null;

  @Field(() => Instant, { description: 'When the tier was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the tier was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Tier objects.' })
export class TierConnection extends connectionOf(Tier, 'Tier') {}

export enum TierOrderField {
  ID = 'ID',
  RANK = 'RANK',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  NAME = 'NAME',
  SLUG = 'SLUG',
}

registerEnumType(TierOrderField, {
  name: 'TierOrderField',
  description: 'What a list of tiers can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    RANK: { description: 'The rank that the staff chose.' },
    CREATED_AT: { description: 'When the tier was created.' },
    UPDATED_AT: { description: 'When the tier was last changed.' },
    NAME: { description: 'The name.' },
    SLUG: { description: 'The name in addresses.' },
  },
});

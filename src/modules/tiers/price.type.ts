import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export enum PriceType {
  RECURRING = 'RECURRING',
  ONE_TIME = 'ONE_TIME',
  DONATION = 'DONATION',
}

registerEnumType(PriceType, {
  name: 'PriceType',
  description: 'How a price is paid.',
  valuesConfig: {
    RECURRING: { description: 'Once every interval.' },
    ONE_TIME: { description: 'Once.' },
    DONATION: { description: 'Once, with an amount that the member chooses; the price suggests one.' },
  },
});

export enum PriceInterval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

registerEnumType(PriceInterval, {
  name: 'PriceInterval',
  description: 'The unit of the time between two payments.',
  valuesConfig: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week.' },
    MONTH: { description: 'A month of the calendar.' },
    YEAR: { description: 'A year of the calendar.' },
  },
});

@ObjectType({ implements: Node, description: 'What a tier costs. Amount, currency and interval never change.' })
export class Price extends Node {
  @Field(() => String, { nullable: true, description: 'What people call it, such as `Monthly`.' })
  nickname: string | null;

  @Field(() => PriceType, { description: 'How it is paid.' })
  type: PriceType;

  @Field(() => SafeInt, { description: "The amount in the currency's minor units (cents)." })
  amountMinor: bigint;

  @Field({ description: 'ISO 4217 code in upper case.' })
  currency: string;

  @Field(() => PriceInterval, {
    nullable: true,
    description: 'The unit of the time between two payments, when recurring.',
  })
  interval: PriceInterval | null;

  @Field(() => Int, { description: 'How many of these units lie between two payments.' })
  intervalCount: number;

  @Field(() => Instant, { nullable: true, description: 'When the price was archived; empty while it can be chosen.' })
  archivedAt: Date | null;

  @Field(() => Instant, { description: 'When the price was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the price was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Price objects.' })
export class PriceConnection extends connectionOf(Price, 'Price') {}

export enum PriceOrderField {
  ID = 'ID',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(PriceOrderField, {
  name: 'PriceOrderField',
  description: 'What a list of prices can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    CREATED_AT: { description: 'When the price was created.' },
  },
});

import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export const DiscountType = { PERCENT: 'PERCENT', FIXED: 'FIXED', TRIAL: 'TRIAL' } as const;
export type DiscountType = keyof typeof DiscountType;

registerEnumType(DiscountType, {
  name: 'DiscountType',
  description: 'What a discount gives.',
  valuesConfig: {
    PERCENT: { description: 'So many percent off the price.' },
    FIXED: { description: 'An amount of money off the price.' },
    TRIAL: { description: 'So many days that are free of charge before the price is paid.' },
  },
});

export const DiscountCadence = { MONTH: 'MONTH', YEAR: 'YEAR' } as const;
export type DiscountCadence = keyof typeof DiscountCadence;

registerEnumType(DiscountCadence, {
  name: 'DiscountCadence',
  description: 'The interval of the prices that a discount is for.',
  valuesConfig: {
    MONTH: { description: 'Prices by the month.' },
    YEAR: { description: 'Prices by the year.' },
  },
});

export const DiscountDuration = { ONCE: 'ONCE', REPEATING: 'REPEATING', FOREVER: 'FOREVER', TRIAL: 'TRIAL' } as const;
export type DiscountDuration = keyof typeof DiscountDuration;

registerEnumType(DiscountDuration, {
  name: 'DiscountDuration',
  description: 'How long a discount lowers the payments of a subscription.',
  valuesConfig: {
    ONCE: { description: 'Its first paid period.' },
    REPEATING: { description: 'A number of months from its first paid period on.' },
    FOREVER: { description: 'As long as it lasts.' },
    TRIAL: { description: 'Not at all: the days before the first payment are what it gives.' },
  },
});

export const DiscountStatus = { ACTIVE: 'ACTIVE', ARCHIVED: 'ARCHIVED' } as const;
export type DiscountStatus = keyof typeof DiscountStatus;

registerEnumType(DiscountStatus, {
  name: 'DiscountStatus',
  description: 'Whether a discount can be redeemed.',
  valuesConfig: {
    ACTIVE: { description: 'It can be redeemed.' },
    ARCHIVED: { description: 'Nobody redeems it any more; what runs by it goes on.' },
  },
});

export const DiscountRedemptionType = { SIGNUP: 'SIGNUP', RETENTION: 'RETENTION' } as const;
export type DiscountRedemptionType = keyof typeof DiscountRedemptionType;

registerEnumType(DiscountRedemptionType, {
  name: 'DiscountRedemptionType',
  description: 'At what occasion a discount is given.',
  valuesConfig: {
    SIGNUP: { description: 'To who subscribes.' },
    RETENTION: { description: 'To who wants to cancel.' },
  },
});

@ObjectType({
  implements: Node,
  description:
    'A price cut or a longer trial for who subscribes to a tier by its code. What it gives never changes; Ghost calls it ' +
    'an offer.',
})
export class Discount extends Node {
  @Field({ description: 'Name for the staff; unique in the organization with case folded.' })
  name: string;

  @Field({ description: 'What stands in its address; unique in the organization.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'Headline for those who are offered it.' })
  displayTitle: string | null;

  @Field(() => String, { nullable: true, description: 'Text for those who are offered it.' })
  displayDescription: string | null;

  @Field(() => DiscountType, { description: 'What it gives.' })
  type: DiscountType;

  @Field(() => DiscountCadence, { description: 'For prices of which interval.' })
  cadence: DiscountCadence;

  @Field(() => SafeInt, { description: 'By type: percent from 1 to 100, minor units of the currency, or days.' })
  amount: bigint;

  @Field(() => DiscountDuration, { description: 'How long it lowers the payments of a subscription.' })
  duration: DiscountDuration;

  @Field(() => Int, { nullable: true, description: 'For how many months, when REPEATING.' })
  durationMonths: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code in upper case, when it is an amount of money.' })
  currency: string | null;

  @Field(() => DiscountStatus, { description: 'Whether it can be redeemed.' })
  status: DiscountStatus;

  @Field(() => DiscountRedemptionType, { description: 'At what occasion it is given.' })
  redemptionType: DiscountRedemptionType;

  @Field(() => Instant, { description: 'When the discount was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the discount was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Discount objects.' })
export class DiscountConnection extends connectionOf(Discount, 'Discount') {}

@ObjectType({ description: 'That a subscription was made or kept by a discount.' })
export class DiscountRedemption {
  @Field(() => Discount, { description: 'By which discount.' })
  discount: Discount;

  @Field(() => Instant, { description: 'When it was redeemed.' })
  redeemedAt: Date;
}

export enum DiscountOrderField {
  ID = 'ID',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  NAME = 'NAME',
  CODE = 'CODE',
}

registerEnumType(DiscountOrderField, {
  name: 'DiscountOrderField',
  description: 'What a list of discounts can be ordered by.',
  valuesConfig: {
    ID: { description: 'The id: the order in which they came to be.' },
    CREATED_AT: { description: 'When the discount was created.' },
    UPDATED_AT: { description: 'When the discount was last changed.' },
    NAME: { description: 'The name with case folded.' },
    CODE: { description: 'The code.' },
  },
});

import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';
import { TipReward } from './tip-jar.type';

export const TipStatus = {
  COMPLETED: 'COMPLETED',
  PARTIALLY_REFUNDED: 'PARTIALLY_REFUNDED',
  REFUNDED: 'REFUNDED',
} as const;
export type TipStatus = keyof typeof TipStatus;

registerEnumType(TipStatus, {
  name: 'TipStatus',
  description: 'What became of a tip that was paid. One that was not paid leaves no tip.',
  valuesConfig: {
    COMPLETED: { description: 'Paid.' },
    PARTIALLY_REFUNDED: { description: 'Paid, and a part was paid back.' },
    REFUNDED: { description: 'Paid back.' },
  },
});

@ObjectType({ implements: Node, description: 'Money that a member gave to a creator for nothing but thanks.' })
export class Tip extends Node {
  @Field(() => TipStatus, { description: 'What became of it.' })
  status: TipStatus;

  @Field(() => SafeInt, { description: 'What was paid, in minor units of the currency.' })
  amountMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it the platform keeps, in minor units.' })
  platformFeeMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it the creator gets, in minor units: all but the fee.' })
  creatorReceivesMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it was paid back, in minor units.' })
  refundedMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  message: string | null;

  @Field({ description: 'Whether nobody is told who gave it.' })
  anonymous: boolean;

  @Field(() => TipReward, { nullable: true, description: 'What it brought, as it was promised then.' })
  reward: TipReward | null;

  @Field({ description: 'What who gave it was told.' })
  thankYouMessage: string;

  @Field({
    description:
      "The path of the receipt on the gateway's web address. Whoever knows it may read the receipt, which names nobody.",
  })
  receiptPath: string;

  @Field(() => Instant, { description: 'When it was given.' })
  tippedAt: Date;

  @Field(() => Instant, { description: 'When the tip was recorded.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the tip was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Tip objects.' })
export class TipConnection extends connectionOf(Tip, 'Tip') {}

export enum TipOrderField {
  TIPPED_AT = 'TIPPED_AT',
  AMOUNT = 'AMOUNT',
}

registerEnumType(TipOrderField, {
  name: 'TipOrderField',
  description: 'What a list of tips can be ordered by.',
  valuesConfig: {
    TIPPED_AT: { description: 'When it was given.' },
    AMOUNT: { description: 'What was paid, in minor units whatever the currency.' },
  },
});

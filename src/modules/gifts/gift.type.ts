import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export const GiftStatus = {
  SCHEDULED: 'SCHEDULED',
  UNCLAIMED: 'UNCLAIMED',
  CLAIMED: 'CLAIMED',
  EXPIRED: 'EXPIRED',
  REFUNDED: 'REFUNDED',
} as const;
export type GiftStatus = keyof typeof GiftStatus;

registerEnumType(GiftStatus, {
  name: 'GiftStatus',
  description: 'Where a gift stands.',
  valuesConfig: {
    SCHEDULED: { description: 'Paid, and to be delivered later.' },
    UNCLAIMED: { description: 'Delivered: whoever has the code can claim it.' },
    CLAIMED: { description: 'Somebody has the months.' },
    EXPIRED: { description: 'Nobody claimed it in time.' },
    REFUNDED: { description: 'The money went back before anybody claimed it.' },
  },
});

@ObjectType({ implements: Node, description: 'Months of a tier that a member paid for somebody else.' })
export class Gift extends Node {
  @Field(() => GiftStatus, { description: 'Where it stands.' })
  status: GiftStatus;

  @Field(() => Int, { description: 'How many months.' })
  months: number;

  @Field(() => SafeInt, { description: 'What was paid, in minor units of the currency.' })
  amountMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field(() => String, { nullable: true, description: 'The address that it is for, when it is for no member yet.' })
  toEmail: string | null;

  @Field(() => String, { nullable: true, description: 'What is said with it.' })
  message: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whoever has it can claim the gift, so it is told only with the scope gifts:write.',
  })
  code: string | null;

  @Field(() => Instant, { description: 'When it is, or was, delivered.' })
  deliverAt: Date;

  @Field(() => Instant, { description: 'Until when it can be claimed.' })
  expiresAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was claimed.' })
  claimedAt: Date | null;

  @Field(() => Instant, { description: 'When it was paid.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the gift was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Gift objects.' })
export class GiftConnection extends connectionOf(Gift, 'Gift') {}

export enum GiftOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(GiftOrderField, {
  name: 'GiftOrderField',
  description: 'What a list of gifts can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was paid.' },
    UPDATED_AT: { description: 'When it was last changed.' },
  },
});

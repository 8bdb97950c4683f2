import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export const PurchaseKind = {
  TIER: 'TIER',
  TIP: 'TIP',
  MERCHANDISE: 'MERCHANDISE',
  PAY_PER_VIEW: 'PAY_PER_VIEW',
  GIFT: 'GIFT',
} as const;
export type PurchaseKind = keyof typeof PurchaseKind;

registerEnumType(PurchaseKind, {
  name: 'PurchaseKind',
  description: 'What a payment is for.',
  valuesConfig: {
    TIER: { description: 'A tier, once or for a period.' },
    TIP: { description: 'Nothing but thanks.' },
    MERCHANDISE: { description: 'Goods.' },
    PAY_PER_VIEW: { description: 'A single piece of content.' },
    GIFT: { description: 'A present for somebody else.' },
  },
});

export const PurchaseStatus = {
  PENDING: 'PENDING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  EXPIRED: 'EXPIRED',
  PARTIALLY_REFUNDED: 'PARTIALLY_REFUNDED',
  REFUNDED: 'REFUNDED',
} as const;
export type PurchaseStatus = keyof typeof PurchaseStatus;

registerEnumType(PurchaseStatus, {
  name: 'PurchaseStatus',
  description: 'Where a payment stands.',
  valuesConfig: {
    PENDING: { description: 'Not decided yet.' },
    COMPLETED: { description: 'Paid.' },
    FAILED: { description: 'Was refused.' },
    EXPIRED: { description: 'Was never finished.' },
    PARTIALLY_REFUNDED: { description: 'Paid, and a part was paid back.' },
    REFUNDED: { description: 'Paid back.' },
  },
});

@ObjectType({ implements: Node, description: 'A payment of a member.' })
export class Purchase extends Node {
  @Field(() => PurchaseKind, { description: 'What it is for.' })
  kind: PurchaseKind;

  @Field(() => PurchaseStatus, { description: 'Where it stands.' })
  status: PurchaseStatus;

  @Field(() => SafeInt, { description: 'What was paid, in minor units of the currency.' })
  amountMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it was paid back, in minor units.' })
  refundedMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field({ description: 'Whether nobody is told who paid.' })
  anonymous: boolean;

  @Field({ description: 'Through whom it was paid.' })
  provider: string;

  @Field(() => String, { nullable: true, description: "The provider's name of the payment." })
  providerRef: string | null;

  @Field(() => Instant, { description: 'When it was paid.' })
  purchasedAt: Date;

  @Field(() => Instant, { description: 'When the purchase was recorded.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the purchase was last changed.' })
  updatedAt: Date;
}

export const RefundStatus = { PENDING: 'PENDING', SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED' } as const;
export type RefundStatus = keyof typeof RefundStatus;

registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'Where a refund stands.',
  valuesConfig: {
    PENDING: { description: 'The payment provider has not said yet that it pays it back.' },
    SUCCEEDED: { description: 'Paid back.' },
    FAILED: { description: 'Refused by the payment provider: the money is where it was, and it counts no longer.' },
  },
});

@ObjectType({ implements: Node, description: 'Money of a purchase that was paid back.' })
export class Refund extends Node {
  @Field(() => SafeInt, { description: "How much, in minor units of the purchase's currency." })
  amountMinor: bigint;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;

  @Field(() => Instant, { description: 'When it was paid back.' })
  refundedAt: Date;

  @Field(() => Instant, { description: 'When the refund was recorded.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of Purchase objects.' })
export class PurchaseConnection extends connectionOf(Purchase, 'Purchase') {}

export enum PurchaseOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  PURCHASED_AT = 'PURCHASED_AT',
}

registerEnumType(PurchaseOrderField, {
  name: 'PurchaseOrderField',
  description: 'What a list of purchases can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the purchase was recorded.' },
    UPDATED_AT: { description: 'When the purchase was last changed.' },
    PURCHASED_AT: { description: 'When it was paid.' },
  },
});

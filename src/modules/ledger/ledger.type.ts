import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export const LedgerAccount = {
  MEMBER: 'MEMBER',
  CREATOR: 'CREATOR',
  PLATFORM_FEE: 'PLATFORM_FEE',
  REFUND: 'REFUND',
  PAYOUT: 'PAYOUT',
} as const;
export type LedgerAccount = keyof typeof LedgerAccount;

registerEnumType(LedgerAccount, {
  name: 'LedgerAccount',
  description: 'An account of the ledger. Positive is what it got, negative what it gave.',
  valuesConfig: {
    MEMBER: { description: 'What members paid, negative.' },
    CREATOR: { description: 'What the creator is owed.' },
    PLATFORM_FEE: { description: 'What the platform keeps.' },
    REFUND: { description: 'What went back to members.' },
    PAYOUT: { description: 'What was paid out to the creator.' },
  },
});

export const LedgerTransactionKind = {
  CHARGE: 'CHARGE',
  CHARGE_REVERSAL: 'CHARGE_REVERSAL',
  REFUND: 'REFUND',
  REFUND_REVERSAL: 'REFUND_REVERSAL',
  PAYOUT: 'PAYOUT',
} as const;
export type LedgerTransactionKind = keyof typeof LedgerTransactionKind;

registerEnumType(LedgerTransactionKind, {
  name: 'LedgerTransactionKind',
  description: 'What is booked.',
  valuesConfig: {
    CHARGE: { description: 'A payment of a member.' },
    CHARGE_REVERSAL: { description: 'A payment whose money could not be had after all.' },
    REFUND: { description: 'Money that goes back to a member.' },
    REFUND_REVERSAL: { description: 'A refund that the payment provider refused.' },
    PAYOUT: { description: 'A payout to a creator.' },
  },
});

@ObjectType({
  implements: Node,
  description:
    'One amount on one account of the double-entry ledger. The entries of one booking sum to zero in each currency, and ' +
    'none is ever changed.',
})
export class LedgerEntry extends Node {
  @Field(() => LedgerAccount, { description: 'On which account.' })
  account: LedgerAccount;

  @Field(() => SafeInt, {
    description: 'In minor units: positive for what the account got, negative for what it gave.',
  })
  amountMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field(() => Instant, { description: 'When it took effect.' })
  occurredAt: Date;

  @Field(() => Instant, { description: 'When it was booked.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of LedgerEntry objects.' })
export class LedgerEntryConnection extends connectionOf(LedgerEntry, 'LedgerEntry') {}

export enum LedgerEntryOrderField {
  CREATED_AT = 'CREATED_AT',
  OCCURRED_AT = 'OCCURRED_AT',
}

registerEnumType(LedgerEntryOrderField, {
  name: 'LedgerEntryOrderField',
  description: 'What a list of ledger entries can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was booked.' },
    OCCURRED_AT: { description: 'When it took effect.' },
  },
});

@ObjectType({ description: 'What a creator has earned of one currency, in minor units.' })
export class CreatorBalance {
  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field(() => SafeInt, { description: 'What members paid.' })
  grossMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it went back to members.' })
  refundedMinor: bigint;

  @Field(() => SafeInt, { description: 'What of it the platform keeps.' })
  platformFeeMinor: bigint;

  @Field(() => SafeInt, { description: 'What was paid out.' })
  paidOutMinor: bigint;

  @Field(() => SafeInt, {
    description:
      'What is still to be paid out: grossMinor - refundedMinor - platformFeeMinor - paidOutMinor. Below zero when more ' +
      'was refunded after a payout than has come in since.',
  })
  pendingMinor: bigint;

  @Field({ description: 'When it is next paid out: the first of the next month where the organization is.' })
  nextPayoutOn: string;
}

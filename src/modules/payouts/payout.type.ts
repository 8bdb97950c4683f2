import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { MutationPayload } from '../../schema/mutation';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

@ObjectType({
  implements: Node,
  description: 'What a creator was paid of one currency, for everything that came in before the first of a month.',
})
export class Payout extends Node {
  @Field(() => SafeInt, { description: 'How much, in minor units.' })
  amountMinor: bigint;

  @Field({ description: 'ISO 4217 code, upper case.' })
  currency: string;

  @Field(() => Instant, { description: 'When it was paid.' })
  paidAt: Date;

  @Field(() => Instant, { description: 'When it was recorded.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of Payout objects.' })
export class PayoutConnection extends connectionOf(Payout, 'Payout') {}

@ObjectType({ description: 'What was paid out.' })
export class PayoutCreatePayload extends MutationPayload {
  @Field(() => [Payout], { description: 'One for each currency in which something was due.' })
  payouts: Payout[];
}

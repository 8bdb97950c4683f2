import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../schema/connection';
import { MutationInput, MutationPayload } from '../../schema/mutation';
import { Node } from '../../schema/node';
import { CalendarDate, Instant, SafeInt } from '../../schema/scalars';

@ObjectType({ implements: Node, description: 'What was spent in a month to win members.' })
export class AcquisitionCost extends Node {
  @Field(() => CalendarDate, { description: 'The first day of the month.' })
  month: string;

  @Field(() => SafeInt, { description: 'How much, in minor units.' })
  amountMinor: number;

  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => Instant, { description: 'When it was first said.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When it was said last.' })
  updatedAt: Date;
}

@ObjectType({ implements: Node, description: "What a unit of a currency is worth in the organization's." })
export class ExchangeRate extends Node {
  @Field({ description: 'The currency, as three capital letters.' })
  currency: string;

  @Field({ description: 'The currency in which its worth is told.' })
  quoteCurrency: string;

  @Field(() => CalendarDate, { description: 'From this day on, until a later one is set.' })
  day: string;

  @Field(() => String, { description: 'What one unit is worth, as an exact decimal.' })
  rate: string;

  @Field(() => Instant, { description: 'When it was first said.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When it was said last.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of AcquisitionCost objects.' })
export class AcquisitionCostConnection extends connectionOf(AcquisitionCost, 'AcquisitionCost') {}

@ObjectType({ description: 'A page of a list of ExchangeRate objects.' })
export class ExchangeRateConnection extends connectionOf(ExchangeRate, 'ExchangeRate') {}

@ArgsType()
export class RevenueInputsArgs extends PageArgs {}

@InputType({ description: 'What was spent in a month to win members; takes the place of what was said of it before.' })
export class AcquisitionCostSetInput extends MutationInput {
  @Field(() => CalendarDate, { description: 'Any day of the month.' })
  month: string;

  @Field(() => SafeInt, { description: 'How much, in minor units: 0 to 999,999,999.' })
  amountMinor: number;

  @Field(() => String, { nullable: true, description: "Currency; the organization's when absent." })
  currency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'For which creator; for the organization as a whole when absent, which no figure of a single creator counts.',
  })
  creatorId?: string | null;
}

@InputType({ description: 'What a currency is worth from a day on.' })
export class ExchangeRateSetInput extends MutationInput {
  @Field({ description: "The currency; not the organization's own." })
  currency: string;

  @Field(() => CalendarDate, { description: 'From this day on, until a later one is set.' })
  day: string;

  @Field({ description: "What one unit is worth in the organization's currency: a positive decimal such as 1.0842." })
  rate: string;
}

@ObjectType({ description: 'What is known of the costs of a month now.' })
export class AcquisitionCostSetPayload extends MutationPayload {
  @Field(() => AcquisitionCost, { description: 'The costs.' })
  acquisitionCost: AcquisitionCost;
}

@ObjectType({ description: 'The rate as it is now.' })
export class ExchangeRateSetPayload extends MutationPayload {
  @Field(() => ExchangeRate, { description: 'The rate.' })
  exchangeRate: ExchangeRate;
}

import { Field, Float, ObjectType } from 'type-graphql';
import { Instant, SafeInt } from '../../schema/scalars';
import type { EntryDrill, MovementDrill } from './revenue-drill';

@ObjectType({ description: 'A number that a figure is worked out from.' })
export class FigureInput {
  @Field({ description: 'Its name in the formula.' })
  name: string;

  @Field({ description: 'Its exact value: amounts in minor units, fractions as 1250/3.' })
  value: string;

  @Field({ description: 'What is counted: a currency, for its minor units; members; or nothing for a bare number.' })
  unit: string;
}

@ObjectType()
abstract class Figure {
  @Field({ description: 'How it is worked out.' })
  formula: string;

  @Field(() => [FigureInput], { description: 'From what it is worked out.' })
  inputs: FigureInput[];

  @Field(() => Instant, { description: 'All that took effect up to then counts.' })
  asOf: Date;
}

@ObjectType({ description: 'An amount of money with how it came about.' })
export class MoneyFigure extends Figure {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The amount in minor units, rounded to the nearest, halves away from zero; null when not computable.',
  })
  amountMinor: number | null;

  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => String, {
    nullable: true,
    description: 'The amount in minor units without any rounding: 41666, or 1250/3. Sums of these are exact.',
  })
  exact: string | null;

  /** Which movements make it, when movements do. */
  movementDrill: MovementDrill | null;

  /** Which events make it, when payments do. */
  entryDrill: EntryDrill | null;
}

@ObjectType({ description: 'A share or a ratio with how it came about.' })
export class RatioFigure extends Figure {
  @Field(() => Float, {
    nullable: true,
    description: 'The number, not rounded: 0.05 is 5 percent; null when not computable.',
  })
  value: number | null;
}

import { Field, ID, InputType, Int } from 'type-graphql';
import { Instant, SafeInt } from './scalars';
import type { RangeCriteria, TextCriteria } from '../shared/filter';

@InputType({ description: 'Conditions on an id. All that are given must hold.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: 'Is this object.' })
  eq?: string | null;

  @Field(() => ID, { nullable: true, description: 'Is any object but this one.' })
  ne?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Is one of these objects; an empty list matches nothing.' })
  in?: string[] | null;
}

@InputType({ description: 'Conditions on a text. All that are given must hold.' })
export class TextFilter implements TextCriteria {
  @Field(() => String, { nullable: true, description: 'Equals.' })
  eq?: string | null;

  @Field(() => String, { nullable: true, description: 'Differs, or is empty.' })
  ne?: string | null;

  @Field(() => [String], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Sorts after.' })
  gt?: string | null;

  @Field(() => String, { nullable: true, description: 'Equals, or sorts after.' })
  gte?: string | null;

  @Field(() => String, { nullable: true, description: 'Sorts before.' })
  lt?: string | null;

  @Field(() => String, { nullable: true, description: 'Equals, or sorts before.' })
  lte?: string | null;

  @Field(() => String, { nullable: true, description: 'Contains this part; case does not matter.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'Starts with this; case does not matter.' })
  startsWith?: string | null;

  @Field(() => String, { nullable: true, description: 'Ends with this; case does not matter.' })
  endsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no value (true) or has one (false).' })
  isNull?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether case does not matter in any of these conditions.' })
  ignoreCase?: boolean | null;
}

@InputType({ description: 'A condition on a truth value.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'Equals.' })
  eq?: boolean | null;
}

@InputType({ description: 'A condition on a truth value that may be missing.' })
export class ChoiceFilter {
  @Field(() => Boolean, { nullable: true, description: 'Equals.' })
  eq?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no value (true) or has one (false).' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on an instant. All that are given must hold.' })
export class InstantFilter implements RangeCriteria<Date> {
  @Field(() => Instant, { nullable: true, description: 'Equals.' })
  eq?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'After.' })
  gt?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'At or after.' })
  gte?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Before.' })
  lt?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'At or before.' })
  lte?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no value (true) or has one (false).' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on a whole number. All that are given must hold.' })
export class IntFilter implements RangeCriteria<number> {
  @Field(() => Int, { nullable: true, description: 'Equals.' })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: 'Greater than.' })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: 'At least.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'Less than.' })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most.' })
  lte?: number | null;

  @Field(() => [Int], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: number[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no value (true) or has one (false).' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on an amount in minor units (cents). All that are given must hold.' })
export class AmountFilter implements RangeCriteria<number> {
  @Field(() => SafeInt, { nullable: true, description: 'Equals.' })
  eq?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Greater than.' })
  gt?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'At least.' })
  gte?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Less than.' })
  lt?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'At most.' })
  lte?: number | null;
}

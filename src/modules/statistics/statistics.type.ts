import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate, SafeInt } from '../../schema/scalars';

@ObjectType({ description: 'How many members there were at the end of a day, by status.' })
export class MemberCount {
  @Field(() => CalendarDate, { description: "The day, in the organization's time zone." })
  date: string;

  @Field(() => Int, { description: 'Members with a paid subscription that gives access.' })
  paid: number;

  @Field(() => Int, { description: 'Members with access as a gift and none that is paid.' })
  gift: number;

  @Field(() => Int, { description: 'Members with complimentary access and no other.' })
  comped: number;

  @Field(() => Int, { description: 'All other members.' })
  free: number;
}

@ObjectType({ description: 'The monthly recurring revenue at the end of a day.' })
export class MrrPoint {
  @Field(() => CalendarDate, { description: "The day, in the organization's time zone." })
  date: string;

  @Field(() => SafeInt, { description: 'The monthly recurring revenue in minor units, such as cents.' })
  amountMinor: number;
}

@ObjectType({ description: 'How the monthly recurring revenue in one currency has changed.' })
export class MrrHistory {
  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => [MrrPoint], { description: 'The days on which it changed, oldest first.' })
  points: MrrPoint[];
}

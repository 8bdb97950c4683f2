import { ArgsType, Field } from 'type-graphql';
import { CalendarDate } from '../../schema/scalars';

@ArgsType()
export class HistoryArgs {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day that is wanted; from the start when absent.',
  })
  from?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day that is wanted; until today when absent.' })
  to?: string | null;
}

import { ArgsType, Field, ID } from 'type-graphql';
import { Instant } from '../../schema/scalars';
import { RevenuePeriod } from './revenue-analytics.type';

@ArgsType()
export class RevenueAnalyticsArgs {
  @Field(() => RevenuePeriod, { defaultValue: RevenuePeriod.MONTH, description: 'Which period.' })
  period: RevenuePeriod;

  @Field(() => ID, {
    nullable: true,
    description: 'Only of this creator; of all that the caller may see when absent.',
  })
  creatorId?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'The period in which this instant lies, up to it, as it is known now; the present when absent.',
  })
  at?: Date | null;
}

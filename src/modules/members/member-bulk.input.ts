import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { MemberFilter } from './member-filter.input';

@InputType()
abstract class MemberBulkInput extends MutationInput {
  @Field(() => MemberFilter, {
    nullable: true,
    description: 'Which members; must not be empty. Not together with all.',
  })
  filter?: MemberFilter | null;

  @Field(() => Boolean, { defaultValue: false, description: 'All members. Not together with a filter.' })
  all: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many members it must concern; with any other number nothing is done, and it is a CONFLICT.',
  })
  expectedCount?: number | null;
}

@InputType({ description: 'Which members are to be deleted.' })
export class MemberDeleteManyInput extends MemberBulkInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether live subscriptions are canceled at once; of at most 500 members a call.',
  })
  cancelSubscriptions: boolean;
}

@InputType({ description: 'Which members are to be unsubscribed, and from what.' })
export class MemberUnsubscribeManyInput extends MemberBulkInput {
  @Field(() => ID, { nullable: true, description: 'From this newsletter; from all when absent.' })
  newsletterId?: string | null;
}

@InputType({ description: 'Which members get a label.' })
export class MemberLabelAddManyInput extends MemberBulkInput {
  @Field(() => ID, { description: 'The label.' })
  labelId: string;
}

@InputType({ description: 'Which members lose a label.' })
export class MemberLabelRemoveManyInput extends MemberBulkInput {
  @Field(() => ID, { description: 'The label.' })
  labelId: string;
}

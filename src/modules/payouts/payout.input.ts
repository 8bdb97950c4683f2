import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';

@InputType({ description: 'Which payouts. All fields that are given must hold.' })
export class PayoutFilter {
  @Field(() => [PayoutFilter], { nullable: true, description: 'All of these hold.' })
  and?: PayoutFilter[] | null;

  @Field(() => [PayoutFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: PayoutFilter[] | null;

  @Field(() => PayoutFilter, { nullable: true, description: 'This does not hold.' })
  not?: PayoutFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The payout.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator who was paid.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'ISO 4217 code, upper case.' })
  currency?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was paid.' })
  paidAt?: InstantFilter | null;
}

@ArgsType()
export class PayoutsArgs extends PageArgs {
  @Field(() => PayoutFilter, { nullable: true, description: 'Which payouts; all when absent.' })
  filter?: PayoutFilter | null;
}

@InputType({ description: 'Pays a creator what came in before the first of the present month.' })
export class PayoutCreateInput extends MutationInput {
  @Field(() => ID, { description: 'The creator.' })
  creatorId: string;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code of the one currency; all when absent.' })
  currency?: string | null;
}

import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { AmountFilter, BooleanFilter, IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { SafeInt } from '../../schema/scalars';
import { TipOrderField, TipStatus } from './tip.type';

@InputType({ description: 'Conditions on what became of a tip. All that are given must hold.' })
export class TipStatusFilter {
  @Field(() => TipStatus, { nullable: true, description: 'Equals.' })
  eq?: TipStatus | null;

  @Field(() => [TipStatus], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: TipStatus[] | null;
}

@InputType({ description: 'Which tips. All fields that are given must hold.' })
export class TipFilter {
  @Field(() => [TipFilter], { nullable: true, description: 'All of these hold.' })
  and?: TipFilter[] | null;

  @Field(() => [TipFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: TipFilter[] | null;

  @Field(() => TipFilter, { nullable: true, description: 'This does not hold.' })
  not?: TipFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The tip.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Who gave it; matches no anonymous tip.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator who got it.' })
  creatorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The jar that it went into.' })
  jarId?: IdFilter | null;

  @Field(() => TipStatusFilter, { nullable: true, description: 'What became of it.' })
  status?: TipStatusFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether nobody is told who gave it.' })
  anonymous?: BooleanFilter | null;

  @Field(() => AmountFilter, { nullable: true, description: 'What was paid, in minor units.' })
  amountMinor?: AmountFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was given.' })
  tippedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of tips is ordered; ties go by id in the same direction.' })
export class TipOrder {
  @Field(() => TipOrderField, { description: 'By what.' })
  field: TipOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class TipsArgs extends PageArgs {
  @Field(() => TipFilter, { nullable: true, description: 'Which tips; all when absent.' })
  filter?: TipFilter | null;

  @Field(() => TipOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: TipOrder | null;
}

@ArgsType()
export class LiveTipsArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this creator.' })
  creatorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last change that was seen: resumes right behind it. From now on when absent.',
  })
  since?: string | null;
}

@InputType({ description: 'A tip.' })
export class TipCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Who gives it.' })
  memberId: string;

  @Field(() => ID, {
    nullable: true,
    description: "The creator who gets it, to whom the member must belong; the member's own when absent.",
  })
  creatorId?: string | null;

  @Field(() => ID, { nullable: true, description: "The jar that it goes into, of that creator's; none when absent." })
  jarId?: string | null;

  @Field(() => SafeInt, { description: 'What is paid, in minor units from 1 to 999,999,999.' })
  amountMinor: number;

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code: the jar's. Without a jar the organization's, and when absent.",
  })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'What is said with it, at most 1000 characters.' })
  message?: string | null;

  @Field({ defaultValue: false, description: 'Whether nobody is to be told who gave it.' })
  anonymous: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The payment provider's name of what is paid with; its default one when absent.",
  })
  paymentMethod?: string | null;
}

@InputType({ description: 'Which tip is paid back, and why.' })
export class TipRefundInput extends MutationInput {
  @Field(() => ID, { description: 'The tip.' })
  id: string;

  @Field(() => SafeInt, { nullable: true, description: 'How much, in minor units; all that is left when absent.' })
  amountMinor?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

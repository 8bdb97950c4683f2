import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { PurchaseKind } from '../purchases/purchase.type';
import { MrrMovementKind } from './mrr-movement.type';

@InputType({ description: 'Which movements. All fields that are given must hold.' })
export class MrrMovementFilter {
  @Field(() => [MrrMovementFilter], { nullable: true, description: 'All of these hold.' })
  and?: MrrMovementFilter[] | null;

  @Field(() => [MrrMovementFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: MrrMovementFilter[] | null;

  @Field(() => MrrMovementFilter, { nullable: true, description: 'This does not hold.' })
  not?: MrrMovementFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "The member's creator." })
  creatorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'A tier that it concerns.' })
  tierId?: IdFilter | null;

  @Field(() => [MrrMovementKind], { nullable: true, description: 'One of these kinds.' })
  kind?: MrrMovementKind[] | null;

  @Field(() => TextFilter, { nullable: true, description: 'The currency.' })
  currency?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it takes effect.' })
  at?: InstantFilter | null;
}

@ArgsType()
export class MrrMovementsArgs extends PageArgs {
  @Field(() => MrrMovementFilter, { nullable: true, description: 'Which movements; all when absent.' })
  filter?: MrrMovementFilter | null;
}

@InputType({ description: 'Which events. All fields that are given must hold.' })
export class RevenueEventFilter {
  @Field(() => [RevenueEventFilter], { nullable: true, description: 'All of these hold.' })
  and?: RevenueEventFilter[] | null;

  @Field(() => [RevenueEventFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: RevenueEventFilter[] | null;

  @Field(() => RevenueEventFilter, { nullable: true, description: 'This does not hold.' })
  not?: RevenueEventFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "The member's creator." })
  creatorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member.' })
  memberId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The purchase.' })
  purchaseId?: IdFilter | null;

  @Field(() => [PurchaseKind], { nullable: true, description: 'One of these kinds.' })
  kind?: PurchaseKind[] | null;

  @Field(() => TextFilter, { nullable: true, description: 'The currency.' })
  currency?: TextFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it took effect.' })
  at?: InstantFilter | null;
}

@ArgsType()
export class RevenueEventsArgs extends PageArgs {
  @Field(() => RevenueEventFilter, { nullable: true, description: 'Which events; all when absent.' })
  filter?: RevenueEventFilter | null;
}

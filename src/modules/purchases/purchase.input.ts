import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { Instant, SafeInt } from '../../schema/scalars';
import { PurchaseFilter } from './purchase-filter.input';
import { PurchaseKind, PurchaseOrderField, PurchaseStatus } from './purchase.type';

@InputType({ description: 'How a list of purchases is ordered; ties go by id in the same direction.' })
export class PurchaseOrder {
  @Field(() => PurchaseOrderField, { description: 'By what.' })
  field: PurchaseOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class PurchasesArgs extends PageArgs {
  @Field(() => PurchaseFilter, { nullable: true, description: 'Which purchases; all when absent.' })
  filter?: PurchaseFilter | null;

  @Field(() => PurchaseOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: PurchaseOrder | null;
}

@ArgsType()
export class MemberPurchasesArgs {
  @Field(() => PurchaseStatus, { nullable: true, description: 'Only those with this status.' })
  status?: PurchaseStatus | null;

  @Field(() => PurchaseKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: PurchaseKind | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this price.' })
  priceId?: string | null;
}

@InputType({ description: 'A payment that was made, or tried, outside of the gateway.' })
export class PurchaseRecordInput extends MutationInput {
  @Field(() => ID, { description: 'The member who pays.' })
  memberId: string;

  @Field(() => ID, {
    nullable: true,
    description: "The price that is paid; a completed one entitles to its tier's products.",
  })
  priceId?: string | null;

  @Field(() => SafeInt, {
    description: 'How much, in minor units of the currency, 0 to 999,999,999; may differ from the price.',
  })
  amountMinor: number;

  @Field({ description: "ISO 4217 code; the price's own when there is one." })
  currency: string;

  @Field({ description: 'Through whom, such as `stripe`; at most 100 characters.' })
  provider: string;

  @Field(() => String, {
    nullable: true,
    description: "The provider's name of the payment, at most 255 characters; recorded once.",
  })
  providerRef?: string | null;

  @Field(() => PurchaseStatus, {
    defaultValue: PurchaseStatus.COMPLETED,
    description: 'PENDING, COMPLETED, FAILED or EXPIRED.',
  })
  status: PurchaseStatus;

  @Field(() => Instant, { nullable: true, description: 'When; now when absent. Not in the future.' })
  purchasedAt?: Date | null;

  @Field(() => PurchaseKind, { defaultValue: PurchaseKind.TIER, description: 'What it is for.' })
  kind: PurchaseKind;
}

@InputType({ description: 'Pays money of a purchase back.' })
export class PurchaseRefundInput extends MutationInput {
  @Field(() => ID, { description: 'The purchase.' })
  id: string;

  @Field(() => SafeInt, { nullable: true, description: 'How much, in minor units; all that is left when absent.' })
  amountMinor?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

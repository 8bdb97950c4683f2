import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { AmountFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { OrderDirection } from '../../schema/order';
import { LedgerAccount, LedgerEntryOrderField, LedgerTransactionKind } from './ledger.type';

@InputType({ description: 'Conditions on an account of the ledger. All that are given must hold.' })
export class LedgerAccountFilter {
  @Field(() => LedgerAccount, { nullable: true, description: 'Equals.' })
  eq?: LedgerAccount | null;

  @Field(() => [LedgerAccount], { nullable: true, description: 'Equals one of these; an empty list matches nothing.' })
  in?: LedgerAccount[] | null;
}

@InputType({ description: 'Conditions on what is booked. All that are given must hold.' })
export class LedgerTransactionKindFilter {
  @Field(() => LedgerTransactionKind, { nullable: true, description: 'Equals.' })
  eq?: LedgerTransactionKind | null;

  @Field(() => [LedgerTransactionKind], {
    nullable: true,
    description: 'Equals one of these; an empty list matches nothing.',
  })
  in?: LedgerTransactionKind[] | null;
}

@InputType({ description: 'Which ledger entries. All fields that are given must hold.' })
export class LedgerEntryFilter {
  @Field(() => [LedgerEntryFilter], { nullable: true, description: 'All of these hold.' })
  and?: LedgerEntryFilter[] | null;

  @Field(() => [LedgerEntryFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: LedgerEntryFilter[] | null;

  @Field(() => LedgerEntryFilter, { nullable: true, description: 'This does not hold.' })
  not?: LedgerEntryFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The entry.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose money it is.' })
  creatorId?: IdFilter | null;

  @Field(() => LedgerAccountFilter, { nullable: true, description: 'The account.' })
  account?: LedgerAccountFilter | null;

  @Field(() => LedgerTransactionKindFilter, { nullable: true, description: 'What is booked.' })
  kind?: LedgerTransactionKindFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'ISO 4217 code, upper case.' })
  currency?: TextFilter | null;

  @Field(() => AmountFilter, { nullable: true, description: 'The amount.' })
  amountMinor?: AmountFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it took effect.' })
  occurredAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of ledger entries is ordered; ties go by id in the same direction.' })
export class LedgerEntryOrder {
  @Field(() => LedgerEntryOrderField, { description: 'By what.' })
  field: LedgerEntryOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class LedgerEntriesArgs extends PageArgs {
  @Field(() => LedgerEntryFilter, { nullable: true, description: 'Which entries; all when absent.' })
  filter?: LedgerEntryFilter | null;

  @Field(() => LedgerEntryOrder, { nullable: true, description: 'Newest first when absent.' })
  orderBy?: LedgerEntryOrder | null;
}

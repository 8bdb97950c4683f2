import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { Scope } from '../../schema/scope';
import { compileFilter } from '../../shared/filter';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { purchaseById } from '../purchases/purchase.loaders';
import type { PurchaseRow } from '../purchases/purchase.repository';
import { Purchase } from '../purchases/purchase.type';
import { type CreatorBalanceRow, entriesVisible } from './creator-balance.service';
import { ledgerEntryFilterSpec } from './ledger.filter';
import { LedgerEntriesArgs } from './ledger.input';
import { balancesByCreator, ledgerTransactionById } from './ledger.loaders';
import { type LedgerEntryRow, listEntries } from './ledger.repository';
import {
  CreatorBalance,
  LedgerEntry,
  LedgerEntryConnection,
  LedgerEntryOrderField,
  LedgerTransactionKind,
} from './ledger.type';

@Resolver(() => LedgerEntry)
export class LedgerResolver {
  @Query(() => LedgerEntryConnection, {
    description: 'Entries of the ledger of payments through the gateway, newest first unless ordered otherwise.',
  })
  @Scope('revenue:read')
  ledgerEntries(
    @Args(() => LedgerEntriesArgs) args: LedgerEntriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<LedgerEntryRow>> {
    const where = { AND: [entriesVisible(context.viewer), compileFilter(ledgerEntryFilterSpec, args.filter)] };
    return listEntries(context.db, { where, order: orderOf(args), page: args });
  }

  @FieldResolver(() => LedgerTransactionKind, { description: 'What is booked.' })
  async kind(@Root() entry: LedgerEntryRow, @Ctx() context: RequestContext): Promise<LedgerTransactionKind> {
    const booked = await ledgerTransactionById(context).load(entry.transactionId);
    if (!booked) throw new Error('An entry of the ledger belongs to nothing.');
    return booked.kind;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'The creator whose money it is.' })
  creator(@Root() entry: LedgerEntryRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(entry.creatorId);
  }

  @FieldResolver(() => Purchase, {
    nullable: true,
    description: 'What was bought; null for a payout, and when the caller may not see purchases.',
  })
  async purchase(@Root() entry: LedgerEntryRow, @Ctx() context: RequestContext): Promise<PurchaseRow | null> {
    return entry.purchaseId ? purchaseById(context).load(entry.purchaseId) : null;
  }
}

function orderOf({ orderBy }: LedgerEntriesArgs) {
  if (!orderBy) return NEWEST_FIRST;
  const direction = orderBy.direction === 'ASC' ? ('asc' as const) : ('desc' as const);
  const column = orderBy.field === LedgerEntryOrderField.OCCURRED_AT ? 'occurredAt' : 'createdAt';
  return { column, kind: 'instant' as const, direction };
}

@Resolver(() => Creator)
export class CreatorBalanceResolver {
  @FieldResolver(() => [CreatorBalance], {
    description: 'What came in for the creator through the gateway, by currency; none without the scope revenue:read.',
  })
  balances(@Root() creator: CreatorRow, @Ctx() context: RequestContext): Promise<CreatorBalanceRow[]> {
    return balancesByCreator(context).load(creator.id);
  }
}

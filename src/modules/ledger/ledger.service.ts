import type { RequestContext } from '../../context';
import { type Id, newId } from '../../shared/id';
import type { PurchaseKind } from '../purchases/purchase.type';
import {
  findEntries,
  findFee,
  insertBookings,
  type LedgerEntryRow,
  type LedgerTransactionRow,
  sumByCreator,
} from './ledger.repository';
import { feeOf, feeOfRefund } from './ledger.rules';

type Account = LedgerEntryRow['account'];

/** Money of a member that came in for a purchase. */
export interface ChargeToBook {
  readonly organizationId: Id;
  readonly paymentId: Id;
  readonly purchaseId: Id;
  /** Who paid; null where nobody is to know. */
  readonly memberId: Id | null;
  readonly creatorId: Id;
  readonly kind: PurchaseKind;
  /** In minor units, positive. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Business time. */
  readonly occurredAt: Date;
}

/** A booking and its amounts by account; those of zero are left out. */
interface Booking {
  readonly transaction: Pick<LedgerTransactionRow, 'organizationId' | 'kind' | 'sourceId' | 'occurredAt'>;
  readonly about: Pick<LedgerEntryRow, 'creatorId' | 'memberId' | 'purchaseId' | 'purchaseKind' | 'currency'>;
  readonly amounts: Readonly<Partial<Record<Account, bigint>>>;
}

/** Books charges of one organization: what each member gave, to the creator and, of it, the fee to the platform. */
export async function bookCharges(context: RequestContext, charges: readonly ChargeToBook[]): Promise<void> {
  const [first] = charges;
  if (!first) return;
  const basisPoints = await findFee(context.db, first.organizationId);
  await write(
    context,
    charges.map(({ organizationId, paymentId: sourceId, occurredAt, amountMinor, kind, ...charge }) => {
      const { creatorId, memberId, purchaseId, currency } = charge;
      const fee = feeOf(amountMinor, basisPoints);
      return {
        transaction: { organizationId, kind: 'CHARGE', sourceId, occurredAt },
        about: { creatorId, memberId, purchaseId, purchaseKind: kind, currency },
        amounts: { MEMBER: -amountMinor, CREATOR: amountMinor - fee, PLATFORM_FEE: fee },
      };
    }),
  );
}

/** Money of a purchase that goes back to its member. */
export interface RefundToBook {
  readonly organizationId: Id;
  readonly refundId: Id;
  readonly purchaseId: Id;
  readonly amountMinor: bigint;
  readonly occurredAt: Date;
}

/**
 * Books a refund of a charge that was booked: the creator and the platform give their shares back. The caller holds the
 * purchase's lock. What was not booked is not refunded here either.
 */
export async function bookRefund(context: RequestContext, refund: RefundToBook): Promise<void> {
  const { organizationId, refundId: sourceId, purchaseId, amountMinor, occurredAt } = refund;
  const entries = await findEntries(context.db, { organizationId, purchaseId });
  const [first] = entries;
  if (!first) return;
  const charges = entries.filter(({ transaction }) => transaction.kind === 'CHARGE');
  const charged = -sumOf(charges, 'MEMBER');
  const fee = sumOf(charges, 'PLATFORM_FEE');
  const shareOf = (refunded: bigint) => feeOfRefund({ amountMinor: charged, feeMinor: fee }, refunded);
  // From what is booked, so that the whole fee has gone back with the last refund, in whichever steps.
  const back = shareOf(sumOf(entries, 'REFUND') + amountMinor) - (fee - sumOf(entries, 'PLATFORM_FEE'));
  const { creatorId, memberId, purchaseKind, currency } = first;
  const booking: Booking = {
    transaction: { organizationId, kind: 'REFUND', sourceId, occurredAt },
    about: { creatorId, memberId, purchaseId, purchaseKind, currency },
    amounts: { REFUND: amountMinor, CREATOR: back - amountMinor, PLATFORM_FEE: -back },
  };
  await write(context, [booking]);
}

function sumOf(entries: readonly LedgerEntryRow[], account: Account): bigint {
  return entries.reduce((sum, entry) => (entry.account === account ? sum + entry.amountMinor : sum), 0n);
}

/** Books a charge or a refund back that has come to nothing at the provider. */
export async function bookBack(
  context: RequestContext,
  booked: { readonly organizationId: Id; readonly kind: 'CHARGE' | 'REFUND'; readonly sourceId: Id; readonly at: Date },
): Promise<void> {
  const { organizationId, kind, sourceId, at: occurredAt } = booked;
  const entries = await findEntries(context.db, { organizationId, transaction: { kind, sourceId } });
  const [first] = entries;
  if (!first) return;
  const { creatorId, memberId, purchaseId, purchaseKind, currency } = first;
  const amounts = Object.fromEntries(entries.map(({ account, amountMinor }) => [account, -amountMinor]));
  const transaction = { organizationId, kind: `${kind}_REVERSAL` as const, sourceId, occurredAt };
  await write(context, [{ transaction, about: { creatorId, memberId, purchaseId, purchaseKind, currency }, amounts }]);
}

/** What is due to a creator of what came in before an instant, by currency; never more than is there now. */
export async function duePayouts(
  context: RequestContext,
  of: { readonly organizationId: Id; readonly creatorId: Id; readonly before: Date },
): Promise<{ currency: string; amountMinor: bigint }[]> {
  const creatorIds = [of.creatorId];
  const due = await sumByCreator(context.db, of.organizationId, { creatorIds, before: of.before });
  const there = await sumByCreator(context.db, of.organizationId, { creatorIds, before: null });
  return due.flatMap(({ currency, creator }) => {
    const now = there.find((each) => each.currency === currency)?.creator ?? 0n;
    const amountMinor = creator < now ? creator : now;
    return amountMinor > 0n ? [{ currency, amountMinor }] : [];
  });
}

/** Books what was paid out to a creator. */
export async function bookPayout(
  context: RequestContext,
  payout: {
    readonly organizationId: Id;
    readonly payoutId: Id;
    readonly creatorId: Id;
    readonly amountMinor: bigint;
    readonly currency: string;
    readonly occurredAt: Date;
  },
): Promise<void> {
  const { organizationId, payoutId: sourceId, creatorId, amountMinor, currency, occurredAt } = payout;
  const about = { creatorId, memberId: null, purchaseId: null, purchaseKind: null, currency };
  const transaction = { organizationId, kind: 'PAYOUT' as const, sourceId, occurredAt };
  await write(context, [{ transaction, about, amounts: { CREATOR: -amountMinor, PAYOUT: amountMinor } }]);
}

async function write(context: RequestContext, bookings: readonly Booking[]): Promise<void> {
  const createdAt = context.clock.now();
  const transactions = bookings.map(({ transaction }) => ({ ...transaction, id: newId(createdAt), createdAt }));
  const entries = bookings.flatMap(({ about, amounts }, index) => {
    const { organizationId, id: transactionId = '', occurredAt } = transactions[index] ?? ({} as never);
    const lines = Object.entries(amounts).filter(([, amountMinor]) => amountMinor !== 0n);
    return lines.map(([account, amountMinor]) => ({
      ...{ organizationId, id: newId(createdAt), transactionId, account: account as Account, ...about },
      ...{ amountMinor, occurredAt, createdAt },
    }));
  });
  await insertBookings(context.db, transactions, entries);
}

import type {
  LedgerEntryModel,
  PaymentModel,
  PayoutModel,
  PurchaseModel,
  RefundModel,
  TestProviderChargeModel,
} from '../database/generated/models';
import { feeOf, feeOfRefund } from '../modules/ledger/ledger.rules';
import type { Id } from '../shared/id';
import type { Ledger } from './ledger';

const FEE_BASIS_POINTS = 1000;
const CARD = 'pm_card_visa';

/** To whom a purchase's money goes. */
interface Owner {
  readonly purchase: PurchaseModel;
  readonly creatorId: Id;
}

/** Lets the test provider have taken the money of a purchase, and books it: the share of the creator and the fee. */
export function bookPurchase(ledger: Ledger, { purchase, creatorId }: Owner): void {
  const { amountMinor, purchasedAt: at, status, kind, priceId, memberId, currency, provider } = purchase;
  if (amountMinor === 0n || !['COMPLETED', 'FAILED'].includes(status)) return;
  const failed = status === 'FAILED';
  const born = ledger.born(at);
  const providerRef = `ch_test_${born.id}`;
  const payment: PaymentModel = {
    ...{ ...born, memberId, creatorId, kind, subject: `price:${priceId ?? ''}`, amountMinor, currency },
    ...{ status: failed ? 'FAILED' : 'CAPTURED', provider, providerRef: failed ? null : providerRef },
    ...{ paymentMethod: null, reusableMethod: failed ? null : CARD, cardLast4: failed ? null : '4242' },
    ...{
      offSession: false,
      anonymous: purchase.anonymous,
      claim: null,
      purchaseId: failed ? null : purchase.id,
      quotedAt: at,
      attempts: 0,
    },
    ...{ failureCode: failed ? 'card_declined' : null, failureMessage: failed ? 'Your card was declined.' : null },
    ...{ leasedUntil: null, settleAt: null },
  };
  ledger.tables.payments.push(payment);
  ledger.tables.test_provider_charges.push(chargeOf(payment));
  if (failed) return;
  purchase.providerRef = providerRef;
  const fee = feeOf(amountMinor, FEE_BASIS_POINTS);
  const amounts = { MEMBER: -amountMinor, CREATOR: amountMinor - fee, PLATFORM_FEE: fee } as const;
  book(ledger, { kind: 'CHARGE', sourceId: payment.id, at, amounts, about: aboutOf({ purchase, creatorId }) });
}

function chargeOf({ id: key, status, amountMinor, currency, createdAt }: PaymentModel): TestProviderChargeModel {
  const declined = status === 'FAILED';
  const paymentMethod = declined ? 'pm_card_declined' : CARD;
  const told = { status: declined ? 'DECLINED' : 'CAPTURED', declineCode: declined ? 'card_declined' : null };
  return { key, paymentMethod, amountMinor, currency, ...told, refundedMinor: 0n, createdAt };
}

/** Books the first refund of a purchase that was booked. */
export function bookPayBack(ledger: Ledger, refund: RefundModel, { purchase, creatorId }: Owner): void {
  const payment = ledger.tables.payments.findLast(({ purchaseId }) => purchaseId === purchase.id);
  const charge = ledger.tables.test_provider_charges.findLast(({ key }) => key === payment?.id);
  if (!payment || !charge) return;
  const { amountMinor, id: sourceId, refundedAt: at } = refund;
  refund.paymentId = payment.id;
  refund.providerRef = `re_test_${refund.id}`;
  charge.refundedMinor = amountMinor;
  const charged = { amountMinor: purchase.amountMinor, feeMinor: feeOf(purchase.amountMinor, FEE_BASIS_POINTS) };
  const fee = feeOfRefund(charged, amountMinor);
  const amounts = { REFUND: amountMinor, CREATOR: fee - amountMinor, PLATFORM_FEE: -fee } as const;
  book(ledger, { kind: 'REFUND', sourceId, at, amounts, about: aboutOf({ purchase, creatorId }) });
}

type About = Pick<LedgerEntryModel, 'creatorId' | 'memberId' | 'purchaseId' | 'purchaseKind' | 'currency'>;

function aboutOf({ purchase, creatorId }: Owner): About {
  const { memberId, id: purchaseId, kind: purchaseKind, currency } = purchase;
  return { creatorId, memberId, purchaseId, purchaseKind, currency };
}

interface Booking {
  readonly kind: 'CHARGE' | 'REFUND' | 'PAYOUT';
  readonly sourceId: Id;
  readonly at: Date;
  readonly amounts: Readonly<Partial<Record<LedgerEntryModel['account'], bigint>>>;
  readonly about: About;
}

function book(ledger: Ledger, { kind, sourceId, at, amounts, about }: Booking): void {
  const { organizationId, tables } = ledger;
  const transactionId = ledger.id(at);
  const times = { occurredAt: at, createdAt: at };
  tables.ledger_transactions.push({ organizationId, id: transactionId, kind, sourceId, ...times });
  for (const [account, amountMinor] of Object.entries(amounts)) {
    if (amountMinor === 0n) continue;
    const line = { organizationId, id: ledger.id(at), transactionId, account: account as LedgerEntryModel['account'] };
    tables.ledger_entries.push({ ...line, ...about, amountMinor, ...times });
  }
}

/** Pays each creator at the first of the last month what was due to them then. */
export function payOut(ledger: Ledger, dueAt: Date): void {
  const due = new Map<string, Pick<PayoutModel, 'creatorId' | 'currency' | 'amountMinor'>>();
  for (const { account, creatorId, currency, amountMinor, occurredAt } of ledger.tables.ledger_entries) {
    if (account !== 'CREATOR' || occurredAt >= dueAt) continue;
    const key = `${creatorId} ${currency}`;
    due.set(key, { creatorId, currency, amountMinor: (due.get(key)?.amountMinor ?? 0n) + amountMinor });
  }
  for (const { creatorId, currency, amountMinor } of due.values()) {
    if (amountMinor <= 0n) continue;
    const { organizationId } = ledger;
    const row = { organizationId, id: ledger.id(dueAt), creatorId, currency, amountMinor, dueOn: dueAt, paidAt: dueAt };
    const payout: PayoutModel = { ...row, createdAt: dueAt };
    ledger.tables.payouts.push(payout);
    const about = { creatorId, memberId: null, purchaseId: null, purchaseKind: null, currency };
    const amounts = { CREATOR: -amountMinor, PAYOUT: amountMinor };
    book(ledger, { kind: 'PAYOUT', sourceId: payout.id, at: dueAt, amounts, about });
    ledger.note('payout.created', dueAt, { row: payout, creatorId });
  }
}

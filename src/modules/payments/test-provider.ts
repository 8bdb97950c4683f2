import type { Db } from '../../database/transaction';
import type {
  ChargeAnswer,
  PaymentProvider,
  ProviderCharge,
  ProviderRefund,
  RefundAnswer,
} from '../../shared/payment-provider';
import { DEFAULT_TOKEN, testCard } from './test-cards';
import {
  bookCharges,
  type BookedCharge,
  bookRefund,
  findBooked,
  isRefundBooked,
  moveAuthorized,
} from './test-provider.repository';

const UNKNOWN = { status: 'UNKNOWN' } as const;

/** Pays by Stripe's well-known test tokens, without anybody's money. Its books are in the database. */
export class TestProvider implements PaymentProvider {
  readonly name = 'test';

  constructor(private readonly db: Db) {}

  async authorize(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    const arriving = charges.filter((charge) => cardOf(charge).lost !== 'nothingHappened');
    const losing = arriving.filter((charge) => cardOf(charge).lost === 'authorize');
    const known = losing.length > 0 ? await findBooked(this.db, keysOf(losing)) : [];
    await bookCharges(this.db, arriving.map(toBooked));
    const answers = await this.find(charges);
    return charges.map((charge, index) => {
      const { lost } = cardOf(charge);
      // What comes again under a known key is answered.
      const isLost =
        lost === 'nothingHappened' || (lost === 'authorize' && !known.some(({ key }) => key === charge.key));
      return isLost ? UNKNOWN : (answers[index] ?? UNKNOWN);
    });
  }

  async find(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    const booked = new Map((await findBooked(this.db, keysOf(charges))).map((row) => [row.key, row]));
    return charges.map(({ key }) => toAnswer(booked.get(key)));
  }

  async capture(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    const losing = charges.filter((charge) => cardOf(charge).lost === 'capture');
    const before = losing.length > 0 ? await findBooked(this.db, keysOf(losing)) : [];
    await moveAuthorized(this.db, keysOf(charges), 'CAPTURED');
    const answers = await this.find(charges);
    const lost = new Set(before.filter(({ status }) => status === 'AUTHORIZED').map(({ key }) => key));
    return charges.map(({ key }, index) => (lost.has(key) ? UNKNOWN : (answers[index] ?? UNKNOWN)));
  }

  async void(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]> {
    await moveAuthorized(this.db, keysOf(charges), 'CANCELED');
    return this.find(charges);
  }

  async refund(refunds: readonly ProviderRefund[]): Promise<readonly RefundAnswer[]> {
    const charges = await findBooked(this.db, [...new Set(refunds.map(({ chargeKey }) => chargeKey))]);
    const answers: RefundAnswer[] = [];
    for (const refund of refunds) answers.push(await this.refundOne(refund, charges));
    return answers;
  }

  private async refundOne(refund: ProviderRefund, charges: readonly BookedCharge[]): Promise<RefundAnswer> {
    const { key, chargeKey, amountMinor } = refund;
    const charge = charges.find((row) => row.key === chargeKey);
    const card = charge && testCard(charge.paymentMethod);
    if (card?.refusesRefunds)
      return { status: 'REFUSED', code: 'refund_failed', message: 'The card takes no refunds.' };
    const known = card?.lost === 'refund' && (await isRefundBooked(this.db, key));
    const createdAt = charge?.createdAt;
    const done = createdAt && (await bookRefund(this.db, { key, chargeKey, amountMinor, createdAt }));
    if (!done)
      return { status: 'REFUSED', code: 'charge_not_refundable', message: 'So much is not left of the charge.' };
    return card?.lost === 'refund' && !known ? UNKNOWN : { status: 'SUCCEEDED', ref: `re_test_${key}` };
  }
}

function cardOf({ paymentMethod }: ProviderCharge) {
  return testCard(paymentMethod ?? DEFAULT_TOKEN);
}

function keysOf(charges: readonly ProviderCharge[]): string[] {
  return charges.map(({ key }) => key);
}

function toBooked(charge: ProviderCharge): BookedCharge {
  const { key, amountMinor, currency, paymentMethod, askedAt: createdAt } = charge;
  const { decline } = cardOf(charge);
  return {
    key,
    paymentMethod: paymentMethod ?? DEFAULT_TOKEN,
    amountMinor,
    currency,
    status: decline ? 'DECLINED' : 'AUTHORIZED',
    declineCode: decline?.code ?? null,
    refundedMinor: 0n,
    createdAt,
  };
}

function toAnswer(booked: BookedCharge | undefined): ChargeAnswer {
  if (!booked) return { status: 'NONE' };
  const { key, status, paymentMethod } = booked;
  const { last4, decline } = testCard(paymentMethod);
  if (status === 'DECLINED') return { status, code: decline?.code ?? 'card_declined', message: decline?.message ?? '' };
  const held = status as 'AUTHORIZED' | 'CAPTURED' | 'CANCELED';
  return { status: held, ref: `ch_test_${key}`, reusableMethod: paymentMethod, cardLast4: last4 };
}

import { randomBytes } from 'node:crypto';
import { isEmail } from '../../shared/email';
import { badInput, Failure, Problems } from '../../shared/failure';
import { addIntervals } from '../../shared/period';
import { checkFilledText, checkText, checkWhole } from '../../shared/text-rules';
import type { PriceRow } from '../tiers/price.repository';
import type { TierRow } from '../tiers/tier.repository';
import type { GiftStatus } from './gift.type';

const MAX_MONTHS = 36;
const MAX_MESSAGE = 1_000;
const MAX_METHOD = 255;
/** For so long a gift that was delivered waits to be claimed. */
const CLAIMABLE = { unit: 'MONTH', count: 12 } as const;
const MONTHS_OF = { MONTH: 1, YEAR: 12 } as const;
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of 32 letters each: 80 bits, which nobody finds by trying. */
const CODE_LENGTH = 16;

/** What is checked of a gift by itself. */
export interface GiftValues {
  readonly toMemberId?: string | null | undefined;
  readonly toEmail?: string | null | undefined;
  readonly months: number;
  readonly deliverOn?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly paymentMethod?: string | null | undefined;
}

/** Checks a gift on a day of the organization's calendar and refuses all that is wrong at once. */
export function checkGift(values: GiftValues, today: string): void {
  const problems = new Problems();
  const { toMemberId, toEmail, months: number, deliverOn, message: text, paymentMethod } = values;
  problems.check(Boolean(toMemberId) !== Boolean(toEmail), 'toMemberId', 'Give exactly one of toMemberId and toEmail.');
  if (toEmail) problems.check(isEmail(toEmail), 'toEmail', 'The toEmail must be a valid email address.');
  checkWhole(problems, 'months', { number, min: 1, max: MAX_MONTHS });
  if (deliverOn) problems.check(deliverOn >= today, 'deliverOn', 'The deliverOn must not be in the past.');
  checkText(problems, 'message', { text, max: MAX_MESSAGE });
  if (paymentMethod !== null) checkFilledText(problems, 'paymentMethod', { text: paymentMethod, max: MAX_METHOD });
  problems.throwIfAny();
}

/** Checks that a tier can be given to members of a creator. */
export function checkGiftTier(tier: TierRow, creatorId: string): void {
  const problem =
    (tier.archivedAt ? 'The tier is archived.' : undefined) ??
    (tier.creatorId && tier.creatorId !== creatorId ? "The tier is another creator's." : undefined) ??
    (tier.type === 'PAID' ? undefined : 'The tier is free: there is nothing to give.');
  if (problem) throw new Failure('INVALID_TIER', problem, { fields: { tierId: [problem] } });
}

/** What months of a tier cost by one of its prices: a whole number of periods. */
export function giftAmount(price: PriceRow, tier: TierRow, months: number): bigint {
  const { tierId, type, interval, intervalCount, archivedAt, amountMinor } = price;
  if (tierId !== tier.id) throw badInput('priceId', 'The price belongs to another tier.');
  if (archivedAt) throw badInput('priceId', 'The price is archived.');
  if (type !== 'RECURRING' || (interval !== 'MONTH' && interval !== 'YEAR'))
    throw badInput('priceId', 'The price is not for months or years.');
  const period = MONTHS_OF[interval] * intervalCount;
  if (months % period !== 0) throw badInput('months', `The price is for ${period} months at a time.`);
  return amountMinor * BigInt(months / period);
}

/** Until when a gift can be claimed that is delivered then. */
export function claimableUntil(deliverAt: Date, timeZone: string): Date {
  return addIntervals(deliverAt, { ...CLAIMABLE, timeZone }, 1);
}

/** A new code, as people read it: `7K3M-…`. */
export function newGiftCode(): string {
  const letters = Array.from(randomBytes(CODE_LENGTH), (byte) => CODE_LETTERS.charAt(byte & 31)).join('');
  return printCode(letters);
}

/** A code as it was typed, in the form in which it is kept. */
export function readGiftCode(text: string): string {
  return printCode(text.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

function printCode(letters: string): string {
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/** When something is to happen to a gift by itself; null when nothing is. */
export function giftDueAt(status: GiftStatus, times: { readonly deliverAt: Date; readonly expiresAt: Date }) {
  if (status === 'SCHEDULED') return times.deliverAt;
  return status === 'UNCLAIMED' ? times.expiresAt : null;
}

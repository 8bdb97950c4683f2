import { Problems } from '../../shared/failure';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { checkFilledText, checkSlug, checkText, checkWhole } from '../../shared/text-rules';
import type {
  DiscountCadence,
  DiscountDuration,
  DiscountRedemptionType,
  DiscountStatus,
  DiscountType,
} from './discount.type';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2000;
const MAX_PERCENT = 100;
const MAX_TRIAL_DAYS = 730;
const MAX_MONTHS = 120;

/** The fields of a discount that can change; absent ones stay as they are. */
export interface DiscountValues {
  readonly name?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly displayTitle?: string | null | undefined;
  readonly displayDescription?: string | null | undefined;
  readonly status?: DiscountStatus | null | undefined;
}

/** What a discount gives. Never changes. */
export interface DiscountBenefit {
  readonly type: DiscountType;
  readonly cadence: DiscountCadence;
  /** Percent, minor units or days, by type. */
  readonly amount: number | bigint;
  readonly duration?: DiscountDuration | null | undefined;
  readonly durationMonths?: number | null | undefined;
  readonly currency?: string | null | undefined;
}

/** A new discount. */
export interface NewDiscountValues extends DiscountValues, DiscountBenefit {
  readonly name: string;
  readonly tierId: string;
  readonly redemptionType?: DiscountRedemptionType | null | undefined;
}

/** Checks what can change of a discount and refuses all that is wrong at once. */
export function checkDiscountValues(values: DiscountValues): void {
  const problems = new Problems();
  noteValues(problems, values);
  problems.throwIfAny();
}

/** Checks a new discount, as far as it can be told without its tier, and refuses all that is wrong at once. */
export function checkNewDiscount(values: NewDiscountValues): void {
  const problems = new Problems();
  noteValues(problems, { ...values, code: values.code ?? undefined });
  noteAmount(problems, values);
  noteDuration(problems, values);
  const { type, currency } = values;
  if (type !== 'FIXED') problems.check(!currency, 'currency', 'Only an amount of money has a currency.');
  else
    problems.check(parseCurrency(currency ?? '') !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  problems.throwIfAny();
}

/** For how long a new discount lowers payments when nothing is said. */
export function durationOf({ type, duration }: DiscountBenefit): DiscountDuration {
  return duration ?? (type === 'TRIAL' ? 'TRIAL' : 'ONCE');
}

function noteValues(problems: Problems, values: DiscountValues): void {
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.code, 'code');
  checkText(problems, 'displayTitle', { text: values.displayTitle, max: MAX_NAME });
  checkText(problems, 'displayDescription', { text: values.displayDescription, max: MAX_DESCRIPTION });
}

function noteAmount(problems: Problems, { type, amount }: DiscountBenefit): void {
  const max = { PERCENT: MAX_PERCENT, TRIAL: MAX_TRIAL_DAYS, FIXED: Number(MAX_AMOUNT_MINOR) }[type];
  const what = { PERCENT: 'percentage', TRIAL: 'number of days', FIXED: 'number of minor units' }[type];
  problems.check(amount >= 1 && amount <= max, 'amount', `The amount must be a ${what} from 1 to ${max}.`);
}

function noteDuration(problems: Problems, benefit: DiscountBenefit): void {
  const { type, cadence, durationMonths } = benefit;
  const duration = durationOf(benefit);
  if ((type === 'TRIAL') !== (duration === 'TRIAL'))
    problems.add('duration', 'The duration TRIAL belongs to the type TRIAL, and no other does.');
  if (duration !== 'REPEATING') {
    problems.check(
      durationMonths === null || durationMonths === undefined,
      'durationMonths',
      'Only REPEATING has months.',
    );
    return;
  }
  problems.check(cadence === 'MONTH', 'duration', 'A discount on yearly prices cannot repeat: it is ONCE or FOREVER.');
  problems.check(Boolean(durationMonths), 'durationMonths', 'The durationMonths is required for REPEATING.');
  checkWhole(problems, 'durationMonths', { number: durationMonths, min: 1, max: MAX_MONTHS });
}

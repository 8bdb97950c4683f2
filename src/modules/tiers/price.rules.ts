import { Problems } from '../../shared/failure';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { checkText, checkWhole } from '../../shared/text-rules';
import type { PriceInterval, PriceType } from './price.type';

const MAX_NICKNAME = 191;
const MAX_INTERVAL_COUNT = 365;

/** A new price. Amount, currency and interval never change afterwards. */
export interface NewPriceValues {
  readonly nickname?: string | null | undefined;
  readonly type?: `${PriceType}` | null | undefined;
  readonly amountMinor: number | bigint;
  readonly currency: string;
  readonly interval?: `${PriceInterval}` | null | undefined;
  readonly intervalCount?: number | null | undefined;
}

/** Checks a new price and refuses all that is wrong at once. */
export function checkNewPrice(values: NewPriceValues): void {
  const { type, amountMinor, interval } = values;
  const problems = new Problems();
  checkText(problems, 'nickname', { text: values.nickname, max: MAX_NICKNAME });
  const amountFits = amountMinor >= 0 && amountMinor <= MAX_AMOUNT_MINOR;
  problems.check(amountFits, 'amountMinor', `The amountMinor must not be negative, nor more than ${MAX_AMOUNT_MINOR}.`);
  problems.check(parseCurrency(values.currency) !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  const recurring = (type ?? 'RECURRING') === 'RECURRING';
  if (recurring) problems.check(Boolean(interval), 'interval', 'A recurring price needs an interval.');
  else problems.check(!interval, 'interval', 'Only a recurring price has an interval.');
  checkWhole(problems, 'intervalCount', { number: values.intervalCount, min: 1, max: MAX_INTERVAL_COUNT });
  problems.throwIfAny();
}

/** Checks the nickname of a price. */
export function checkNickname(nickname: string | null | undefined): void {
  const problems = new Problems();
  checkText(problems, 'nickname', { text: nickname, max: MAX_NICKNAME });
  problems.throwIfAny();
}

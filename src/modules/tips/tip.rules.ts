import { Problems } from '../../shared/failure';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { checkFilledText, checkText, checkWhole } from '../../shared/text-rules';

const MAX_MESSAGE = 1_000;
const MAX_METHOD = 255;

/** What who has tipped is told when the jar has no words of its own. */
export const USUAL_THANKS = 'Thank you so much for your support!';

/** What is checked of a tip. */
export interface TipValues {
  readonly amountMinor: number;
  readonly currency?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly paymentMethod?: string | null | undefined;
}

/** Checks a tip by itself and refuses all that is wrong at once. */
export function checkTip({ amountMinor: number, currency, message: text, paymentMethod }: TipValues): void {
  const problems = new Problems();
  checkWhole(problems, 'amountMinor', { number, min: 1, max: Number(MAX_AMOUNT_MINOR) });
  checkText(problems, 'message', { text, max: MAX_MESSAGE });
  if (currency)
    problems.check(parseCurrency(currency) !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  if (paymentMethod !== null) checkFilledText(problems, 'paymentMethod', { text: paymentMethod, max: MAX_METHOD });
  problems.throwIfAny();
}

/** The path of a receipt on the gateway's web address. */
export function receiptPath(receiptCode: string): string {
  return `/receipts/${receiptCode}`;
}

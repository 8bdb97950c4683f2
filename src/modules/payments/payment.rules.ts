import { Problems } from '../../shared/failure';
import { checkFilledText } from '../../shared/text-rules';

const MAX_TOKEN = 255;

/** Checks a provider's token of a card. */
export function checkPaymentMethod(paymentMethod: string | null | undefined): void {
  if (paymentMethod === null || paymentMethod === undefined) return;
  const problems = new Problems();
  checkFilledText(problems, 'paymentMethod', { text: paymentMethod, max: MAX_TOKEN });
  problems.throwIfAny();
}

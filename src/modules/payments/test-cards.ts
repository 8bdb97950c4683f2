/** What a test token stands for. */
export interface TestCard {
  readonly last4: string;
  /** Why charges of it are declined, when they are. */
  readonly decline?: { readonly code: string; readonly message: string };
  /** Which answers are lost: of a charge that did not happen, or of something that did. */
  readonly lost?: 'nothingHappened' | 'authorize' | 'capture' | 'refund';
  /** Whether refunds are refused. */
  readonly refusesRefunds?: boolean;
}

/** The token that is charged when none is named. */
export const DEFAULT_TOKEN = 'pm_card_visa';

const VISA = '4242';
const TOKEN = /^pm_\w{1,250}$/;

const LAST4: Readonly<Record<string, string>> = {
  mastercard: '4444',
  mastercard_debit: '8210',
  mastercard_prepaid: '5100',
  visa_debit: '5556',
  amex: '8431',
  discover: '9424',
  diners: '0004',
  jcb: '0505',
  unionpay: '0005',
};

const DECLINED = 'Your card was declined.';

/** Stripe's well-known declines, by what follows `pm_card_` or `pm_card_visa_`. */
const DECLINES: Readonly<Record<string, readonly [code: string, message: string]>> = {
  declined: ['card_declined', DECLINED],
  chargeDeclined: ['card_declined', DECLINED],
  chargeCustomerFail: ['card_declined', DECLINED],
  chargeDeclinedInsufficientFunds: ['insufficient_funds', 'Your card has insufficient funds.'],
  chargeDeclinedLostCard: ['lost_card', DECLINED],
  chargeDeclinedStolenCard: ['stolen_card', DECLINED],
  chargeDeclinedFraudulent: ['fraudulent', DECLINED],
  chargeDeclinedExpiredCard: ['expired_card', 'Your card has expired.'],
  chargeDeclinedIncorrectCvc: ['incorrect_cvc', "Your card's security code is incorrect."],
  chargeDeclinedProcessingError: ['processing_error', 'An error occurred while processing your card.'],
  authenticationRequired: ['authentication_required', 'Your card needs you to confirm the payment.'],
};

const SPECIAL: Readonly<Record<string, Omit<TestCard, 'last4'>>> = {
  timeout: { lost: 'nothingHappened' },
  lostAnswer: { lost: 'authorize' },
  lostCapture: { lost: 'capture' },
  lostRefund: { lost: 'refund' },
  refundFail: { refusesRefunds: true },
};

/** The card behind a token. Every `pm_…` that is not known for something else is a Visa card that always pays. */
export function testCard(token: string): TestCard {
  if (!TOKEN.test(token))
    return { last4: VISA, decline: { code: 'resource_missing', message: `No such payment method: ${token}.` } };
  const name = token.replace(/^pm_card_(?:visa_(?=charge))?/, '');
  const [code, message = DECLINED] = DECLINES[name] ?? [];
  if (code) return { last4: VISA, decline: { code, message } };
  return { last4: LAST4[name] ?? VISA, ...SPECIAL[name] };
}

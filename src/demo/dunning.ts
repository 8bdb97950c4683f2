/** On which days after it failed a payment is tried again, as the organizations of the demo have it. */
export const RETRY_DAYS = [1, 3, 5, 7];
/** For how many days access goes on meanwhile. */
export const DAYS_OF_GRACE = 14;
/** The card of those who do not pay, however often they are asked. */
export const FAILING_CARD = 'pm_card_chargeCustomerFail';

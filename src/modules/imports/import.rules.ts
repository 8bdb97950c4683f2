import { Failure } from '../../shared/failure';
import { MAX_AMOUNT_MINOR } from '../../shared/money';
import { isStorable } from '../../shared/text';
import { checkMemberValues } from '../members/member.rules';
import type { DiscountRecord, MemberRecord, PriceRecord, SubscriptionRecord } from './import.record';

const MAX_LABEL = 191;
const MAX_LABELS = 100;
const MAX_TEXT = 2000;
const MAX_INT = 2 ** 31 - 1;

/** What is wrong with a record in itself, in sentences. */
export function problemsOf(record: MemberRecord): string[] {
  const { email, name, note, labels = [], newsletters = [], subscriptions = [], details = {} } = record;
  const { emailCount = 0, emailOpenedCount = 0, emailOpenRate, geolocation } = details;
  const problems = problemsOfValues({ email, name, note, geolocation });
  const check = (holds: boolean, problem: string) => void (holds || problems.push(problem));
  check(labels.length <= MAX_LABELS, `A member can have at most ${MAX_LABELS} labels.`);
  for (const { name: text } of labels)
    check(isName(text, MAX_LABEL), `The name of a label must have 1 to ${MAX_LABEL} characters: ${shown(text)}.`);
  for (const { name: text } of newsletters) check(isName(text, MAX_LABEL), 'A newsletter has no name.');
  check([emailCount, emailOpenedCount].every(isCount), 'The email counts must be whole numbers.');
  check(emailOpenRate === undefined || emailOpenRate === null || isCount(emailOpenRate), 'The open rate is wrong.');
  return [...problems, ...subscriptions.flatMap(problemsOfSubscription)];
}

/** The problems that any front tells of these values. */
function problemsOfValues(values: Parameters<typeof checkMemberValues>[0]): string[] {
  try {
    checkMemberValues(values);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return Object.values(error.fields ?? {}).flat();
  }
}

function problemsOfSubscription(subscription: SubscriptionRecord): string[] {
  const { kind, tier, price, discount, redemptions = [], startedAt, currentPeriodEndAt } = subscription;
  const problems: string[] = [];
  if (tier && !isName(tier.name, MAX_LABEL)) problems.push('A subscription has a tier without a name.');
  if (kind === 'PAID' && !price) problems.push('A paid subscription has no price.');
  for (const one of [price, ...(tier?.prices ?? [])]) if (one) problems.push(...problemsOfPrice(one));
  for (const one of [discount, ...redemptions]) if (one) problems.push(...problemsOfDiscount(one));
  if (startedAt && currentPeriodEndAt && currentPeriodEndAt < startedAt)
    problems.push('The period of a subscription ends before it starts.');
  for (const text of [
    subscription.cancelReason,
    subscription.cardLast4,
    ...Object.values(subscription.providerIds ?? {}),
  ])
    if (text && !isName(text, MAX_TEXT)) problems.push('A text of a subscription cannot be stored.');
  return problems;
}

function problemsOfPrice({ amountMinor, nickname }: PriceRecord): string[] {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0 || amountMinor > MAX_AMOUNT_MINOR)
    return ['The amount of a price must be a whole number of at most nine digits.'];
  return nickname === null || nickname === '' || isName(nickname, MAX_TEXT) ? [] : ['A nickname of a price is wrong.'];
}

function problemsOfDiscount(discount: DiscountRecord): string[] {
  const { name, code, type, amount, duration, durationMonths } = discount;
  const problems: string[] = [];
  if (!isName(name, MAX_LABEL) || !isName(code, MAX_LABEL)) problems.push('An offer needs a name and a code.');
  const least = type === 'PERCENT' ? 1 : 0;
  const most = type === 'PERCENT' ? 100 : MAX_INT;
  if (!Number.isSafeInteger(amount) || amount < least || amount > most)
    problems.push('The amount of an offer is wrong.');
  if ((duration === 'REPEATING') !== (durationMonths !== null)) problems.push('The duration of an offer is wrong.');
  return problems;
}

function isName(text: string, max: number): boolean {
  return text.trim() !== '' && [...text].length <= max && isStorable(text);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0 && number <= MAX_INT;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

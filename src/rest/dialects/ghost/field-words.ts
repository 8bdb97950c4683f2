import { Failure, type FailureCode } from '../../../shared/failure';
import type { Action, Resource } from './action';
import type { Said } from './envelope';

type Words = Readonly<Partial<Record<Resource, Readonly<Record<string, Said>>>>>;

/** What is said of newsletters that name none. */
export const NO_NEWSLETTER: Said = {
  type: 'ValidationError',
  message: 'Value in [newsletters.name] cannot be blank.',
  context: 'newsletters.name',
};
/** What is said of a member's tier that names none. */
export const NO_TIER: Said = { type: 'ValidationError', message: 'Tier not found.', property: 'tiers' };
const TOO_MANY: Said = { type: 'BadRequestError', message: 'A member cannot have more than one Product' };
const NO_TIER_OF_OFFER: Said = { type: 'ValidationError', message: 'Tier not found.', property: 'tier' };
const PAST: Said = { type: 'ValidationError', message: 'expiry_at must be in the future.', property: 'tiers' };

/** What Ghost says when it is a field of the graph's input that is wrong, by resource and field. */
const FIELDS: Words = {
  members: {
    email: { type: 'ValidationError', message: 'Invalid Email', property: 'email' },
    newsletterIds: NO_NEWSLETTER,
    tierId: NO_TIER,
    tiers: TOO_MANY,
    expiresAt: PAST,
  },
};

/** What a field of the graph is called here, where that is more than its words joined otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'target_url',
  events: 'event',
  tierId: 'tier',
  amountMinor: 'amount',
  monthlyAmountMinor: 'monthly_price',
  yearlyAmountMinor: 'yearly_price',
  durationMonths: 'duration_in_months',
  labelNames: 'labels',
  until: 'expires_at',
};

/** How the words of offers differ from those of discounts in the graph. */
const OFFER_WORDS = /\b(?:REPEATING|TRIAL|ONCE|FOREVER|FIXED|PERCENT|ACTIVE|ARCHIVED|MONTH|YEAR|[Dd]iscount)\b/g;

const OF_VARIABLES = 'Variable "$';
const NOT_UNDERSTOOD = 'A value has the wrong form or is out of range.';

const OF_FIELDS: ReadonlySet<FailureCode> = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

/** What is said of the first field that is wrong, or nothing when it is said as of any other. */
export function saidOfField({ code, message, fields = {} }: Failure, action: Action | undefined): Said | undefined {
  if (!action) return undefined;
  if (code === 'INVALID_TIER' && action.resource === 'members')
    return { type: 'BadRequestError', message: 'Cannot use archived Tiers' };
  if (code === 'NOT_FOUND' && action.resource === 'offers' && action.verb === 'save') return NO_TIER_OF_OFFER;
  const [name] = Object.keys(fields);
  if (name === undefined || !OF_FIELDS.has(code)) return undefined;
  const property = NAMES[name];
  const named: Said | undefined = property === undefined ? undefined : { type: 'ValidationError', message, property };
  return FIELDS[action.resource]?.[name] ?? named;
}

/** What a field of the graph is called here. */
export function nameOfField(name: string): string {
  return NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A failure whose message speaks of fields and things by the names that they have here, and not of the graph. */
export function reworded(failure: Failure, action: Action | undefined): Failure {
  const { code, message, fields, retryAfterSeconds } = failure;
  const words = message.startsWith(OF_VARIABLES) ? NOT_UNDERSTOOD : wordsOf(failure, action);
  if (words === message) return failure;
  return new Failure(code, words, {
    ...(fields ? { fields } : {}),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  });
}

function wordsOf({ message, fields = {} }: Failure, action: Action | undefined): string {
  const words = Object.keys(fields).filter(isName).reduce(withNameOf, message);
  return action?.resource === 'offers' ? words.replace(OFFER_WORDS, offerWord) : words;
}

function isName(field: string): boolean {
  return /^\w+$/.test(field);
}

/** The message with a field's name as it is here. One that may be an English word counts only behind an article. */
function withNameOf(message: string, field: string): string {
  const place = /[A-Z]/.test(field) ? `\\b${field}\\b` : `(?<=\\bThe )${field}\\b`;
  return message.replace(new RegExp(place, 'g'), nameOfField(field));
}

function offerWord(word: string): string {
  if (word === 'Discount') return 'Offer';
  return word === 'discount' ? 'offer' : word.toLowerCase();
}

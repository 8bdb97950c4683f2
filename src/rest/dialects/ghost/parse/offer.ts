import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { pathId, readId } from '../ids';
import type { AddOfferVariables, EditOfferVariables } from '../operations.generated';
import { GhostError } from '../refusal';
import { checkItem, type RulePlace, type Rules } from './checks';
import { checkRanges } from './ranges';

type Item = Readonly<Record<string, unknown>>;

const RULES: Rules = {
  name: { type: 'string', min: 1, max: 191 },
  code: { type: 'string', min: 1, max: 191 },
  display_title: { type: 'string', max: 191 },
  display_description: { type: 'string', max: 191 },
  type: { type: 'string', pattern: '^(percent|fixed|trial)$' },
  cadence: { type: 'string', pattern: '^(month|year)$' },
  amount: { type: 'integer' },
  duration: { type: 'string', pattern: '^(once|repeating|forever|trial)$' },
  duration_in_months: { type: 'integer' },
  currency: { type: 'string', pattern: '^[A-Za-z]{3}$' },
  status: { type: 'string', pattern: '^(active|archived)$' },
  redemption_type: { type: 'string', pattern: '^(signup|retention)$' },
};
const RANGES = { duration_in_months: [1, 120] } as const;
const PLACE: RulePlace = { root: 'offers', fields: '#/properties/', definitions: '#/definitions/' };
const REQUIRED = ['name', 'type', 'cadence', 'amount'];

/** A new offer for a tier. */
export function addOfferVariables(request: RestRequest): AddOfferVariables {
  const item = givenIn(request);
  const missing = REQUIRED.find((name) => item[name] === undefined);
  if (missing !== undefined)
    throw new GhostError('ValidationError', `Offer ${missing} is required`, { property: missing });
  const tierId = tierIdOf(item);
  const { amount, cadence, type, name } = item as { amount: number; cadence: string; type: string; name: string };
  return {
    input: {
      ...textsOf(item),
      name,
      tierId,
      amount,
      type: wordOf<AddOfferVariables['input']['type']>(type),
      cadence: wordOf<AddOfferVariables['input']['cadence']>(cadence),
      ...termsOf(item),
    },
  };
}

/** A change of what an offer is called and whether it can be had; its terms stay. */
export function editOfferVariables(request: RestRequest): EditOfferVariables {
  const id = pathId('Discount', request);
  const item = givenIn(request);
  return { input: { id, ...textsOf(item), ...statusOf(item) } };
}

/** The fields that say something; empty ones say nothing. */
function givenIn(request: RestRequest): Item {
  const given = Object.entries(itemIn(request, 'offers')).filter(([, value]) => value !== null);
  const item = Object.fromEntries(given);
  checkItem(item, RULES, PLACE);
  checkRanges(item, RANGES);
  return item;
}

function tierIdOf({ tier }: Item): string {
  const id = typeof tier === 'object' && tier !== null ? (tier as Item)['id'] : undefined;
  const tierId = typeof id === 'string' ? readId('Tier', id) : undefined;
  if (tierId === undefined) throw new GhostError('ValidationError', 'Offer tier is required', { property: 'tier' });
  return tierId;
}

function textsOf({ name, code, display_title: title, display_description: description }: Item) {
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof title === 'string' ? { displayTitle: title } : {}),
    ...(typeof description === 'string' ? { displayDescription: description } : {}),
  };
}

function termsOf(item: Item) {
  const { duration, duration_in_months: months, currency, type, redemption_type: redemption } = item;
  return {
    ...(typeof duration === 'string'
      ? { duration: wordOf<NonNullable<AddOfferVariables['input']['duration']>>(duration) }
      : {}),
    ...(typeof months === 'number' ? { durationMonths: months } : {}),
    // Only an amount of money has a currency; clients send that of the tier along with any offer.
    ...(typeof currency === 'string' && type === 'fixed' ? { currency: currency.toUpperCase() } : {}),
    ...(typeof redemption === 'string'
      ? { redemptionType: wordOf<NonNullable<AddOfferVariables['input']['redemptionType']>>(redemption) }
      : {}),
    ...statusOf(item),
  };
}

function statusOf({ status }: Item): { status?: 'ACTIVE' | 'ARCHIVED' } {
  return typeof status === 'string' ? { status: status === 'archived' ? 'ARCHIVED' : 'ACTIVE' } : {};
}

/** A checked word under the graph's name. */
function wordOf<Word extends string>(text: string): Word {
  return text.toUpperCase() as Word;
}

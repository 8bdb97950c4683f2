import { slugify } from '../../../../shared/text';
import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { pathId } from '../ids';
import type { AddTierVariables, EditTierVariables } from '../operations.generated';
import { GhostError } from '../refusal';
import { checkItem, type RulePlace, type Rules } from './checks';
import { checkRanges } from './ranges';

type Item = Readonly<Record<string, unknown>>;
type Fields = Omit<EditTierVariables['input'], 'id'>;

const RULES: Rules = {
  name: { type: 'string', min: 1, max: 191 },
  slug: { type: 'string', max: 191 },
  active: { type: 'boolean' },
  monthly_price: { type: 'integer' },
  yearly_price: { type: 'integer' },
  currency: { type: 'string', pattern: '^[A-Za-z]{3}$' },
  trial_days: { type: 'integer' },
  visibility: { type: 'string', pattern: '^(public|none)$' },
};
/** What may be null too. */
const TEXTS = ['description', 'welcome_page_url'];
const RANGES = { trial_days: [0, 730] } as const;
const PLACE: RulePlace = { root: 'tiers', fields: '#/properties/', definitions: '#/definitions/' };

/** A new tier, for which is paid: there is one free one. */
export function addTierVariables(request: RestRequest): AddTierVariables {
  const item = itemIn(request, 'tiers');
  const { name, slug } = item;
  if (typeof name !== 'string') throw new GhostError('ValidationError', 'Tier name is required', { property: 'name' });
  const { active: _always, ...fields } = fieldsOf(item);
  return {
    input: { ...fields, name, ...(typeof slug === 'string' && slug !== '' ? { slug: slugify(slug, 'tier') } : {}) },
  };
}

/** A change of what is given. Other amounts are for those who subscribe from now on. */
export function editTierVariables(request: RestRequest): EditTierVariables {
  const id = pathId('Tier', request);
  return { input: { id, ...fieldsOf(itemIn(request, 'tiers')) } };
}

function fieldsOf(item: Item): Fields {
  checkItem(item, RULES, PLACE);
  checkRanges(item, RANGES);
  for (const name of TEXTS) checkText(item, name);
  const { name, active, description, currency, visibility } = item;
  const { trial_days: trialDays, welcome_page_url: url } = item;
  return {
    ...pricesOf(item),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof active === 'boolean' ? { active } : {}),
    ...(typeof description === 'string' || description === null ? { description } : {}),
    ...(typeof currency === 'string' ? { currency: currency.toUpperCase() } : {}),
    ...(typeof visibility === 'string' ? { visibility: visibility === 'none' ? 'NONE' : 'PUBLIC' } : {}),
    ...(typeof trialDays === 'number' ? { trialDays } : {}),
    ...(typeof url === 'string' || url === null ? { welcomePageUrl: url } : {}),
    ...benefitsOf(item),
  };
}

function checkText(item: Item, property: string): void {
  const value = item[property] ?? null;
  if (value !== null && typeof value !== 'string')
    throw new GhostError('ValidationError', `Validation failed for ${property}.`, { property });
}

function pricesOf({ monthly_price: monthly, yearly_price: yearly }: Item): Fields {
  return {
    ...(typeof monthly === 'number' ? { monthlyAmountMinor: monthly } : {}),
    ...(typeof yearly === 'number' ? { yearlyAmountMinor: yearly } : {}),
  };
}

/** Texts, or objects with a name as older clients send them. */
function benefitsOf({ benefits }: Item): Fields {
  if (benefits === undefined || benefits === null) return {};
  const names = Array.isArray(benefits) ? (benefits as unknown[]).map(benefitName) : [undefined];
  if (names.some((name) => name === undefined))
    throw new GhostError('ValidationError', 'Validation failed for benefits.', { property: 'benefits' });
  return { benefits: names.filter((name) => name !== undefined) };
}

function benefitName(benefit: unknown): string | undefined {
  if (typeof benefit === 'string') return benefit;
  const name = typeof benefit === 'object' && benefit !== null ? (benefit as Item)['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

import { slugify } from '../../../../shared/text';
import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { pathId } from '../ids';
import type { AddNewsletterVariables, EditNewsletterVariables } from '../operations.generated';
import { SETTINGS } from '../present/newsletter';
import { GhostError } from '../refusal';
import { checkItem, type RulePlace, type Rules } from './checks';
import { checkRanges } from './ranges';

type Item = Readonly<Record<string, unknown>>;

const RULES: Rules = {
  name: { type: 'string', min: 1, max: 191 },
  slug: { type: 'string', max: 191 },
  status: { type: 'string', pattern: '^(active|archived)$' },
  subscribe_on_signup: { type: 'boolean' },
  sort_order: { type: 'integer' },
};
const RANGES = { sort_order: [0, 2_147_483_647] } as const;
const PLACE: RulePlace = { root: 'newsletters', fields: '#/properties/', definitions: '#/definitions/' };

/** A new newsletter. */
export function addNewsletterVariables(request: RestRequest): AddNewsletterVariables {
  const item = itemIn(request, 'newsletters');
  if (typeof item['name'] !== 'string')
    throw new GhostError('ValidationError', 'Validation (FieldIsRequired) failed for ["name"]');
  return { input: { name: item['name'], ...fieldsOf(item) } };
}

/** A change of what is given, of its status too: archived ones are no longer sent. */
export function editNewsletterVariables(request: RestRequest): EditNewsletterVariables {
  const id = pathId('Newsletter', request);
  const item = itemIn(request, 'newsletters');
  const fields = fieldsOf(item);
  if (typeof item['status'] !== 'string') return { input: { id, ...fields } };
  return { input: { id, ...fields, status: item['status'] === 'archived' ? 'ARCHIVED' : 'ACTIVE' } };
}

function fieldsOf(item: Item): Omit<AddNewsletterVariables['input'], 'name'> & { name?: string } {
  checkItem(item, RULES, PLACE);
  checkRanges(item, RANGES);
  const { name, slug, description, subscribe_on_signup: onSignup, sort_order: sortOrder } = item;
  const settings = settingsOf(item);
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof slug === 'string' && slug !== '' ? { slug: slugify(slug, 'newsletter') } : {}),
    ...(typeof description === 'string' || description === null ? { description } : {}),
    ...(typeof onSignup === 'boolean' ? { subscribeOnSignup: onSignup } : {}),
    ...(typeof sortOrder === 'number' ? { sortOrder } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
}

/** What else Ghost knows of a newsletter; each is a text or an answer of yes or no, and some may be empty. */
function settingsOf(item: Item): Record<string, unknown> {
  const given = Object.keys(SETTINGS).filter((name) => item[name] !== undefined);
  for (const name of given) if (!isSetting(name, item[name])) throw wrongSetting(name);
  return Object.fromEntries(given.map((name) => [name, item[name]]));
}

function isSetting(name: string, value: unknown): boolean {
  if (typeof SETTINGS[name] === 'boolean') return typeof value === 'boolean';
  return value === null || typeof value === 'string';
}

function wrongSetting(name: string): GhostError {
  return new GhostError('ValidationError', `Validation failed for ${name}.`, { property: name });
}

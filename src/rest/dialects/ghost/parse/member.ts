import type { RestRequest } from '../../../route';
import { itemIn } from '../envelope';
import { NO_NEWSLETTER } from '../field-words';
import { pathId, readId } from '../ids';
import type { AddMemberVariables, DeleteMemberVariables, EditMemberVariables } from '../operations.generated';
import { single } from '../page';
import { GhostError } from '../refusal';
import { isStrict, refuseDropped } from '../strict';
import { checkItem, type RulePlace, type Rules } from './checks';
import { heldTierOf } from './held-tiers';

type Item = Readonly<Record<string, unknown>>;
type Links = Pick<EditMemberVariables['input'], 'labelNames' | 'newsletterIds' | 'tiers'>;

const NO_LEADING_COMMA = '^([^,]|$)';

/** What the fields of a member must be; fields that are not here have no effect. */
const RULES: Rules = {
  name: { type: 'string', max: 191, pattern: NO_LEADING_COMMA },
  email: { type: 'string', min: 1, max: 191, pattern: NO_LEADING_COMMA },
  note: { type: 'string', max: 2000 },
  subscribed: { type: 'boolean' },
  comped: { type: 'boolean' },
  labels: { type: 'array', definition: 'member-labels', names: ['id', 'name', 'slug'] },
  products: { type: 'array', definition: 'member-products', names: ['id', 'name', 'slug'] },
  tiers: { type: 'array', definition: 'member-products', names: ['id', 'name', 'slug'] },
  newsletters: { type: 'array', definition: 'member-newsletters', names: ['id', 'name'] },
};
const ADD_RULES: Rules = { ...RULES, stripe_customer_id: { type: 'string' } };

const ADDED: RulePlace = { root: 'members', fields: '#/properties/', definitions: '#/definitions/' };
const EDITED: RulePlace = {
  root: 'members',
  fields: '#/properties/members/items/properties/',
  definitions: 'members#/definitions/',
};

const EMAIL_TYPES = new Set(['signin', 'signup', 'subscribe']);
const NO_METAFIELDS =
  'Custom field values cannot be set while creating a member. Create the member, then set values with an edit.';
const NO_STRIPE =
  'Missing Stripe connection. Attempting to import members with Stripe data when there is no Stripe account connected.';
const STRIPE_HELP = 'You need to connect to Stripe to import Stripe customers. ';

/** A new member. */
export function addVariables(request: RestRequest): AddMemberVariables {
  checkEmailOptions(request);
  const item = itemIn(request, 'members');
  checkAdded(item);
  checkItem(item, ADD_RULES, ADDED);
  const { stripe_customer_id: customerId } = item;
  if (item['comped'] === true) throw noStripe('comped');
  if (typeof customerId === 'string' && customerId !== '') throw noStripe('stripe_customer_id');
  const { tiers = [], ...links } = linksOf(item, request);
  const [complimentaryTier, another] = tiers ?? [];
  if (another) throw new GhostError('BadRequestError', 'A member cannot have more than one Product');
  return { input: { ...profileOf(item), ...links, ...(complimentaryTier ? { complimentaryTier } : {}) } };
}

/** A change of what is given, and of nothing else. */
export function editVariables(request: RestRequest): EditMemberVariables {
  const id = pathId('Member', request);
  const item = itemIn(request, 'members');
  const { id: named } = item;
  if (typeof named === 'string' && named.toLowerCase() !== request.params['id']?.toLowerCase())
    throw new GhostError('BadRequestError', 'Invalid id provided.');
  checkItem(item, RULES, EDITED);
  return { input: { id, ...profileOf(item), ...linksOf(item, request) } };
}

/** Whom to delete, and whether to end what the member pays for. */
export function deleteVariables(request: RestRequest): DeleteMemberVariables {
  const id = pathId('Member', request);
  return { input: { id, cancelSubscriptions: single(request, 'cancel') === 'true' } };
}

function checkEmailOptions(request: RestRequest): void {
  const type = single(request, 'email_type');
  if (type !== undefined && !EMAIL_TYPES.has(type))
    throw new GhostError('ValidationError', 'Validation (AllowedValues) failed for email_type');
}

function checkAdded(item: Item): void {
  const { email, metafields } = item;
  if (email === undefined) throw new GhostError('ValidationError', 'Validation (FieldIsRequired) failed for ["email"]');
  if (email === null) throw new GhostError('ValidationError', 'Validation (FieldIsInvalid) failed for ["email"]');
  if (metafields !== undefined) throw new GhostError('ValidationError', NO_METAFIELDS, { property: 'metafields' });
}

function noStripe(property: string): GhostError {
  return new GhostError('ValidationError', NO_STRIPE, { property, help: STRIPE_HELP });
}

/** The fields that are the member's own. An empty name or note is none. */
function profileOf({ email, name, note, subscribed }: Item) {
  return {
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof name === 'string' ? { name: name || null } : {}),
    ...(typeof note === 'string' ? { note: note || null } : {}),
    ...(typeof subscribed === 'boolean' ? { subscribed } : {}),
  };
}

function linksOf({ labels, newsletters, tiers, products }: Item, request: RestRequest): Links {
  const held = tiers ?? products;
  return {
    ...(Array.isArray(labels) ? { labelNames: labelNames(labels, request) } : {}),
    ...(Array.isArray(newsletters) ? { newsletterIds: newsletterIds(newsletters, request) } : {}),
    ...(Array.isArray(held) ? { tiers: held.map(heldTierOf) } : {}),
  };
}

/** Labels go by name: what has none has no effect. */
function labelNames(labels: readonly unknown[], request: RestRequest): string[] {
  const names = labels.map((label) => (typeof label === 'string' ? label : fieldOf(label, 'name')));
  refuseDropped(isStrict(request), 'labels', unnamed(labels, names));
  return names.filter((name) => name !== undefined);
}

/** Newsletters go by id: what has none has no effect. */
function newsletterIds(newsletters: readonly unknown[], request: RestRequest): string[] {
  const ids = newsletters.map((newsletter) => fieldOf(newsletter, 'id'));
  refuseDropped(isStrict(request), 'newsletters', unnamed(newsletters, ids));
  return ids.filter((id) => id !== undefined).map(newsletterId);
}

function newsletterId(text: string): string {
  const id = readId('Newsletter', text);
  const { type, message, context = '' } = NO_NEWSLETTER;
  if (id === undefined) throw new GhostError(type, message, { context });
  return id;
}

function unnamed(given: readonly unknown[], names: readonly (string | undefined)[]): string[] {
  return given.filter((_, index) => names[index] === undefined).map((one) => JSON.stringify(one));
}

function fieldOf(value: unknown, name: string): string | undefined {
  const field = typeof value === 'object' && value !== null ? (value as Item)[name] : undefined;
  return typeof field === 'string' ? field : undefined;
}

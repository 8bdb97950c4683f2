import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  oneOf,
  prefixedId,
  referencesOf,
  text,
  truth,
  whole,
} from '../../openapi/json-schema';

export const TITLE = 'Allegro';

/** Names a schema of this dialect. */
export const ref = referencesOf(TITLE);

const INSTANT = { format: 'date-time', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' };
const URL = { format: 'uri' };

const instant = (description: string): JsonSchema => text(`${description}, in whole seconds of UTC.`, INSTANT);
const changes = { created_at: instant('When it was made'), updated_at: instant('When it was last changed') };

const memberFields = {
  id: text('A UUID.', { format: 'uuid' }),
  name: nullable(text('The display name.')),
  email: text('The address, unique within the organization with its case folded.', { format: 'email' }),
  email_verified: truth('Whether the address is known to be the member’s.'),
  meta: { type: 'object', description: 'Whatever was stored with the member, under any keys.' },
  ...changes,
};

const memberInput = {
  email: text('The address, unique within the organization with its case folded.'),
  name: nullable(text('The display name, up to 191 characters.', { maxLength: 191 })),
  meta: { type: 'object', description: 'Anything under any keys.' },
};

const pageLink = exactly({
  url: nullable(text('The address of the page; null where there is none.', URL)),
  label: text('A number, `...`, or the words for the pages before and after, in HTML.'),
  active: truth('Whether it is the current page.'),
});

const pageMeta = exactly({
  current_page: whole('The number of this page.', { minimum: 1 }),
  from: nullable(whole('The position in the list of the first member of this page, from 1.')),
  last_page: whole('The number of the last page.', { minimum: 1 }),
  links: listOf(ref('PageLink'), 'The pages for a person to choose from.'),
  path: text('The address of the list.', URL),
  per_page: whole('How many members a page has.', { minimum: 1, maximum: 100 }),
  to: nullable(whole('The position in the list of the last member of this page.')),
  total: whole('How many members the whole list has.', { minimum: 0 }),
});

/** What replies and requests of this API are made of. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  Member: exactly(memberFields, { description: 'A member of the audience.' }),
  MemberWithRelations: exactly(
    {
      ...memberFields,
      entitlements: listOf(ref('Entitlement'), 'The active ones. Only with `include=entitlements`.'),
      purchases: listOf(ref('Purchase'), 'The completed ones. Only with `include=purchases`.'),
    },
    { optional: ['entitlements', 'purchases'], description: 'A member with what was asked for.' },
  ),
  Entitlement: exactly({
    id: prefixedId('ent', '`ent_` and 22 characters.'),
    product: nullable(exactly({ id: prefixedId('prod', '`prod_` and 22 characters.'), name: text('Its name.') })),
    started_at: instant('When it began'),
    ended_at: nullable(instant('When it ends; null while that is open')),
    note: nullable(text('A remark of the staff.')),
    is_active: truth('Whether it gives access now.'),
    ...changes,
  }),
  Purchase: exactly({
    id: prefixedId('pur', '`pur_` and 22 characters.'),
    status: oneOf(['completed'], 'Only completed purchases are shown.'),
    status_label: text('The status for people: `Completed`.'),
    amount: whole('In the smallest unit of the currency: 999 with `usd` is USD 9.99.'),
    formatted_amount: text('The amount for people: `$9.99`.'),
    currency: text('ISO 4217, in lower case.', { pattern: '^[a-z]{3}$' }),
    provider: text('Who took the payment: `stripe`.'),
    has_active_entitlement: truth('Whether it gives access now.'),
    plan: nullable(
      exactly({
        id: prefixedId('plan', '`plan_` and 22 characters: the id of a price.'),
        name: nullable(text('The name of the price or, without one, of what it is for.')),
      }),
    ),
    ...changes,
  }),
  MemberReply: either('Member'),
  MemberWithRelationsReply: either('MemberWithRelations'),
  MemberPage: exactly({ data: listOf(ref('MemberWithRelations')), links: ref('PageLinks'), meta: ref('PageMeta') }),
  PageLinks: exactly({
    first: text('The first page.', URL),
    last: text('The last page.', URL),
    prev: nullable(text('The page before.', URL)),
    next: nullable(text('The page after.', URL)),
  }),
  PageMeta: pageMeta,
  PageLink: pageLink,
  MemberInput: accepting(memberInput, ['email']),
  MemberPatch: accepting({
    ...memberInput,
    meta: { type: 'object', description: 'Merged with what is there, key by key; a key with null is removed.' },
  }),
  Error: exactly({ message: text('What is wrong.') }),
  ValidationError: exactly({
    message: text('The first problem, and how many more there are.'),
    errors: {
      type: 'object',
      description: 'All problems, by field.',
      additionalProperties: listOf({ type: 'string' }),
      minProperties: 1,
    },
  }),
};

function either(name: string): JsonSchema {
  return {
    description: 'In a `data` envelope, unless the request (`bare=true`) or its key asks for bare objects.',
    oneOf: [exactly({ data: ref(name) }), ref(name)],
  };
}

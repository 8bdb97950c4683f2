import type {
  BodyDocumentation,
  DialectDocumentation,
  EndpointDocumentation,
  ParameterDocumentation,
  ReplyDocumentation,
} from '../../openapi/documentation';
import { truth, whole } from '../../openapi/json-schema';
import { ref, schemas, TITLE } from './schemas';

const DESCRIPTION = `The Allegro CDP "Audience Members" API. Send the token of a credential as \`Authorization: Bearer …\`.

\`gateway credential create --organization SLUG --dialect allegro\` makes one.`;

/** What the reference says of the dialect as a whole. */
export const documentation: DialectDocumentation = {
  title: TITLE,
  description: DESCRIPTION,
  security: {
    name: 'AllegroToken',
    scheme: { type: 'http', scheme: 'bearer', description: 'The token of an Allegro credential.' },
  },
  schemas,
  refusal: (status) => ref(status === 422 ? 'ValidationError' : 'Error'),
};

const id: ParameterDocumentation = {
  description: 'The UUID of the member.',
  schema: { type: 'string', format: 'uuid' },
};
const bare: ParameterDocumentation = {
  description: 'Whether the member comes without the `data` envelope. As the key says when absent.',
  schema: truth('`1` and `0` do as well.'),
};
const include: ParameterDocumentation = {
  description: 'What to embed, separated by commas: `entitlements`, `purchases`, or both.',
  schema: { type: 'string' },
  example: 'entitlements,purchases',
};
const includeDeleted: ParameterDocumentation = {
  description: 'Whether deleted members are there too.',
  schema: truth('`1` and `0` do as well.', { default: false }),
};
const page: ParameterDocumentation = {
  description: 'The number of the page.',
  schema: whole('From 1.', { minimum: 1, maximum: 1_000_000, default: 1 }),
};
const perPage: ParameterDocumentation = {
  description: 'How many members a page has; more than 100 are 100.',
  schema: whole('From 1.', { minimum: 1, default: 15 }),
};
const filters: Record<string, ParameterDocumentation> = {
  email: { description: 'Only the member with this address, case folded.', schema: { type: 'string' } },
  'foreign_key[key]': {
    description: 'Only members with this foreign key; goes together with `foreign_key[value]`.',
    schema: { type: 'string' },
  },
  'foreign_key[value]': {
    description: 'Only members whose foreign key has this value; goes together with `foreign_key[key]`.',
    schema: { type: 'string' },
  },
};

const member: ReplyDocumentation = { description: 'The member.', schema: ref('MemberReply') };

const wholeMember: BodyDocumentation = {
  schema: ref('MemberInput'),
  required: true,
  examples: {
    member: {
      summary: 'A member with everything that can be sent',
      value: { name: 'Jane Smith', email: 'jane.smith@example.com', meta: { customer_id: 'cust_001' } },
    },
    address: { summary: 'Only an address', value: { email: 'jane.doe@example.com' } },
  },
};

export const listMembers: EndpointDocumentation = {
  operationId: 'listMembers',
  summary: 'List audience members',
  description: 'Newest first.',
  query: { ...filters, include_deleted: includeDeleted, include, page, per_page: perPage },
  replies: { 200: { description: 'A page of members.', schema: ref('MemberPage') } },
};

export const readMember: EndpointDocumentation = {
  operationId: 'readMember',
  summary: 'Get a single audience member',
  path: { id },
  query: { include, include_deleted: includeDeleted, bare },
  replies: { 200: { description: 'The member.', schema: ref('MemberWithRelationsReply') } },
};

export const createMember: EndpointDocumentation = {
  operationId: 'createMember',
  summary: 'Create an audience member',
  query: { bare },
  body: wholeMember,
  replies: { 201: { ...member, description: 'The new member.' } },
  refusals: ['EMAIL_TAKEN'],
};

export const replaceMember: EndpointDocumentation = {
  operationId: 'replaceMember',
  summary: 'Replace an audience member',
  description: 'A `name` that is left out is emptied. `meta` is replaced as a whole, or stays when it is left out.',
  path: { id },
  query: { bare },
  body: wholeMember,
  replies: { 200: member },
  refusals: ['EMAIL_TAKEN'],
};

export const updateMember: EndpointDocumentation = {
  operationId: 'updateMember',
  summary: 'Change an audience member in part',
  description: 'What is left out stays. `meta` is merged key by key; null removes a key.',
  path: { id },
  query: { bare },
  body: {
    schema: ref('MemberPatch'),
    required: false,
    examples: {
      meta: {
        summary: 'Sets one key of meta and removes another',
        value: { meta: { customer_id: 'cust_002', old_key: null } },
      },
    },
  },
  replies: { 200: member },
  refusals: ['EMAIL_TAKEN'],
};

export const deleteMember: EndpointDocumentation = {
  operationId: 'deleteMember',
  summary: 'Delete an audience member',
  description: 'The member is kept and can be read with `include_deleted=true`; the address is free again.',
  path: { id },
  replies: { 204: { description: 'The member is deleted.' } },
};

import type { BodyDocumentation, ParameterDocumentation, ReplyDocumentation } from '../../../openapi/documentation';
import { accepting, exactly, type JsonSchema, listOf, truth } from '../../../openapi/json-schema';
import { ref } from '../schemas/base';

type Parameters = Readonly<Record<string, ParameterDocumentation>>;

const TEXT: JsonSchema = { type: 'string' };

/** The parameter of the path that names one of something. */
export function itemId(noun: string): Parameters {
  return { id: { description: `The object id of the ${noun}: 24 hexadecimal digits.`, schema: TEXT } };
}

const strict: ParameterDocumentation = {
  description:
    'Whether what Ghost would drop silently is refused: secrets in filters; unknown includes, fields, orders.',
  schema: truth('As the credential says when absent.'),
};

/** What can be included. */
export function including(names: readonly string[]): Parameters {
  return {
    include: {
      description: `What to add, separated by commas: ${names.map((name) => `\`${name}\``).join(', ')}.`,
      schema: TEXT,
    },
    strict,
  };
}

/** The columns of a member that are wanted. */
export const choosing: Parameters = {
  fields: {
    description: 'The columns to answer, separated by commas; what is worked out is there in any case.',
    schema: TEXT,
  },
};

/** Which items are meant. */
export const selecting: Parameters = {
  filter: {
    description: "In Ghost's query language, NQL: `status:paid+label:vip`. A plus is written `%2B`.",
    schema: TEXT,
  },
};

/** Which members are meant. */
export const selectingMembers: Parameters = {
  ...selecting,
  search: { description: 'A part of the name or of the address.', schema: TEXT },
};

/** Which page of a list is wanted. */
export const paging: Parameters = {
  limit: {
    description: 'How many items a page has; more than 100, and `all`, are 100.',
    schema: { type: ['integer', 'string'], default: 15 },
  },
  page: { description: 'The number of the page.', schema: { type: 'integer', default: 1 } },
  order: {
    description: 'A field and a direction, or more of them, separated by commas.',
    schema: TEXT,
    example: 'created_at desc',
  },
};

/** Items under their root key, with or without a page. */
export function items(root: string, name: string, paged = false): Record<number, ReplyDocumentation> {
  const list = { [root]: listOf(ref(name)) };
  const schema = exactly(paged ? { ...list, meta: ref('Pagination') } : list);
  return { 200: { description: paged ? `A page of ${root}.` : `The ${root}.`, schema } };
}

/** One item that was read or changed, under its root key. */
export function item(root: string, name: string): Record<number, ReplyDocumentation> {
  return { 200: { description: 'The only item of the list.', schema: single(root, name) } };
}

/** One new item, and where it is. */
export function newItem(root: string, name: string): Record<number, ReplyDocumentation> {
  const headers = { location: 'Where the new item is.' };
  return { 201: { description: 'The only item of the list.', schema: single(root, name), headers } };
}

function single(root: string, name: string): JsonSchema {
  return exactly({ [root]: { ...listOf(ref(name)), minItems: 1, maxItems: 1 } });
}

/** A body of one item under its root key. */
export function itemBody(root: string, name: string, examples: Readonly<Record<string, object>>): BodyDocumentation {
  return {
    required: true,
    schema: accepting({ [root]: { ...listOf(ref(name)), minItems: 1, maxItems: 1 } }, [root]),
    mediaTypes: ['application/json'],
    examples: Object.fromEntries(
      Object.entries(examples).map(([summary, value], index) => [
        `example${index + 1}`,
        { summary, value: { [root]: [value] } },
      ]),
    ),
  };
}

/** Nothing: it is done. */
export function done(description: string): Record<number, ReplyDocumentation> {
  return { 204: { description } };
}

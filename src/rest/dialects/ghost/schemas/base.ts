import { exactly, type JsonSchema, nullable, referencesOf, text, whole } from '../../../openapi/json-schema';

export const TITLE = 'Ghost';

/** Names a schema of this dialect. */
export const ref = referencesOf(TITLE);

/** An object id. */
export const objectId = (description: string): JsonSchema => text(description, { pattern: '^[0-9a-f]{24}$' });

const SECONDS = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z$';

/** An instant as Ghost prints what it keeps. */
export const time = (description: string): JsonSchema =>
  text(`${description}, in whole seconds of UTC.`, { format: 'date-time', pattern: SECONDS });

export const url = (description: string): JsonSchema => text(description, { format: 'uri' });

/** An amount of money. */
export const amount = (description: string): JsonSchema =>
  whole(`${description}, in the smallest unit of its currency: 500 with \`USD\` is USD 5.00.`);

export const times = { created_at: time('When it was made'), updated_at: nullable(time('When it was last changed')) };

export const currency = text('ISO 4217, in upper case.', { pattern: '^[A-Z]{3}$' });

/** How often something is charged. */
export const interval = nullable({
  type: 'string',
  enum: ['day', 'week', 'month', 'year'],
  description: 'How often it is charged.',
});

const absent = (description: string): JsonSchema => nullable(text(description));

/** What every answer about errors and pages is made of. */
export const baseSchemas: Readonly<Record<string, JsonSchema>> = {
  Error: exactly({
    errors: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: exactly({
        message: text('What is wrong, in general on the route of a resource.'),
        context: absent('What is wrong in particular.'),
        type: text('The kind of error, such as `ValidationError`.'),
        details: { type: ['array', 'null'], description: 'What is wrong with each field.', items: { type: 'object' } },
        property: absent('The field that is wrong.'),
        help: absent('What to do about it.'),
        code: absent('A code, such as `INVALID_JWT`.'),
        id: text('The id of the request.'),
        ghostErrorCode: { type: 'null' },
      }),
    },
  }),
  Pagination: exactly({
    pagination: exactly({
      page: whole('The number of this page, from 1.', { minimum: 1 }),
      limit: whole('How many items a page has.', { minimum: 0 }),
      pages: whole('How many pages there are.', { minimum: 1 }),
      total: whole('How many items there are.', { minimum: 0 }),
      next: nullable(whole('The number of the page that follows.')),
      prev: nullable(whole('The number of the page before.')),
    }),
  }),
};

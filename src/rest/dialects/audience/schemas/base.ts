import { exactly, type JsonSchema, referencesOf, text } from '../../../openapi/json-schema';

export const TITLE = 'Audience';

/** Names a schema of this dialect. */
export const ref = referencesOf(TITLE);

/** An id: a prefix and a ULID in lower case. */
export function id(prefix: string, description: string): JsonSchema {
  return text(description, { pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$` });
}

/** An amount of money. */
export function amount(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'number', description, ...more };
}

/** A number that need not be whole. */
export function number(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'number', description, ...more };
}

/** An instant: UTC, whole seconds. */
export function instant(description: string): JsonSchema {
  return text(description, { format: 'date-time' });
}

/** A day of the organization's calendar. */
export function date(description: string): JsonSchema {
  return text(description, { format: 'date' });
}

export const baseSchemas: Readonly<Record<string, JsonSchema>> = {
  Error: exactly({
    error: text('The same as `code`.'),
    code: text('What kind of problem it is: `invalid_tier`, or for general ones `VALIDATION_ERROR`.'),
    message: text('What is wrong.'),
    details: { type: 'object', description: 'The problems by field: lists of sentences.' },
    request_id: text('The id of the request, as in `X-Request-Id`.'),
    timestamp: text('When it was answered.', { format: 'date-time' }),
  }),
};

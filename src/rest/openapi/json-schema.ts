/** A JSON schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface ObjectOptions {
  /** The keys that may be missing; all others are always there. */
  readonly optional?: readonly string[];
  readonly description?: string;
}

/** An object with exactly these keys. */
export function exactly(properties: Readonly<Record<string, JsonSchema>>, options: ObjectOptions = {}): JsonSchema {
  const { optional = [], description } = options;
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...(required.length > 0 ? { required } : {}),
    properties,
    additionalProperties: false,
  };
}

/** An object of a request: keys that are not named are let through, only the required ones must be there. */
export function accepting(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties };
}

/** The same, or null. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  if (type === undefined) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    type: [type, 'null'].flat(),
    ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
  };
}

/** A list of these. */
export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', ...(description === undefined ? {} : { description }), items };
}

/** Text. */
export function text(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'string', description, ...more };
}

/** A whole number. */
export function whole(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'integer', description, ...more };
}

/** True or false. */
export function truth(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'boolean', description, ...more };
}

/** A constant text out of a few. */
export function oneOf(values: readonly string[], description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'string', enum: values, description, ...more };
}

/** An id of the form `prefix_` and 22 base58 characters. */
export function prefixedId(prefix: string, description: string): JsonSchema {
  return text(description, { pattern: `^${prefix}_[1-9A-HJ-NP-Za-km-z]{22}$` });
}

/** How the schemas of one dialect name each other; the generator puts the dialect's title before the name. */
export function referencesOf(title: string): (name: string) => JsonSchema {
  return (name) => ({ $ref: `#/components/schemas/${title}${name}` });
}

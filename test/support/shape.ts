/** The types that a shape of the golden cases can name. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string' && value !== '',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  uuid: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  object: (value) => isObject(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  url: (value) => typeof value === 'string' && URL.canParse(value),
  array: (value) => Array.isArray(value),
  any: () => true,
};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Where a value does not have a shape: exactly the keys unless `*` is among them, each with its type. Of several shapes
 * under `|`, what it lacks of the nearest one.
 */
export function shapeProblems(shape: unknown, value: unknown, at = 'body'): string[] {
  if (typeof shape === 'string') return hasType(shape, value) ? [] : [`${at}: expected ${shape}, got ${show(value)}`];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at}: expected a list, got ${show(value)}`];
    return shape.length === 0 ? [] : value.flatMap((item, index) => shapeProblems(shape[0], item, `${at}.${index}`));
  }
  const choices = (shape as { '|'?: readonly unknown[] })['|'];
  if (choices) {
    const tries = choices.map((choice) => shapeProblems(choice, value, at));
    return tries.reduce((least, one) => (one.length < least.length ? one : least));
  }
  if (!isObject(value)) return [`${at}: expected an object, got ${show(value)}`];
  const expected = Object.keys(shape as object).filter((key) => key !== '*');
  const known = new Set(expected.map(plainKey));
  const extra = '*' in (shape as object) ? [] : Object.keys(value).filter((key) => !known.has(key));
  return [
    ...extra.map((key) => `${at}: unexpected key ${key}`),
    ...expected.flatMap((key) => {
      const inner = (shape as Record<string, unknown>)[key];
      if (plainKey(key) in value) return shapeProblems(inner, value[plainKey(key)], `${at}.${plainKey(key)}`);
      return key.endsWith('?') ? [] : [`${at}: missing key ${key}`];
    }),
  ];
}

/** Where a value lacks something that is expected of it: further keys are fine, lists agree in length. */
export function subsetProblems(expected: unknown, value: unknown, at = 'body'): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length !== expected.length)
      return [`${at}: expected ${expected.length} elements, got ${show(value)}`];
    return expected.flatMap((item, index) => subsetProblems(item, value[index], `${at}.${index}`));
  }
  if (!isObject(expected))
    return Object.is(expected, value) ? [] : [`${at}: expected ${show(expected)}, got ${show(value)}`];
  if (!isObject(value)) return [`${at}: expected an object, got ${show(value)}`];
  return Object.entries(expected).flatMap(([key, inner]) =>
    key in value ? subsetProblems(inner, value[key], `${at}.${key}`) : [`${at}: missing key ${key}`],
  );
}

function hasType(shape: string, value: unknown): boolean {
  if (/^\/.*\/$/.test(shape)) return typeof value === 'string' && new RegExp(shape.slice(1, -1)).test(value);
  if (shape.startsWith('=')) return value === shape.slice(1);
  return shape.split('|').some((name) => {
    const type = TYPES[name];
    if (!type) throw new Error(`Unknown type ${name} in a shape.`);
    return type(value);
  });
}

function plainKey(key: string): string {
  return key.replace(/\?$/, '');
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}

/** The TypeScript type of each scalar of the graph, as a prepared document meets it inside the process. */
const SCALAR_TYPES: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  Boolean: 'boolean',
  Int: 'number',
  Float: 'number',
  SafeInt: 'number',
  DateTime: 'string',
  Date: 'string',
  JSONObject: 'Record<string, unknown>',
};

/** The TypeScript type of a scalar; a scalar without one must be added above first. */
export function scalarType(name: string): string {
  const type = SCALAR_TYPES[name];
  if (type === undefined) throw new Error(`The generator does not know the scalar ${name}.`);
  return type;
}

/** An object type with these properties, each on lines of its own. */
export function objectType(properties: readonly string[]): string {
  const lines = properties.flatMap((property) => property.split('\n'));
  return `{\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

/** The type of a list of these elements. */
export function listType(element: string): string {
  return /^\w+$/.test(element) ? `readonly ${element}[]` : `readonly (${element})[]`;
}

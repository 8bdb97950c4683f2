type Json = Readonly<Record<string, unknown>>;

/** Of an object only the parts that the paths name (`member.email`); all of it when there are none. */
export function chosenParts(data: Json, paths: readonly string[]): Json {
  if (paths.length === 0) return data;
  const further = new Map<string, string[]>();
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    further.set(name, [...(further.get(name) ?? []), rest.join('.')]);
  }
  const chosen = [...further].filter(([name]) => Object.hasOwn(data, name));
  return Object.fromEntries(chosen.map(([name, rest]) => [name, partOf(data[name], rest)]));
}

function partOf(value: unknown, paths: readonly string[]): unknown {
  if (paths.includes('') || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => partOf(each, paths));
  return chosenParts(value as Json, paths);
}

type Frozen =
  | string
  | number
  | boolean
  | null
  | readonly ['instant' | 'bigint', string]
  | readonly ['list', Frozen[]]
  | readonly ['object', Record<string, Frozen>];

/** A plain value as bytes, with instants and big integers kept as what they are. */
export function freeze(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(toFrozen(value)));
}

/** The value behind the bytes that `freeze` made. */
export function thaw(bytes: Uint8Array): unknown {
  return fromFrozen(JSON.parse(Buffer.from(bytes).toString()) as Frozen);
}

function toFrozen(value: unknown): Frozen {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return ['bigint', value.toString()];
  if (typeof value !== 'object') return value as string | number | boolean;
  if (value instanceof Date) return ['instant', value.toISOString()];
  if (Array.isArray(value)) return ['list', value.map(toFrozen)];
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return ['object', Object.fromEntries(given.map(([key, inner]) => [key, toFrozen(inner)]))];
}

function fromFrozen(frozen: Frozen): unknown {
  if (!Array.isArray(frozen)) return frozen;
  const [kind, content] = frozen as readonly [string, unknown];
  if (kind === 'instant') return new Date(content as string);
  if (kind === 'bigint') return BigInt(content as string);
  if (kind === 'list') return (content as Frozen[]).map(fromFrozen);
  return Object.fromEntries(
    Object.entries(content as Record<string, Frozen>).map(([key, inner]) => [key, fromFrozen(inner)]),
  );
}

import { isDeepStrictEqual } from 'node:util';
import type { MemberColumns, MemberRow } from './member.repository';

/** Of the columns to write, those whose value is another one than before. */
export function changedColumns(before: MemberRow, wanted: MemberColumns): MemberColumns {
  const changed = Object.entries(wanted).filter(
    ([column, value]) => !isDeepStrictEqual(plain(value), plain(before[column as keyof MemberRow])),
  );
  return Object.fromEntries(changed);
}

/** What an edit replaced: the earlier values of the changed columns, and with them the time of the change before. */
export function replacedValues(before: MemberRow, changed: MemberColumns): Partial<MemberRow> {
  const columns = Object.keys(changed) as (keyof MemberRow)[];
  if (columns.length === 0) return {};
  return Object.fromEntries([...columns, 'updatedAt' as const].map((column) => [column, before[column]]));
}

/** The stored data with keys merged into it; a key with null is removed. */
export function mergedMeta(stored: unknown, patch: Record<string, unknown>): Record<string, unknown> {
  const merged = Object.entries({ ...(stored as object), ...patch });
  return Object.fromEntries(merged.filter(([key, value]) => !(Object.hasOwn(patch, key) && value === null)));
}

/** A value as JSON holds it: instants as text, and objects without a prototype as any others. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

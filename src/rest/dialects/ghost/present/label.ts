import { printId } from '../ids';
import type { LabelFields } from '../operations.generated';
import { printTime } from './time';

/** A label, with how many members have it when that was asked for. */
export function presentLabel(data: LabelFields & { readonly memberCount?: number }) {
  const { id, name, slug, createdAt, updatedAt, memberCount } = data;
  const times = { created_at: printTime(createdAt), updated_at: printTime(updatedAt) };
  const count = memberCount === undefined ? {} : { count: { members: memberCount } };
  return { id: printId(id), name, slug, ...times, ...count };
}

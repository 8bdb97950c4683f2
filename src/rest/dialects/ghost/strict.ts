import type { RestRequest } from '../../route';
import { GhostError } from './refusal';

/**
 * Whether a caller wants to be told of what Ghost drops silently: secrets in filters, unknown names in includes, orders
 * and fields, and labels or newsletters that are named by what does not name them. Asked for by `?strict=true`, or by a
 * key that was made with `--kind strict`, which `?strict=false` overrules.
 */
export function isStrict({ viewer, query }: Pick<RestRequest, 'viewer' | 'query'>): boolean {
  const asked = query.text('strict')?.toLowerCase();
  if (asked !== undefined && asked !== '') return asked === 'true' || asked === '1';
  return viewer.kind === 'key' && viewer.strict === true;
}

/** Refuses, in strict mode, names that would otherwise be dropped. */
export function refuseDropped(strict: boolean, property: string, dropped: readonly string[]): void {
  if (!strict || dropped.length === 0) return;
  const names = dropped.map((name) => `"${name}"`).join(', ');
  throw new GhostError('ValidationError', `Unknown in ${property}: ${names}.`, { property });
}

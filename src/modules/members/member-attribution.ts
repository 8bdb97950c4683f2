import type { Dialect, Viewer } from '../../auth/viewer';
import { Problems } from '../../shared/failure';
import { checkText } from '../../shared/text-rules';

const MAX_TEXT = 2000;
const KEYS = ['id', 'type', 'url', 'title', 'referrerSource', 'referrerMedium', 'referrerUrl'] as const;

/** What a member came from, as it is stored. */
export type Attribution = Readonly<Record<(typeof KEYS)[number], string | null>>;

/** What a caller says of it. */
export type AttributionValues = { readonly [Key in (typeof KEYS)[number]]?: string | null | undefined };

/** The fronts whose document says that a new member is attributed to the integration that made it. */
const ATTRIBUTING: ReadonlySet<Dialect> = new Set(['ghost']);

/**
 * What a new member came from: what the caller says; otherwise the integration, by the name of its key, in a front that
 * documents this; otherwise nothing.
 */
export function attributionOf(viewer: Viewer, given: AttributionValues | null | undefined): Attribution | null {
  if (given) return complete(given);
  if (viewer.kind !== 'key' || !ATTRIBUTING.has(viewer.dialect)) return null;
  return complete({ referrerSource: `Integration: ${viewer.name}`, referrerMedium: 'Admin API' });
}

/** Checks what a caller says of what a member came from. */
export function checkAttribution(given: AttributionValues | null | undefined): void {
  const problems = new Problems();
  for (const key of KEYS) checkText(problems, `attribution.${key}`, { text: given?.[key], max: MAX_TEXT });
  problems.throwIfAny();
}

function complete(values: AttributionValues): Attribution {
  return Object.fromEntries(KEYS.map((key) => [key, values[key] ?? null])) as Attribution;
}

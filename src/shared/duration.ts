const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const FORM = /^([1-9][0-9]{0,9})(ms|s|m|h|d)$/;
/** A hundred years: beyond it an instant computed from the duration stops being one that people mean. */
const LONGEST_MS = 36_500 * UNITS.d;

/** The milliseconds that a text such as `60s`, `5m`, `12h` or `30d` names, or nothing when it is no such text. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = FORM.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const duration = Number(count) * UNITS[unit as keyof typeof UNITS];
  return duration <= LONGEST_MS ? duration : undefined;
}

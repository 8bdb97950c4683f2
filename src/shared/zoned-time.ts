/** Times as clocks on the wall show them: the milliseconds that the same figures would be in UTC. */

const DAY_MS = 24 * 60 * 60 * 1000;
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const MAX_OFFSETS = 10_000;

/** What clocks in a time zone show at an instant. */
export function wallTimeAt(instant: Date, timeZone: string): number {
  return instant.getTime() + offsetAt(instant.getTime(), timeZone);
}

/**
 * When clocks in a time zone show a time. Of a time that comes twice, since clocks are set back, the first; one that is
 * left out, since clocks are set forward, is as much later as was left out.
 */
export function instantAt(wallTime: number, timeZone: string): Date {
  const before = offsetAt(wallTime - DAY_MS, timeZone);
  const after = offsetAt(wallTime + DAY_MS, timeZone);
  const earlier = wallTime - before;
  if (before === after || offsetAt(earlier, timeZone) === before) return new Date(earlier);
  const later = wallTime - after;
  return new Date(offsetAt(later, timeZone) === after ? later : earlier);
}

/** How far the clocks of a time zone are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const seconds = Math.floor(time / 1000);
  // The same few instants are asked for again and again while periods are counted off.
  const key = `${timeZone} ${seconds}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = readOffset(seconds, timeZone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(seconds: number, timeZone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(seconds * 1000)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds * 1000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const number = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-US', { ...number, ...time, timeZone });
  formatters.set(timeZone, made);
  return made;
}

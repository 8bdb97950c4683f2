const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const MINUTE_MS = 60_000;

/** The instant behind a date, or a date and time, as ISO 8601 writes them; UTC unless it says otherwise. */
export function parseInstant(text: string): Date | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    INSTANT.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const date = [Number(year), Number(month) - 1, Number(day)] as const;
  const time = [Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3))] as const;
  const local = new Date(Date.UTC(...date, ...time));
  const isReal =
    local.getUTCMonth() === date[1] && local.getUTCDate() === date[2] && time[0] < 24 && time[1] < 60 && time[2] < 60;
  return isReal ? new Date(local.getTime() - offsetOf(zone)) : undefined;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

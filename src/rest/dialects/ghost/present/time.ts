const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;

/** An instant as Ghost prints what it keeps: whole seconds with three zeros behind them. */
export function printTime(instant: string): string {
  return `${instant.slice(0, SECONDS)}.000Z`;
}

/** The same for one that may be missing. */
export function printTimeIfAny(instant: string | null | undefined): string | null {
  return instant ? printTime(instant) : null;
}

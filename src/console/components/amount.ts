/** How many decimals a currency has, by the browser. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units of what somebody typed, such as `9.99` or `9,99`; undefined when it is no amount of the currency. */
export function minorUnits(text: string, currency: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || fraction.length > decimals) return undefined;
  return Number(whole + fraction.padEnd(decimals, '0'));
}

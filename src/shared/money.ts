/** Amounts are whole numbers of minor units (cents) beside an ISO 4217 code; they never pass through a binary float. */

const USUAL_EXPONENT = 2;

/** ISO 4217's own exponents. Intl's differ for some currencies: it leaves out minor units that are no longer minted. */
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const EXPONENT_BY_CURRENCY = new Map(
  Object.entries(EXPONENTS).flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, Number(exponent)])),
);

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d+))?$/;

/**
 * The largest price, payment and amount off: nine digits. Card processors take eight in most currencies, and nine where
 * a unit is worth little. Sums of millions of them stay within the 53 bits that the public API can carry.
 */
export const MAX_AMOUNT_MINOR = 999_999_999n;

/** The ISO 4217 code in upper case, or nothing when there is no such currency. */
export function parseCurrency(text: string): string | undefined {
  const code = text.toUpperCase();
  return CURRENCIES.has(code) ? code : undefined;
}

/** How many decimals the currency's major unit has: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  return EXPONENT_BY_CURRENCY.get(currency) ?? USUAL_EXPONENT;
}

/** The minor units behind a decimal number of major units, or nothing when it is none or has too many decimals. */
export function parseMajor(text: string, currency: string): bigint | undefined {
  const [, sign, whole, decimals = ''] = DECIMAL.exec(text) ?? [];
  const exponent = currencyExponent(currency);
  if (whole === undefined || decimals.length > exponent) return undefined;
  const minor = BigInt(whole + decimals.padEnd(exponent, '0'));
  return sign ? -minor : minor;
}

/** The amount as a decimal number of major units: `9.99`. */
export function toMajor(amountMinor: bigint | number, currency: string): string {
  const exponent = currencyExponent(currency);
  const minor = BigInt(amountMinor);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const decimals = digits.slice(digits.length - exponent);
  return `${minor < 0n ? '-' : ''}${whole}${exponent === 0 ? '' : `.${decimals}`}`;
}

/** The amount as people of a locale write it: `$9.99`. */
export function formatMinor(amountMinor: bigint | number, currency: string, locale = 'en-US'): string {
  const exponent = currencyExponent(currency);
  const format = formatterOf(`${locale} ${currency}`, () => {
    const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  });
  // A decimal text is formatted exactly, where a number would be rounded to a binary float first.
  return format.format(toMajor(amountMinor, currency) as `${number}`);
}

const formatters = new Map<string, Intl.NumberFormat>();
const MAX_FORMATTERS = 500;

function formatterOf(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size >= MAX_FORMATTERS) formatters.clear();
  const made = make();
  formatters.set(key, made);
  return made;
}

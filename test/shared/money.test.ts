import fc from 'fast-check';
import { currencyExponent, formatMinor, parseCurrency, parseMajor, toMajor } from '../../src/shared/money';

describe('currencies', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['HUF', 2],
    ['IQD', 3],
  ])('%s has %i decimals after ISO 4217', (currency, exponent) => expect(currencyExponent(currency)).toBe(exponent));

  it.each([
    ['usd', 'USD'],
    ['Eur', 'EUR'],
  ])('takes %s in any case', (text, currency) => expect(parseCurrency(text)).toBe(currency));

  it.each(['', 'US', 'USDX', 'ABC', 'U$D', '840'])('does not take %j', (text) =>
    expect(parseCurrency(text)).toBeUndefined(),
  );
});

describe('amounts', () => {
  it.each([
    ['9.99', 'USD', 999n],
    ['9.9', 'USD', 990n],
    ['9', 'USD', 900n],
    ['0.07', 'USD', 7n],
    ['-1.50', 'USD', -150n],
    ['1200', 'JPY', 1200n],
    ['1.005', 'KWD', 1005n],
    ['90071992547409.93', 'USD', 9007199254740993n],
  ])('%s %s is read exactly', (text, currency, minor) => expect(parseMajor(text, currency)).toBe(minor));

  it.each([
    ['9.999', 'USD'],
    ['1.5', 'JPY'],
    ['1e3', 'USD'],
    ['1,5', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    [' 5', 'USD'],
    ['', 'USD'],
    ['NaN', 'USD'],
  ])('%j %s is no amount', (text, currency) => expect(parseMajor(text, currency)).toBeUndefined());

  it('are written and read without loss', () => {
    const currencies = fc.constantFrom('USD', 'JPY', 'KWD', 'CLF');
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }), currencies, (minor, currency) => {
        expect(parseMajor(toMajor(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it.each([
    { minor: 999n, currency: 'USD', text: '$9.99' },
    { minor: 7, currency: 'USD', text: '$0.07' },
    { minor: -1050n, currency: 'EUR', text: '-€10.50' },
    { minor: 1200, currency: 'JPY', text: '¥1,200' },
    { minor: 150000n, currency: 'HUF', text: 'HUF 1,500.00' },
    { minor: 9007199254740993n, currency: 'USD', text: '$90,071,992,547,409.93' },
    { minor: 123456n, currency: 'EUR', locale: 'de-DE', text: '1.234,56 €' },
  ])('$minor $currency is shown to people', ({ minor, currency, locale, text }) =>
    expect(formatMinor(minor, currency, locale).replaceAll('\u00a0', ' ')).toBe(text),
  );
});

import { parseDuration } from '../../src/shared/duration';

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['60s', 60_000],
    ['5m', 300_000],
    ['12h', 43_200_000],
    ['30d', 2_592_000_000],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '60', 's', '0s', '-5s', '1.5h', '5 m', '1w', '5S', '9999999999d', '٣s'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

import { loweredAmount, trialDaysWith } from '../../../src/modules/discounts/discount-effect.rules';
import type { DiscountRow } from '../../../src/modules/discounts/discount.repository';

const discount = (type: DiscountRow['type'], amount: number) => ({ type, amount: BigInt(amount) }) as DiscountRow;

describe('what is left of an amount', () => {
  it.each([
    ['PERCENT', 50, 500n, 250n],
    ['PERCENT', 50, 5n, 3n],
    ['PERCENT', 33, 100n, 67n],
    ['PERCENT', 33, 999n, 669n],
    ['PERCENT', 1, 49n, 49n],
    ['PERCENT', 1, 50n, 50n],
    ['PERCENT', 1, 51n, 50n],
    ['PERCENT', 100, 999n, 0n],
    ['FIXED', 100, 999n, 899n],
    ['FIXED', 1000, 999n, 0n],
    ['TRIAL', 30, 999n, 999n],
  ] as const)('after %s %i of %i is %i', (...[type, amount, before, after]) => {
    expect(loweredAmount(before, discount(type, amount))).toBe(after);
  });
});

describe('the days of trial', () => {
  it.each([
    [null, undefined, 7, 7],
    [null, 0, 7, 0],
    [discount('PERCENT', 50), undefined, 7, 0],
    [discount('PERCENT', 50), 14, 7, 14],
    [discount('TRIAL', 30), undefined, 7, 30],
    [discount('TRIAL', 30), 60, 7, 60],
    [discount('TRIAL', 3), undefined, 7, 7],
  ])('with %j, %j asked and %j of the tier are %j', (...[given, asked, tier, days]) => {
    expect(trialDaysWith(given, { asked, tier })).toBe(days);
  });
});

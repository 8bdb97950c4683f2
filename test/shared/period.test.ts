import { addIntervals, type Interval, periodAt } from '../../src/shared/period';

const MONTHLY: Interval = { unit: 'MONTH', count: 1 };
const YEARLY: Interval = { unit: 'YEAR', count: 1 };

const step = (anchor: string, interval: Interval, steps: number) =>
  addIntervals(new Date(anchor), interval, steps).toISOString();

const period = (anchor: string, interval: Interval, instant: string) => {
  const { startAt, endAt } = periodAt(new Date(anchor), interval, new Date(instant));
  return [startAt.toISOString(), endAt.toISOString()];
};

describe('addIntervals', () => {
  it.each([
    ['2026-01-31T10:20:30.123Z', MONTHLY, 1, '2026-02-28T10:20:30.123Z'],
    ['2026-01-31T10:20:30.123Z', MONTHLY, 2, '2026-03-31T10:20:30.123Z'],
    ['2028-01-31T00:00:00.000Z', MONTHLY, 1, '2028-02-29T00:00:00.000Z'],
    ['2026-01-30T00:00:00.000Z', MONTHLY, 1, '2026-02-28T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', MONTHLY, 2, '2027-02-28T23:59:59.999Z'],
    ['2026-11-30T00:00:00.000Z', { unit: 'MONTH', count: 3 }, 1, '2027-02-28T00:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', { unit: 'MONTH', count: 3 }, 2, '2027-05-30T00:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', YEARLY, 1, '2029-02-28T00:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', YEARLY, 4, '2032-02-29T00:00:00.000Z'],
    ['2096-02-29T00:00:00.000Z', YEARLY, 4, '2100-02-28T00:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', { unit: 'DAY', count: 10 }, 3, '2026-04-27T12:00:00.000Z'],
    ['2026-03-28T12:00:00.000Z', { unit: 'WEEK', count: 2 }, 1, '2026-04-11T12:00:00.000Z'],
  ] as const)('%s plus %j times %d is %s', (...row) => {
    const [anchor, interval, steps, expected] = row;
    expect(step(anchor, interval, steps)).toBe(expected);
  });
});

describe('periodAt', () => {
  it('counts from the anchor and keeps its day through a short month', () => {
    const anchor = '2026-01-31T08:00:00.000Z';
    expect(period(anchor, MONTHLY, '2026-02-27T00:00:00Z')).toEqual([anchor, '2026-02-28T08:00:00.000Z']);
    expect(period(anchor, MONTHLY, '2026-03-01T00:00:00Z')).toEqual([
      '2026-02-28T08:00:00.000Z',
      '2026-03-31T08:00:00.000Z',
    ]);
    expect(period(anchor, MONTHLY, '2026-04-15T00:00:00Z')).toEqual([
      '2026-03-31T08:00:00.000Z',
      '2026-04-30T08:00:00.000Z',
    ]);
  });

  it('starts a period at its very first instant and not one millisecond earlier', () => {
    const anchor = '2026-05-15T12:00:00.000Z';
    expect(period(anchor, MONTHLY, '2026-06-15T11:59:59.999Z')[0]).toBe(anchor);
    expect(period(anchor, MONTHLY, '2026-06-15T12:00:00.000Z')[0]).toBe('2026-06-15T12:00:00.000Z');
  });

  it('answers the first period for the anchor itself and for anything before it', () => {
    const first = ['2026-05-15T12:00:00.000Z', '2026-06-15T12:00:00.000Z'];
    expect(period('2026-05-15T12:00:00.000Z', MONTHLY, '2026-05-15T12:00:00.000Z')).toEqual(first);
    expect(period('2026-05-15T12:00:00.000Z', MONTHLY, '2020-01-01T00:00:00.000Z')).toEqual(first);
  });

  it.each([
    MONTHLY,
    YEARLY,
    { unit: 'WEEK', count: 3 },
    { unit: 'DAY', count: 7 },
    { unit: 'MONTH', count: 5 },
  ] as const)('covers every instant by exactly one period: %j', (interval) => {
    const anchor = new Date('2023-10-31T23:00:00Z');
    for (let day = 0; day < 1500; day += 1) {
      const instant = new Date(anchor.getTime() + day * 86_400_000 + 1000);
      const { startAt, endAt } = periodAt(anchor, interval, instant);
      expect(startAt <= instant && instant < endAt).toBe(true);
      expect(periodAt(anchor, interval, endAt).startAt).toEqual(endAt);
    }
  });
});

import { addIntervals, type Interval, nextEnd, periodAt } from '../../src/shared/period';
import { instantAt, wallTimeAt } from '../../src/shared/zoned-time';

const every = (unit: Interval['unit'], timeZone: string, count = 1): Interval => ({ unit, count, timeZone });

describe('periods by the calendar of a time zone', () => {
  it.each([
    [
      'keep the time of day when clocks are set forward',
      '2026-03-01T11:00:00Z',
      'Europe/Berlin',
      1,
      '2026-04-01T10:00:00.000Z',
    ],
    [
      'keep the time of day when clocks are set back',
      '2026-10-01T10:00:00Z',
      'Europe/Berlin',
      1,
      '2026-11-01T11:00:00.000Z',
    ],
    ['begin later by what is left out', '2026-02-28T01:30:00Z', 'Europe/Berlin', 1, '2026-03-28T01:30:00.000Z'],
    ['keep the local day, not that of UTC', '2026-01-31T23:30:00Z', 'Europe/Berlin', 1, '2026-02-28T23:30:00.000Z'],
    [
      'keep the local last day through February',
      '2026-01-31T12:00:00Z',
      'Pacific/Auckland',
      1,
      '2026-02-28T12:00:00.000Z',
    ],
    ['are right half an hour off', '2026-01-31T20:00:00Z', 'Asia/Kolkata', 1, '2026-02-28T20:00:00.000Z'],
    ['come back to the 31st', '2026-01-31T05:30:00Z', 'America/New_York', 2, '2026-03-31T04:30:00.000Z'],
  ])('%s', (...row) => {
    const [, anchor, timeZone, steps, expected] = row;
    expect(addIntervals(new Date(anchor), every('MONTH', timeZone), steps).toISOString()).toBe(expected);
  });

  it('count days and weeks by the calendar too', () => {
    const anchor = new Date('2026-03-28T12:00:00Z');
    expect(addIntervals(anchor, every('DAY', 'Europe/Berlin'), 1).toISOString()).toBe('2026-03-29T11:00:00.000Z');
    expect(addIntervals(anchor, every('WEEK', 'Europe/Berlin'), 1).toISOString()).toBe('2026-04-04T11:00:00.000Z');
  });

  it('take a time that is left out for one as much later, and of one that comes twice the first', () => {
    // In Berlin 02:30 is left out on 29 March and comes twice on 25 October.
    expect(instantAt(Date.parse('2026-03-29T02:30:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(instantAt(Date.parse('2026-10-25T02:30:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'])(
    'follow on each other without a gap for six years in %s',
    (timeZone) => {
      const anchor = new Date('2024-01-31T01:15:00.123Z');
      const interval = every('MONTH', timeZone);
      let end = anchor;
      for (let steps = 1; steps <= 72; steps += 1) {
        const next = nextEnd(anchor, interval, end);
        expect(next).toEqual(addIntervals(anchor, interval, steps));
        expect(periodAt(anchor, interval, end)).toEqual({ startAt: end, endAt: next });
        expect(instantAt(wallTimeAt(next, timeZone), timeZone)).toEqual(next);
        end = next;
      }
    },
  );
});

describe('the period after one', () => {
  it('ends where it would when days began elsewhere while that was set', () => {
    const anchor = new Date('2026-01-31T12:00:00Z');
    const interval = every('MONTH', 'Europe/Berlin');
    // By the calendar of UTC: an hour later than in Berlin, whose clocks were set forward.
    const ended = new Date('2026-03-31T12:00:00Z');
    expect(nextEnd(anchor, interval, ended).toISOString()).toBe('2026-04-30T11:00:00.000Z');
    const earlier = new Date('2026-03-31T10:30:00Z');
    expect(nextEnd(anchor, interval, earlier).toISOString()).toBe('2026-04-30T11:00:00.000Z');
  });
});

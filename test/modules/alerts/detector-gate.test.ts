import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../../../src/demo/random';
import { Detector } from '../../../src/modules/engagement/detector/detector';
import { HOUR, poisson } from './hours';

/** A file of the benchmark: `windows` holds the first and last row of each labelled window. */
interface Recorded {
  readonly startAt: string;
  readonly stepSeconds: number;
  readonly windows: readonly (readonly [number, number])[];
  readonly values: string;
}

/** The windows with an alarm, and the alarms outside windows, behind the part that does not count. */
function judged(name: string): { found: number; windows: number; wrong: number } {
  const path = join(__dirname, '../../golden/nab', `twitter-volume-${name}.json`);
  const { startAt, stepSeconds, windows, values } = JSON.parse(readFileSync(path, 'utf8')) as Recorded;
  const detector = new Detector();
  const begin = Date.parse(startAt);
  const alarms = values.split(',').flatMap((value, row) => {
    const { isAlarm } = detector.update(begin + row * stepSeconds * 1000, Number(value));
    return isAlarm && row >= 750 ? [row] : [];
  });
  const within = (row: number) => windows.findIndex(([first, last]) => row >= first && row <= last);
  const found = new Set(alarms.map(within).filter((window) => window >= 0)).size;
  return { found, windows: windows.length, wrong: alarms.filter((row) => within(row) < 0).length };
}

const START = Date.UTC(2026, 0, 5);
const WEEK = 7 * 24;

/** Hourly counts of a creator with so many events a day: a daily rhythm, and quieter weekends. */
function creator(random: SeededRandom, daily: number, weeks: number): number[] {
  return Array.from({ length: weeks * WEEK }, (_, hour) => {
    const rhythm = 1 + 0.8 * Math.cos(((hour - 19) / 12) * Math.PI);
    const weekend = Math.floor(hour / 24) % 7 >= 5 ? 0.7 : 1.12;
    return poisson(random, (daily / 24) * rhythm * weekend);
  });
}

function alarmHours(counts: readonly number[]): number[] {
  const detector = new Detector();
  return counts.flatMap((value, hour) => (detector.update(START + hour * HOUR, value).isAlarm ? [hour] : []));
}

describe('the detector does not get worse', () => {
  it('at finding what is labelled in counts of mentions', () => {
    const results = ['aapl', 'cvs', 'ko'].map(judged);
    const sum = (key: 'found' | 'windows' | 'wrong') => results.reduce((total, result) => total + result[key], 0);
    expect(sum('windows')).toBe(10);
    // All ten, and 14 alarms outside of windows in 165 days, when this was written.
    expect(sum('found')).toBeGreaterThanOrEqual(9);
    expect(sum('wrong')).toBeLessThanOrEqual(16);
  });

  it('at leaving quiet creators alone', () => {
    const random = new SeededRandom('gate/quiet');
    const creators = [1, 4, 16, 64, 256].flatMap((daily) => Array.from({ length: 5 }, () => daily));
    const alarms = creators.flatMap((daily) => alarmHours(creator(random, daily, 26)));
    // The bar is two in a thousand weeks; these are 550 of them behind the first four, where chance alone makes three rare.
    expect(alarms.length).toBeLessThanOrEqual(2);
  });

  it('at noticing what is worth noticing in small counts', () => {
    const random = new SeededRandom('gate/events');
    const begin = 12 * WEEK;
    const kinds: [name: string, hours: number, change: (count: number) => number][] = [
      ['silence', 14 * 24, () => 0],
      ['ten times as much', 6, (count) => count * 10],
      ['four times as much for a day', 24, (count) => count * 4],
    ];
    let found = 0;
    let all = 0;
    for (const daily of [16, 64, 256])
      for (const [, hours, change] of kinds)
        for (let stream = 0; stream < 5; stream++) {
          const counts = creator(random, daily, 14).map((count, hour) =>
            hour >= begin && hour < begin + hours ? change(count) : count,
          );
          all += 1;
          found += Number(alarmHours(counts).some((hour) => hour >= begin && hour < begin + hours));
        }
    expect(found / all).toBeGreaterThanOrEqual(0.88);
  });
});

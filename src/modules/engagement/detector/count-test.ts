import { type Detection, type Finding, NOTHING, scoreOf } from './detection';
import { Dispersion } from './dispersion';
import { History } from './history';
import { surpriseOfFall, surpriseOfRise } from './negative-binomial';
import type { StateReader, StateWriter } from './state';
import { WeekProfile } from './week-profile';

/** Hours over which counts are added up and held against what was expected. */
const WINDOWS = [1, 3, 6, 12, 24, 48, 96, 168] as const;
const LONGEST = 168;
const HISTORY_HOURS = 14 * 24;
const REST_HOURS = 72;
/** An alarm takes a probability of 1e-5 in one of the windows. */
const LINE = 5;
const BELOW_LINE = 0.49;
const LEAST_SEEN_OF_RISE = 5;
const LEAST_EXPECTED_OF_FALL = 12;
/** Nearer to what was expected than so many squared deviations: not worth the exact test. */
const WORTH_TESTING = 9;
const DISPERSION_FACTOR = 1.6;
const CLIP_DEVIATIONS = 4;
const CLIP_MORE = 2;

interface WindowSum {
  readonly hours: number;
  readonly seen: number;
  readonly expected: number;
}

/**
 * The detector for streams with few events: hourly counts, added up over windows from an hour to a week and held
 * against a negative binomial distribution, whose spread also holds how little is known yet.
 */
export class CountTest {
  private readonly counts = new History(LONGEST);
  private readonly expectations = new History(LONGEST);
  private readonly profile = new WeekProfile();
  private readonly dispersion = new Dispersion();
  private lastAlarm = -Infinity;

  /** Takes the count of the hour that begins at that time. */
  update(at: number, count: number): Detection {
    const expected = this.profile.expected(at);
    this.counts.push(count);
    this.expectations.push(expected);
    const detection = this.judge(at);
    this.learn(at, { count, expected });
    return detection;
  }

  write(state: StateWriter): void {
    state.numbers([this.lastAlarm]);
    for (const part of [this.counts, this.expectations, this.profile, this.dispersion]) part.write(state);
  }

  read(state: StateReader): void {
    [this.lastAlarm] = state.numbers(1) as [number];
    for (const part of [this.counts, this.expectations, this.profile, this.dispersion]) part.read(state);
  }

  private judge(at: number): Detection {
    const finding = this.counts.count > HISTORY_HOURS && this.profile.rate > 0 ? this.mostUnusual(at) : undefined;
    if (!finding) return NOTHING;
    const score = scoreOf(finding.surprise, LINE);
    const hour = this.counts.count;
    if (hour - this.lastAlarm <= REST_HOURS) return { score: Math.min(score, BELOW_LINE), isAlarm: false, finding };
    const isAlarm = finding.surprise >= LINE;
    if (isAlarm) this.lastAlarm = hour;
    return { score, isAlarm, finding };
  }

  private mostUnusual(at: number): Finding | undefined {
    let best: Finding | undefined;
    let seen = 0;
    let expected = 0;
    let hours = 0;
    for (const window of WINDOWS) {
      for (; hours < window; hours++) {
        seen += this.counts.ago(hours);
        expected += this.expectations.ago(hours);
      }
      const finding = this.test({ hours: window, seen, expected }, at);
      if (finding && finding.surprise > (best?.surprise ?? 0)) best = finding;
    }
    return best;
  }

  private test(sum: WindowSum, at: number): Finding | undefined {
    const { seen, expected, hours } = sum;
    const dispersion = this.dispersionOf(sum, at);
    if ((seen - expected) ** 2 / (expected * dispersion + 0.3) < WORTH_TESTING) return undefined;
    const isRise = seen > expected;
    if (isRise ? seen < LEAST_SEEN_OF_RISE : expected < LEAST_EXPECTED_OF_FALL) return undefined;
    const distribution = { mean: expected, dispersion };
    const surprise = isRise ? surpriseOfRise(seen, distribution) : surpriseOfFall(seen, distribution);
    const reach = 3 * Math.sqrt(expected * dispersion);
    return {
      direction: isRise ? 'RISE' : 'FALL',
      buckets: hours,
      seen,
      expected: { low: Math.max(0, expected - reach), mean: expected, high: expected + reach },
      surprise,
      views: { [`last${hours}Hours`]: surprise },
    };
  }

  /** The days' own unrest, as far as the window reaches over a day, and how little the expectation itself is known. */
  private dispersionOf({ expected, hours }: WindowSum, at: number): number {
    const day = Math.max(this.profile.rate * 24, 0.1);
    const unrest = ((this.dispersion.value - 1) * DISPERSION_FACTOR * Math.min(expected, day)) / day;
    const ofRate = expected / (this.profile.events + 1);
    const ofSlot = expected / hours / (this.profile.slotEvents(at) + 1e-9);
    return 1 + unrest + ofRate + ofSlot;
  }

  /** What is far above the expectation is learned in part only, so that an event does not become the norm. */
  private learn(at: number, { count, expected }: { count: number; expected: number }): void {
    const most = expected + CLIP_DEVIATIONS * Math.sqrt(expected * this.dispersion.value) + CLIP_MORE;
    this.profile.learn(at, Math.min(count, most));
    this.dispersion.add(count, expected);
  }
}

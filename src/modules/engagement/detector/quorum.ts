import { type Detection, type Finding, NOTHING, scoreOf } from './detection';
import { History } from './history';
import { HourView } from './hour-view';
import { LevelView } from './level-view';
import { ShapeView } from './shape-view';
import type { StateReader, StateWriter } from './state';
import { Surprise } from './surprise';

/** What each view counts for in the quorum. */
const WEIGHTS = {
  level: 1,
  hourOverADay: 0.45,
  hourOverTwoDays: 0.6,
  logShape: 1.4,
  shape: 0.95,
  shortLevel: 0.15,
  middleShape: 0.05,
} as const;

type View = keyof typeof WEIGHTS;

const VIEWS = Object.keys(WEIGHTS) as View[];
const TOTAL_WEIGHT = VIEWS.reduce((sum, view) => sum + WEIGHTS[view], 0);
/** The alarm line, in surprise a unit of weight. */
const LINE = 1.06 * TOTAL_WEIGHT;
/** The longer the record, the rarer must be what raises an alarm: a long-lived stream would alarm at a constant rate. */
const GROWTH = 0.28 * TOTAL_WEIGHT;
const GROWTH_FROM = 1000;
/** A stream of many years must not go deaf. */
const GROWTH_UNTIL = 32_000;
/** A younger stream knows too little of itself to raise an alarm. */
const LEARNING = 250;
const REST = 116;
const REST_SHARE = 0.029;
const REST_AT_MOST = REST_SHARE * GROWTH_UNTIL;

const LENGTHS = { long: 32, middle: 24, short: 16 } as const;
/** How many values a stream must keep for all views. */
export const HISTORY_KEPT = ShapeView.historyFor(LENGTHS.long);

/**
 * The detector for streams with many events: several views of the stream, each calibrated by its own past, whose
 * surprise is added up. Sees nothing but times and values, keeps no more than a bounded past and never looks ahead.
 */
export class Quorum {
  private readonly logs = new History(HISTORY_KEPT);
  private readonly level = new LevelView(200);
  private readonly shortLevel = new LevelView(25);
  private readonly hour = new HourView();
  private readonly logShape = new ShapeView(LENGTHS.long);
  private readonly shape = new ShapeView(LENGTHS.short);
  private readonly middleShape = new ShapeView(LENGTHS.middle);
  private readonly surprises = VIEWS.map(() => new Surprise());
  private overADay = 0;
  private overTwoDays = 0;
  private count = 0;
  private lastAlarm = -Infinity;

  /** Takes the newest bucket, which stands in the history already. */
  update(at: number, history: History): Detection {
    const index = this.count++;
    const expected = this.hour.expected(at);
    const statistics = this.statistics(at, history);
    const surprises = VIEWS.map((view, place) => (this.surprises[place] as Surprise).of(statistics[view]));
    const weighed = VIEWS.reduce((sum, view, place) => sum + WEIGHTS[view] * (surprises[place] as number), 0);
    const evidence = weighed - GROWTH * Math.max(0, Math.log10(Math.min(this.count, GROWTH_UNTIL) / GROWTH_FROM));
    if (index < LEARNING) return NOTHING;
    if (index - this.lastAlarm <= Math.max(REST, Math.min(REST_SHARE * index, REST_AT_MOST))) return NOTHING;
    if (evidence <= 0) return NOTHING;
    const isAlarm = evidence >= LINE;
    if (isAlarm) this.lastAlarm = index;
    const finding = findingOf({ seen: history.ago(0), expected, weighed, surprises });
    return { score: scoreOf(evidence, LINE), isAlarm, finding };
  }

  write(state: StateWriter): void {
    state.numbers([this.overADay, this.overTwoDays, this.count, this.lastAlarm]);
    for (const part of this.parts()) part.write(state);
  }

  read(state: StateReader, history: History): void {
    const [overADay, overTwoDays, count, lastAlarm] = state.numbers(4) as [number, number, number, number];
    Object.assign(this, { overADay, overTwoDays, count, lastAlarm });
    this.logs.fill(history, logarithmOf);
    for (const part of this.parts()) part.read(state, part === this.logShape ? this.logs : history);
  }

  private parts() {
    const views = [this.level, this.shortLevel, this.hour, this.logShape, this.shape, this.middleShape];
    return [...views, ...this.surprises];
  }

  private statistics(at: number, history: History): Record<View, number | undefined> {
    const value = history.ago(0);
    this.logs.push(logarithmOf(value));
    const distance = this.hour.look(at, value);
    this.overADay += (distance - this.overADay) / 24;
    this.overTwoDays += (distance - this.overTwoDays) / 48;
    return {
      level: this.level.look(history),
      hourOverADay: this.overADay,
      hourOverTwoDays: this.overTwoDays,
      logShape: this.logShape.look(this.logs),
      shape: this.shape.look(history),
      shortLevel: this.shortLevel.look(history),
      middleShape: this.middleShape.look(history),
    };
  }
}

interface Evidence {
  readonly seen: number;
  readonly expected: { readonly mean: number; readonly deviation: number };
  readonly weighed: number;
  readonly surprises: readonly number[];
}

function findingOf({ seen, expected, weighed, surprises }: Evidence): Finding {
  const { mean, deviation } = expected;
  return {
    direction: seen >= mean ? 'RISE' : 'FALL',
    buckets: 1,
    seen,
    expected: { low: Math.max(0, mean - 3 * deviation), mean, high: mean + 3 * deviation },
    surprise: weighed / TOTAL_WEIGHT,
    views: Object.fromEntries(VIEWS.map((view, place) => [view, surprises[place] as number])),
  };
}

function logarithmOf(value: number): number {
  return Math.log1p(Math.abs(value));
}

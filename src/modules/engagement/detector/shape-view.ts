import type { History } from './history';
import { RunningMoments } from './running-moments';
import type { StateReader, StateWriter } from './state';

/** So far back the most alike stretch is looked for, beside the length of the shape. */
export const LOOK_BACK = 1500;
const MEMORY = 2000;
/** The sums are made anew this often, so that rounding does not gather. */
const RENEWAL = 1024;

/**
 * How unlike the shape of the last points is to everything in the look-back: the distance to the nearest stretch of the
 * same length, in standard deviations of the stream. The squared distance to each stretch is carried along: the newest
 * pair of points comes in, the pair that leaves the shape goes out.
 */
export class ShapeView {
  private readonly usual = new RunningMoments(MEMORY);
  private readonly sums: Float64Array;

  constructor(private readonly length: number) {
    this.sums = new Float64Array(LOOK_BACK + length + 1);
  }

  /** How many values the history must keep for this view. */
  static historyFor(length: number): number {
    return LOOK_BACK + 2 * length + 1;
  }

  /** The statistic of the newest point of the history; nothing until three lengths are known. */
  look(history: History): number | undefined {
    this.usual.add(history.ago(0));
    if (history.count < 3 * this.length) return undefined;
    const farthest = Math.min(history.count, LOOK_BACK + 2 * this.length) - this.length;
    const nearest = this.isDue(history) ? this.renew(history, farthest) : this.slide(history, farthest);
    return Math.sqrt(nearest / this.length) / this.deviation;
  }

  write(state: StateWriter): void {
    this.usual.write(state);
  }

  /** The sums follow from the history. */
  read(state: StateReader, history: History): void {
    this.usual.read(state);
    if (history.count < 3 * this.length) return;
    this.renew(history, Math.min(history.count, LOOK_BACK + 2 * this.length) - this.length);
  }

  private get deviation(): number {
    return Math.sqrt(this.usual.variance + 1e-9);
  }

  private isDue({ count }: History): boolean {
    return count % RENEWAL === 0 || count === 3 * this.length;
  }

  private slide({ values, newest, count }: History, farthest: number): number {
    const { length, sums } = this;
    const entering = values[newest] as number;
    const leaving = values[newest - length] as number;
    // While the record grows, its oldest stretch has no sum yet.
    const known = count <= LOOK_BACK + 2 * length ? farthest - 1 : farthest;
    let nearest = Infinity;
    for (let lag = length; lag <= known; lag++) {
      const comes = entering - (values[newest - lag] as number);
      const goes = leaving - (values[newest - length - lag] as number);
      const carried = (sums[lag] as number) + comes * comes - goes * goes;
      const sum = carried > 0 ? carried : 0;
      sums[lag] = sum;
      if (sum < nearest) nearest = sum;
    }
    return known === farthest ? nearest : Math.min(nearest, this.measure({ values, newest }, farthest));
  }

  private renew(history: Pick<History, 'values' | 'newest'>, farthest: number): number {
    let nearest = Infinity;
    for (let lag = this.length; lag <= farthest; lag++) nearest = Math.min(nearest, this.measure(history, lag));
    return nearest;
  }

  private measure({ values, newest }: Pick<History, 'values' | 'newest'>, lag: number): number {
    let sum = 0;
    for (let place = newest - this.length + 1; place <= newest; place++) {
      const difference = (values[place] as number) - (values[place - lag] as number);
      sum += difference * difference;
    }
    this.sums[lag] = sum;
    return sum;
  }
}

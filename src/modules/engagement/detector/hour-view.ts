import { RunningMoments } from './running-moments';
import type { StateReader, StateWriter } from './state';

export const HOUR_MS = 60 * 60 * 1000;
const HOURS = 24;
const MEMORY = 72;
const SPREAD_MEMORY = 1000;
/** An hour that was seen less often says nothing. */
const LEAST_SEEN = 4;

/** How far a point lies from what this hour of the day usually brings, in standard deviations. */
export class HourView {
  private readonly hours = Array.from({ length: HOURS }, () => new RunningMoments(MEMORY));
  /** Slow average of the hours' variances: an hour that was quiet by chance is not taken for an exact one. */
  private readonly spread = new RunningMoments(SPREAD_MEMORY);

  /** The statistic of a point. */
  look(at: number, value: number): number {
    const hour = this.hourOf(at);
    const deviation = Math.sqrt(0.5 * hour.variance + 0.5 * this.spread.mean + 1e-9);
    const distance = hour.count >= LEAST_SEEN ? Math.abs(value - hour.mean) / deviation : 0;
    hour.add(value);
    this.spread.add(hour.variance);
    return distance;
  }

  /** What the hour usually brings: its mean and standard deviation. */
  expected(at: number): { readonly mean: number; readonly deviation: number } {
    const hour = this.hourOf(at);
    return { mean: hour.mean, deviation: Math.sqrt(0.5 * hour.variance + 0.5 * this.spread.mean + 1e-9) };
  }

  write(state: StateWriter): void {
    for (const moments of [...this.hours, this.spread]) moments.write(state);
  }

  read(state: StateReader): void {
    for (const moments of [...this.hours, this.spread]) moments.read(state);
  }

  private hourOf(at: number): RunningMoments {
    return this.hours[Math.floor(at / HOUR_MS) % HOURS] as RunningMoments;
  }
}

import type { StateReader, StateWriter } from './state';

const DAY = 24;
const LEAST_HOURS = 7 * DAY;
const PRIOR_DAYS = 4;
const MEMORY_DAYS = 90;
const FIRST_GUESS = 1.2;
const CAP = 9;
const LEAST_CAP = 12;
const LEAST_EXPECTED = 0.5;

/** How much more a stream's days vary than chance alone makes them: the variance of a day's count over its mean. */
export class Dispersion {
  value = FIRST_GUESS;
  private days = 0;
  private hours = 0;
  private seen = 0;
  private expected = 0;

  /** Takes an hour with what was expected of it; every full day is one lesson, none of which counts too much. */
  add(count: number, expected: number): void {
    this.hours += 1;
    this.seen += count;
    this.expected += expected;
    if (this.hours % DAY !== 0) return;
    if (this.hours > LEAST_HOURS)
      this.learn((this.seen - this.expected) ** 2 / Math.max(this.expected, LEAST_EXPECTED));
    this.seen = 0;
    this.expected = 0;
  }

  write(state: StateWriter): void {
    state.numbers([this.value, this.days, this.hours, this.seen, this.expected]);
  }

  read(state: StateReader): void {
    const [value, days, hours, seen, expected] = state.numbers(5) as [number, number, number, number, number];
    Object.assign(this, { value, days, hours, seen, expected });
  }

  private learn(ratio: number): void {
    this.days += 1;
    const step = Math.max(1 / (this.days + PRIOR_DAYS), 1 / MEMORY_DAYS);
    const capped = Math.min(ratio, Math.max(LEAST_CAP, CAP * this.value));
    this.value = Math.max(1, this.value + step * (capped - this.value));
  }
}

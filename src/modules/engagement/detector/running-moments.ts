import type { StateReader, StateWriter } from './state';

/**
 * Mean and variance of a stream that slowly forgets: all values count the same until there are as many as the memory,
 * then older ones fade. So there is no phase of training.
 */
export class RunningMoments {
  mean = 0;
  variance = 0;
  count = 0;

  constructor(private readonly memory: number) {}

  /** Takes one more value. */
  add(value: number, after = this.count + 1): void {
    this.count = after;
    const step = Math.max(1 / after, 1 / this.memory);
    const difference = value - this.mean;
    this.mean += step * difference;
    this.variance = (1 - step) * (this.variance + step * difference * difference);
  }

  /** Standard deviation, never quite zero, so that a flat stream can be divided by it. */
  get deviation(): number {
    return Math.sqrt(this.variance + 1e-9 + 1e-6 * this.mean * this.mean);
  }

  write(state: StateWriter): void {
    state.numbers([this.count, this.mean, this.variance]);
  }

  read(state: StateReader): void {
    [this.count, this.mean, this.variance] = state.numbers(3) as [number, number, number];
  }
}

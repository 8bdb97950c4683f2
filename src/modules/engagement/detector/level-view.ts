import type { History } from './history';
import { RunningMoments } from './running-moments';
import type { StateReader, StateWriter } from './state';

const MEMORY = 4000;

/** How far the mean of the last points lies from where that mean usually lies, in its own standard deviations. */
export class LevelView {
  private readonly usual = new RunningMoments(MEMORY);
  private sum = 0;
  private count = 0;

  constructor(private readonly width: number) {}

  /** The statistic of the newest point of the history; nothing until two widths are known. */
  look(history: History): number | undefined {
    this.count += 1;
    this.sum += history.ago(0) - (this.count > this.width ? history.ago(this.width) : 0);
    const mean = this.sum / Math.min(this.count, this.width);
    const distance = this.count > 2 * this.width ? Math.abs(mean - this.usual.mean) / this.usual.deviation : undefined;
    if (this.count >= this.width) this.usual.add(mean, this.count);
    return distance;
  }

  write(state: StateWriter): void {
    state.numbers([this.count, this.sum]);
    this.usual.write(state);
  }

  read(state: StateReader): void {
    [this.count, this.sum] = state.numbers(2) as [number, number];
    this.usual.read(state);
  }
}

import type { StateReader, StateWriter } from './state';

const BINS = 400;
const LOWEST = -6;
const HIGHEST = 6;
const BINS_A_DECADE = BINS / (HIGHEST - LOWEST);
const BIN_WIDTH = (1 / BINS_A_DECADE) * Math.LN10;
const MEMORY = 10_000;
/** So many of the highest values make the tail. */
const TAIL = 20;
const LEAST_SEEN = 30;
const LEAST_PROBABILITY = 1e-12;
const LEAST_INDEX = 0.02;
const LARGEST_UNIT = 1e6;

/**
 * How rare a statistic is among the stream's own past, as -log10 of the probability to be passed. A histogram over the
 * logarithm, which slowly forgets; beyond the highest values a Pareto tail with their Hill index.
 */
export class Surprise {
  private readonly bins = new Float64Array(BINS);
  private seen = 0;
  private total = 0;
  /** What one value weighs now. It grows, which is the same as letting the older ones fade. */
  private unit = 1;

  /** The surprise of a statistic, 0 to 12, which then becomes part of the past. */
  of(statistic: number | undefined): number {
    // A view that cannot tell yet is not surprised. Its silence counts as past, but its first words are not judged.
    const logarithm = Math.log10((statistic ?? 0) + LEAST_PROBABILITY);
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((logarithm - LOWEST) * BINS_A_DECADE)));
    if (statistic !== undefined) this.seen += 1;
    const probability = statistic !== undefined && this.seen >= LEAST_SEEN ? this.probability(logarithm, bin) : 1;
    this.add(bin);
    return -Math.log10(Math.max(probability, LEAST_PROBABILITY));
  }

  write(state: StateWriter): void {
    state.numbers([this.seen, this.total, this.unit]);
    state.sparse(this.bins);
  }

  read(state: StateReader): void {
    [this.seen, this.total, this.unit] = state.numbers(3) as [number, number, number];
    state.sparse(this.bins);
  }

  private probability(logarithm: number, bin: number): number {
    let above = 0.5 * (this.bins[bin] as number);
    for (let higher = BINS - 1; higher > bin; higher--) above += this.bins[higher] as number;
    return above >= TAIL * this.unit ? above / this.total : this.tailProbability(logarithm);
  }

  private tailProbability(logarithm: number): number {
    let mass = 0;
    let floor = BINS - 1;
    for (; floor > 0; floor--) {
      mass += this.bins[floor] as number;
      if (mass >= TAIL * this.unit) break;
    }
    let excess = 0;
    for (let bin = BINS - 1; bin > floor; bin--) excess += (this.bins[bin] as number) * (bin - floor) * BIN_WIDTH;
    const index = Math.max(excess / Math.max(mass, 1e-9), LEAST_INDEX);
    const over = Math.max(0, (logarithm - (LOWEST + (floor + 1) / BINS_A_DECADE)) * Math.LN10);
    return Math.min(1, (mass / this.total) * Math.exp(-over / index));
  }

  private add(bin: number): void {
    this.unit *= 1 + 1 / MEMORY;
    this.bins[bin] = (this.bins[bin] as number) + this.unit;
    this.total += this.unit;
    if (this.unit <= LARGEST_UNIT) return;
    for (let each = 0; each < BINS; each++) this.bins[each] = (this.bins[each] as number) / this.unit;
    this.total /= this.unit;
    this.unit = 1;
  }
}

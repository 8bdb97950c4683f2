import { HOUR_MS } from './hour-view';
import type { StateReader, StateWriter } from './state';

const HOURS = 24;
const SLOTS = 2 * HOURS;
const DAY_MS = HOURS * HOUR_MS;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** Eight weeks. */
const MEMORY_HOURS = 56 * HOURS;
/** A slot is seen once a day on five or two days a week: it fades so much faster, by each time it is seen. */
const SLOT_FADING = 20;
const MOST_PRIOR = 8;
const PRIOR_EVENTS = 4;
const LEAST_EXPECTED = 1e-6;

/** What an hour of the week usually brings: one rate for the stream, and a shape over the hours of workdays and weekends. */
export class WeekProfile {
  private readonly slotSums = new Float64Array(SLOTS);
  private readonly slotWeights = new Float64Array(SLOTS);
  private sum = 0;
  private weight = 0;

  /** The count that the hour at that time is expected to have. */
  expected(at: number): number {
    const { rate } = this;
    if (rate === 0) return LEAST_EXPECTED;
    const slot = slotOf(at);
    const prior = this.prior(rate);
    const seen = this.slotSums[slot] as number;
    const shape = (seen + prior * rate) / (((this.slotWeights[slot] as number) + prior) * rate);
    return Math.max(rate * shape, LEAST_EXPECTED);
  }

  /** Learns what an hour brought. */
  learn(at: number, count: number): void {
    const fading = 1 / MEMORY_HOURS;
    const slot = slotOf(at);
    this.sum = this.sum * (1 - fading) + count;
    this.weight = this.weight * (1 - fading) + 1;
    this.slotSums[slot] = (this.slotSums[slot] as number) * (1 - fading * SLOT_FADING) + count;
    this.slotWeights[slot] = (this.slotWeights[slot] as number) * (1 - fading * SLOT_FADING) + 1;
  }

  /** Events an hour; 0 until a day is known. */
  get rate(): number {
    return this.weight > HOURS ? this.sum / this.weight : 0;
  }

  /** How many events have been learned from. */
  get events(): number {
    return this.sum;
  }

  /** How many events the hour's own slot has been learned from. */
  slotEvents(at: number): number {
    const { rate } = this;
    return (this.slotSums[slotOf(at)] as number) + this.prior(rate) * rate;
  }

  write(state: StateWriter): void {
    state.numbers([this.sum, this.weight, ...this.slotSums, ...this.slotWeights]);
  }

  read(state: StateReader): void {
    [this.sum, this.weight] = state.numbers(2) as [number, number];
    this.slotSums.set(state.numbers(SLOTS));
    this.slotWeights.set(state.numbers(SLOTS));
  }

  private prior(rate: number): number {
    return rate > 0 ? Math.min(MOST_PRIOR, PRIOR_EVENTS / rate) : MOST_PRIOR;
  }
}

function slotOf(at: number): number {
  const weekday = (Math.floor(at / DAY_MS) + FIRST_WEEKDAY) % 7;
  const isWeekend = weekday === 0 || weekday === 6;
  return (isWeekend ? HOURS : 0) + (Math.floor(at / HOUR_MS) % HOURS);
}

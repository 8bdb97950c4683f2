import type { StateReader, StateWriter } from './state';

/** The newest values of a stream, up to a number of them. Kept twice in a row, so that every window lies in one piece. */
export class History {
  readonly values: Float32Array;
  /** How many values there ever were. */
  count = 0;

  constructor(readonly capacity: number) {
    this.values = new Float32Array(2 * capacity);
  }

  /** Takes one more value, in the precision in which it is kept. */
  push(value: number): void {
    const place = this.count % this.capacity;
    this.values[place] = value;
    this.values[place + this.capacity] = value;
    this.count += 1;
  }

  /** Takes over the values of another history, each turned into another one. */
  fill(other: History, turn: (value: number) => number): void {
    this.count = other.count - other.size;
    for (const value of other.toArray()) this.push(turn(value));
  }

  /** How many values are there. */
  get size(): number {
    return Math.min(this.count, this.capacity);
  }

  /** Where in `values` the newest value stands; older ones stand right before it. */
  get newest(): number {
    return ((this.count - 1) % this.capacity) + this.capacity;
  }

  /** The value that so many others have followed: 0 is the newest. */
  ago(steps: number): number {
    return this.values[this.newest - steps] as number;
  }

  /** All values, oldest first. */
  toArray(): number[] {
    return Array.from({ length: this.size }, (_, index) => this.ago(this.size - 1 - index));
  }

  write(state: StateWriter): void {
    state.numbers([this.count]);
    state.smallNumbers(this.toArray());
  }

  read(state: StateReader): void {
    const [count = 0] = state.numbers(1);
    const values = state.smallNumbers();
    this.count = count - values.length;
    for (const value of values) this.push(value);
  }
}

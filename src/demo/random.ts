import { createHash } from 'node:crypto';

const FRACTION_BYTES = 6;
const FRACTION_LIMIT = 2 ** (FRACTION_BYTES * 8);

/** Chance that comes out the same for the same seed, on every machine. */
export class SeededRandom {
  private block = Buffer.alloc(0);
  private offset = 0;
  private blocks = 0;

  constructor(private readonly seed: string) {}

  /** Chance of its own for one part of the data, so that a change in one part leaves the others as they were. */
  fork(part: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${part}`);
  }

  /** A number from 0 up to, but not including, 1. */
  fraction(): number {
    return this.take(FRACTION_BYTES).readUIntBE(0, FRACTION_BYTES) / FRACTION_LIMIT;
  }

  /** A whole number between two others, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True with that probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of several. */
  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.integer(0, choices.length - 1)] ?? choices[0];
  }

  /** One of several, each as likely as its weight says. */
  weighted<T>(choices: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.fraction() * total;
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return choices[0][0];
  }

  /** The 80 bits that an id has beside its time. */
  idBits(): bigint {
    return BigInt(`0x${this.take(10).toString('hex')}`);
  }

  /** A random UUID (version 4). */
  uuid(): string {
    const bytes = Buffer.from(this.take(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  private take(count: number): Buffer {
    if (this.offset + count > this.block.length) this.refill();
    this.offset += count;
    return this.block.subarray(this.offset - count, this.offset);
  }

  private refill(): void {
    this.block = createHash('sha256').update(`${this.seed}#${this.blocks}`).digest();
    this.blocks += 1;
    this.offset = 0;
  }
}

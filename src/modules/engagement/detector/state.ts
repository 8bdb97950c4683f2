const NUMBER_BYTES = 8;
const SMALL_BYTES = 4;
const INDEX_BYTES = 2;

/** Writes the state of a detector as bytes, part after part, in the order in which a reader takes it back. */
export class StateWriter {
  private readonly parts: Buffer[] = [];

  /** Numbers in full precision. */
  numbers(values: readonly number[]): void {
    const part = Buffer.allocUnsafe(values.length * NUMBER_BYTES);
    values.forEach((value, index) => part.writeDoubleLE(value, index * NUMBER_BYTES));
    this.parts.push(part);
  }

  /** A list of 32-bit numbers with its length. */
  smallNumbers(values: readonly number[]): void {
    const part = Buffer.allocUnsafe((values.length + 1) * SMALL_BYTES);
    part.writeUInt32LE(values.length, 0);
    values.forEach((value, index) => part.writeFloatLE(value, (index + 1) * SMALL_BYTES));
    this.parts.push(part);
  }

  /** A long list of which most are zero: only the others, each with its place. */
  sparse(values: Float64Array): void {
    const places = [...values.keys()].filter((place) => values[place] !== 0);
    const part = Buffer.allocUnsafe(INDEX_BYTES + places.length * (INDEX_BYTES + NUMBER_BYTES));
    part.writeUInt16LE(places.length, 0);
    places.forEach((place, index) => {
      const offset = INDEX_BYTES + index * (INDEX_BYTES + NUMBER_BYTES);
      part.writeUInt16LE(place, offset);
      part.writeDoubleLE(values[place] as number, offset + INDEX_BYTES);
    });
    this.parts.push(part);
  }

  /** Everything written so far. */
  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

/** Takes back what a writer has written. Too short a state is refused, so that none is taken for another. */
export class StateReader {
  private readonly buffer: Buffer;
  private offset = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  numbers(count: number): number[] {
    return Array.from({ length: count }, () => this.buffer.readDoubleLE(this.pass(NUMBER_BYTES)));
  }

  smallNumbers(): number[] {
    const count = this.buffer.readUInt32LE(this.pass(SMALL_BYTES));
    return Array.from({ length: count }, () => this.buffer.readFloatLE(this.pass(SMALL_BYTES)));
  }

  sparse(into: Float64Array): void {
    into.fill(0);
    const count = this.buffer.readUInt16LE(this.pass(INDEX_BYTES));
    for (let read = 0; read < count; read++) {
      const place = this.buffer.readUInt16LE(this.pass(INDEX_BYTES));
      into[place] = this.buffer.readDoubleLE(this.pass(NUMBER_BYTES));
    }
  }

  /** Whether everything was taken. */
  get isAtEnd(): boolean {
    return this.offset === this.buffer.length;
  }

  private pass(bytes: number): number {
    const at = this.offset;
    this.offset += bytes;
    return at;
  }
}

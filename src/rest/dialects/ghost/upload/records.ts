/** One record of CSV as it stands in the file, without the line end behind it, or what is wrong with it. */
export interface RawRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly problem?: string;
}

/** How long a record may be. */
export const MAX_RECORD_CHARACTERS = 1_000_000;

const TOO_LONG = `The line has more than ${MAX_RECORD_CHARACTERS} characters.`;
const NOT_CLOSED = 'The line has a quotation mark that nothing closes; what stands behind it was not read.';
const STOPS = /[,\r\n]/g;
const LINE_ENDS = /\r\n|\r|\n/g;

/**
 * Cuts CSV into records. One that is too long is passed over without being held, and those behind it are cut as any
 * others; a quotation mark that nothing closes takes the rest of the file with it, as a single record. Line ends inside
 * of quotation marks are part of a record; empty lines are passed over.
 */
export async function* recordsOf(pieces: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const cutter = new RecordCutter();
  for await (const piece of pieces) yield* cutter.take(piece);
  yield* cutter.end();
}

type Place = 'start of cell' | 'cell' | 'quotation';

class RecordCutter {
  /** What has been read and not been cut off. */
  private text = '';
  private at = 0;
  private line = 1;
  private place: Place = 'start of cell';
  private tooLong = false;
  /** The lines of what has been dropped of a record that is too long. */
  private droppedLines = 0;
  /** Whether nothing follows. */
  private isLast = false;

  *take(piece: string): Generator<RawRecord> {
    this.text += piece;
    yield* this.cut();
    if (!this.tooLong && this.text.length <= MAX_RECORD_CHARACTERS) return;
    this.tooLong = true;
    this.drop();
  }

  *end(): Generator<RawRecord> {
    this.isLast = true;
    yield* this.cut();
    if (this.place === 'quotation') yield { line: this.line, text: '', problem: NOT_CLOSED };
    else if (this.text !== '' || this.tooLong) yield this.record(this.text);
  }

  private *cut(): Generator<RawRecord> {
    while (this.at < this.text.length) {
      const ended = this.step();
      // The next piece tells what this sign is.
      if (ended === undefined) return;
      if (ended === 0) continue;
      const text = this.text.slice(0, this.at - ended);
      if (text !== '' || this.tooLong) yield this.record(text);
      this.line += this.droppedLines + linesIn(this.text.slice(0, this.at));
      this.text = this.text.slice(this.at);
      this.at = this.droppedLines = 0;
      this.tooLong = false;
    }
  }

  /** Goes on to the next place; answers how long the line end was that it passed, or nothing when more must be read. */
  private step(): number | undefined {
    if (this.place === 'quotation') return this.leaveQuotation();
    if (this.place === 'start of cell' && this.text[this.at] === '"') return this.enter('quotation', 1);
    STOPS.lastIndex = this.at;
    const stop = STOPS.exec(this.text);
    if (!stop) return this.enter('cell', this.text.length - this.at);
    this.at = stop.index;
    if (stop[0] === ',') return this.enter('start of cell', 1);
    this.place = 'cell';
    if (stop[0] === '\r' && this.isCut(this.at + 1)) return undefined;
    const length = this.text.startsWith('\r\n', this.at) ? 2 : 1;
    this.enter('start of cell', length);
    return length;
  }

  /** A doubled mark stands for itself, and one before anything but the end of a cell is part of an unquoted cell. */
  private leaveQuotation(): number | undefined {
    const mark = this.text.indexOf('"', this.at);
    if (mark < 0) return this.enter('quotation', this.text.length - this.at);
    this.at = mark;
    if (this.isCut(mark + 1)) return undefined;
    return this.text[mark + 1] === '"' ? this.enter('quotation', 2) : this.enter('cell', 1);
  }

  /** Whether what stands at a place has yet to be read. */
  private isCut(place: number): boolean {
    return place >= this.text.length && !this.isLast;
  }

  private enter(place: Place, length: number): 0 {
    this.place = place;
    this.at += length;
    return 0;
  }

  /** Lets go of what has been passed, but for a return, of which the next piece may bring the other half. */
  private drop(): void {
    const end = this.text[this.at - 1] === '\r' ? this.at - 1 : this.at;
    this.droppedLines += linesIn(this.text.slice(0, end));
    this.text = this.text.slice(end);
    this.at -= end;
  }

  private record(text: string): RawRecord {
    const { line } = this;
    return this.tooLong || text.length > MAX_RECORD_CHARACTERS ? { line, text: '', problem: TOO_LONG } : { line, text };
  }
}

function linesIn(text: string): number {
  return text.match(LINE_ENDS)?.length ?? 0;
}

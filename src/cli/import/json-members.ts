/** A file that cannot be read any further. */
export class UnreadableFile extends Error {}

/** One element of the array: its place, counted from 0, and its text. */
export interface Element {
  readonly index: number;
  readonly text: string;
}

const MAX_ELEMENT_CHARACTERS = 8_000_000;
const STRUCTURE = /["{}[\],]/g;
const STRING_END = /["\\]/g;
/** How deep the elements stand: in an array in an object. */
const ELEMENTS = 2;

/**
 * Cuts the elements out of the array `members` of one JSON object. No more than one element and one piece of the text is
 * in memory, however long the array is. Everything beside the array is passed over.
 */
export async function* membersOf(pieces: AsyncIterable<string>): AsyncGenerator<Element> {
  const cutter = new Cutter();
  for await (const piece of pieces) yield* cutter.take(piece);
  cutter.end();
}

class Cutter {
  /** The text from where the present element, or string, begins. */
  private text = '';
  private at = 0;
  private start = 0;
  private depth = 0;
  private index = 0;
  private inString = false;
  private stringStart = 0;
  /** The last string outside of all arrays: the name of what follows. */
  private name = '';
  private inMembers = false;
  private found = false;

  *take(piece: string): Generator<Element> {
    this.forget();
    this.text += piece;
    if (this.text.length > MAX_ELEMENT_CHARACTERS) throw new UnreadableFile(`Member ${this.index} is too large.`);
    while (this.at < this.text.length) {
      if (this.inString) this.passString();
      else {
        STRUCTURE.lastIndex = this.at;
        const match = STRUCTURE.exec(this.text);
        this.at = match ? match.index + 1 : this.text.length;
        if (match) yield* this.meet(match[0], match.index);
      }
    }
  }

  end(): void {
    if (this.depth !== 0 || this.inString) throw new UnreadableFile('The file ends in the middle.');
    if (!this.found) throw new UnreadableFile('The file has no list of members.');
  }

  private forget(): void {
    const needed = this.inMembers ? this.start : this.inString ? this.stringStart : this.at;
    this.text = this.text.slice(needed);
    this.at -= needed;
    this.start -= needed;
    this.stringStart -= needed;
  }

  private passString(): void {
    STRING_END.lastIndex = this.at;
    const match = STRING_END.exec(this.text);
    if (!match) this.at = this.text.length;
    // What a backslash stands before may be in the next piece; the place behind it is right all the same.
    else if (match[0] === '\\') this.at = match.index + 2;
    else {
      this.at = match.index + 1;
      this.inString = false;
      if (this.depth === 1) this.name = this.text.slice(this.stringStart, match.index);
    }
  }

  private *meet(sign: string, place: number): Generator<Element> {
    if (sign === '"') {
      this.inString = true;
      this.stringStart = this.at;
    } else if (sign === ',') {
      if (this.inMembers && this.depth === ELEMENTS) yield* this.cut(place);
    } else if (sign === '{' || sign === '[') this.open(sign);
    else yield* this.close(place);
  }

  private open(sign: string): void {
    if (this.depth === 0 && sign !== '{') throw new UnreadableFile('The file is not an object with a list of members.');
    this.depth += 1;
    if (sign !== '[' || this.depth !== ELEMENTS || this.name !== 'members' || this.found) return;
    this.inMembers = this.found = true;
    this.start = this.at;
  }

  private *close(place: number): Generator<Element> {
    if (this.depth === 0) throw new UnreadableFile('The file is no JSON.');
    if (this.inMembers && this.depth === ELEMENTS) {
      yield* this.cut(place);
      this.inMembers = false;
    }
    this.depth -= 1;
  }

  private *cut(end: number): Generator<Element> {
    const text = this.text.slice(this.start, end);
    this.start = this.at;
    if (text.trim() === '') return;
    yield { index: this.index, text };
    this.index += 1;
  }
}

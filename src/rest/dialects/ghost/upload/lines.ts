import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type RawRecord, recordsOf } from './records';
import type { Cells } from './row';

/** One line of a table: its number, counted from 1 with the header, and its cells, or what is wrong with it. */
export interface TableLine {
  readonly line: number;
  readonly cells: Cells;
  readonly problem?: string;
}

/** A table that cannot be read at all. */
export class UnreadableTable extends Error {}

/**
 * Reads CSV line by line, however long it is. Names of columns are taken with blanks and case aside, and renamed by
 * `rename`. A line that is too long is told of, and those behind it are read.
 */
export async function* readLines(
  content: AsyncIterable<Buffer | string>,
  rename: (column: string) => string = (column) => column,
): AsyncGenerator<TableLine> {
  const cut: RawRecord[] = [];
  const parser = parse({
    columns: (header: string[]) => namesOf(header, rename),
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
  });
  const source = Readable.from(soundRecords(textOf(content), cut));
  source.on('error', (error) => parser.destroy(error));
  for await (const cells of source.pipe(parser) as AsyncIterable<Cells>) {
    yield* brokenBefore(cut);
    yield { line: cut.shift()?.line ?? 0, cells };
  }
  yield* brokenBefore(cut);
}

/** The records that can be parsed. All records behind the header are noted in their order. */
async function* soundRecords(pieces: AsyncIterable<string>, cut: RawRecord[]): AsyncGenerator<string> {
  let isHeader = true;
  for await (const { text, ...record } of recordsOf(pieces)) {
    if (isHeader && record.problem) throw new UnreadableTable(record.problem);
    // The parser answers in the same order; a text that it has taken is of no more use.
    if (!isHeader) cut.push({ ...record, text: '' });
    isHeader = false;
    if (!record.problem) yield `${text}\n`;
  }
}

function* brokenBefore(cut: RawRecord[]): Generator<TableLine> {
  while (cut[0]?.problem) {
    const { line, problem } = cut[0];
    cut.shift();
    yield { line, cells: {}, problem };
  }
}

async function* textOf(content: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of content) yield typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function namesOf(header: readonly string[], rename: (column: string) => string): (string | false)[] {
  const names = header.map((name) => rename(name.trim()).trim().toLowerCase());
  if (!names.includes('email')) throw new UnreadableTable('There is no column email.');
  return names.map((name, index) => (name === '' || names.indexOf(name) !== index ? false : name));
}

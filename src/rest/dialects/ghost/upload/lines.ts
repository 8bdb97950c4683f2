import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { Cells } from './row';

/** One line of a table: its number, counted from 1 with the header, and its cells, or what is wrong with it. */
export interface TableLine {
  readonly line: number;
  readonly cells: Cells;
  readonly problem?: string;
}

/** A table that cannot be read at all. */
export class UnreadableTable extends Error {}

const MAX_LINE_CHARACTERS = 1_000_000;

/**
 * Reads CSV line by line, however long it is. Names of columns are taken with blanks and case aside, and renamed by
 * `rename`. A broken line is told of, and those behind it are read.
 */
export async function* readLines(
  content: AsyncIterable<Buffer | string>,
  rename: (column: string) => string = (column) => column,
): AsyncGenerator<TableLine> {
  const skipped: TableLine[] = [];
  const counter = new LineCounter();
  const parser = parse({
    bom: true,
    columns: (header: string[]) => namesOf(header, rename),
    info: true,
    max_record_size: MAX_LINE_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => void skipped.push(brokenLine(counter, error)),
  });
  const source = Readable.from(content);
  source.on('error', (error) => parser.destroy(error));
  for await (const read of source.pipe(parser) as AsyncIterable<{ record: Cells; info: { lines: number } }>) {
    yield* skipped.splice(0);
    yield { line: counter.startOf(read.record, read.info.lines), cells: read.record };
  }
  yield* skipped;
}

function namesOf(header: readonly string[], rename: (column: string) => string): (string | false)[] {
  const names = header.map((name) => rename(name.trim()).trim().toLowerCase());
  if (!names.includes('email')) throw new UnreadableTable('There is no column email.');
  return names.map((name, index) => (name === '' || names.indexOf(name) !== index ? false : name));
}

function brokenLine(counter: LineCounter, error: CsvError | undefined): TableLine {
  const { lines } = (error ?? {}) as { lines?: number };
  return { line: counter.real(lines ?? 0), cells: {}, problem: 'The line is no CSV.' };
}

/** The parser counts a Windows line end inside a cell as two lines, and a record where it ends. */
class LineCounter {
  private surplus = 0;

  real(lines: number): number {
    return lines - this.surplus;
  }

  startOf(cells: Cells, lines: number): number {
    const text = Object.values(cells).join('');
    this.surplus += text.split('\r\n').length - 1;
    return this.real(lines) - (text.split(/\r\n|\r|\n/).length - 1);
  }
}

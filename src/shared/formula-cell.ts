/** What a spreadsheet takes for a formula: these characters at the start, also behind apostrophes of ours. */
const RUNS = /^'*[=+\-@\t\r＝＋－＠]/;
const NEUTRAL = /^'+[=+\-@\t\r＝＋－＠]/;

/** The text as a cell that no spreadsheet runs: with an apostrophe before what would be a formula. */
export function neutralCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text behind a cell of `neutralCell`, exactly. */
export function restoredCell(cell: string): string {
  return NEUTRAL.test(cell) ? cell.slice(1) : cell;
}

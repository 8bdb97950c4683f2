const BARE = /^[^\s",]([^,]*[^\s,])?$/;
const QUOTED = /\s*"((?:[^"]|"")*)"\s*(?:,|$)/y;

/**
 * Names as one cell: joined by commas. A name with a comma, with blanks around it or with a quotation mark in front stands
 * in quotation marks, inside which they are doubled.
 */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => (BARE.test(name) ? name : `"${name.replaceAll('"', '""')}"`)).join(',');
}

/** The names in a cell of `joinNames`, or of any list with commas; trimmed unless quoted, blank ones left out. */
export function splitNames(cell: string): string[] {
  const names: string[] = [];
  for (let at = 0; at < cell.length;) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(cell);
    const end = quoted ? QUOTED.lastIndex : endOfBare(cell, at);
    const name = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell.slice(at, end - 1).trim();
    if (name.trim() !== '') names.push(name);
    at = end;
  }
  return names;
}

/** The place behind the comma that ends a bare name, or behind a comma that would stand after the last one. */
function endOfBare(cell: string, at: number): number {
  const comma = cell.indexOf(',', at);
  return comma < 0 ? cell.length + 1 : comma + 1;
}

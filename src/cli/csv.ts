import type { Transform } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * Turns records into CSV with a header (RFC 4180). Texts are quoted, and one that a spreadsheet would run as a formula
 * gets an apostrophe before it.
 */
export function csvWriter(columns: readonly string[]): Transform {
  return stringify({
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    quoted_string: true,
    escape_formulas: true,
    cast: {
      boolean: (value) => String(value),
      date: (value) => value.toISOString(),
      object: (value) => JSON.stringify(value),
    },
  });
}

import type { Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import { neutralCell } from '../shared/formula-cell';

/**
 * Turns records into CSV with a header (RFC 4180). Texts are quoted, and one that a spreadsheet would run as a formula
 * gets an apostrophe before it, which `restoredCell` takes away again.
 */
export function csvWriter(columns: readonly string[]): Transform {
  return stringify({
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    quoted_string: true,
    cast: {
      string: neutralCell,
      boolean: (value) => String(value),
      date: (value) => value.toISOString(),
      object: (value) => JSON.stringify(value),
    },
  });
}

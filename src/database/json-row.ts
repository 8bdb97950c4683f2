/** A row that PostgreSQL made JSON of (`to_jsonb`), by the names and with the instants that Prisma gives it. */
export function rowFromJson<Row extends object>(json: Readonly<Record<string, unknown>>): Row {
  const row: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(json))
    row[propertyOf(column)] = column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value;
  return row as Row;
}

function propertyOf(column: string): string {
  return column.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

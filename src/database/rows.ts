import type { Db } from './transaction';

/** Tables whose rows are written many at a time. */
export type BulkTable =
  | 'labels'
  | 'newsletters'
  | 'tiers'
  | 'prices'
  | 'discounts'
  | 'members'
  | 'identities'
  | 'member_labels'
  | 'member_newsletters'
  | 'subscriptions'
  | 'discount_redemptions'
  | 'entitlements'
  | 'purchases'
  | 'payments'
  | 'ledger_transactions'
  | 'ledger_entries'
  | 'test_provider_charges';

/** Writes new rows of one table in one statement. The rows say all columns. Of an identity, the first holder keeps it. */
export async function insertAll(db: Db, table: BulkTable, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnNames(first)
    .map((column) => `"${column}"`)
    .join(', ');
  await db.$executeRawUnsafe(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ${table === 'identities' ? 'ON CONFLICT DO NOTHING' : ''}`,
    toJson(rows),
  );
}

/** Writes those rows that are not there already, and answers their keys. The rows say all columns. */
export async function insertNew(
  db: Db,
  { table, key }: { readonly table: BulkTable; readonly key: string },
  rows: readonly object[],
): Promise<ReadonlySet<string>> {
  const [first] = rows;
  if (!first) return new Set();
  const columns = columnNames(first)
    .map((column) => `"${column}"`)
    .join(', ');
  const written = await db.$queryRawUnsafe<{ key: string }[]>(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT DO NOTHING RETURNING "${key}" AS key`,
    toJson(rows),
  );
  return new Set(written.map((row) => row.key));
}

/** Writes changed rows of one table in one statement. The rows say all columns. */
export async function updateAll(db: Db, table: BulkTable, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const sets = columnNames(first).map((column) => `"${column}" = changed."${column}"`);
  await db.$executeRawUnsafe(
    `UPDATE ${table} SET ${sets.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) changed
     WHERE ${table}.organization_id = changed.organization_id AND ${table}.id = changed.id`,
    toJson(rows),
  );
}

function columnNames(row: object): string[] {
  return Object.keys(row).map(columnOf);
}

/** Without a replacer, which would be called for each value of each row. */
function toJson(rows: readonly object[]): string {
  const columns = Object.keys(rows[0] as object).map((field) => [field, columnOf(field)] as const);
  const plain = rows.map((row) => {
    const written: Record<string, unknown> = {};
    for (const [field, column] of columns) {
      const value: unknown = row[field as keyof typeof row];
      written[column] = typeof value === 'bigint' ? value.toString() : value;
    }
    return written;
  });
  return JSON.stringify(plain);
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

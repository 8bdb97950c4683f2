import { restoredCell } from '../../../../shared/formula-cell';
import { parseInstant } from '../../../../shared/instant';
import { splitNames } from '../../../../shared/list-cell';

/** The columns of Ghost's list of members, in the order in which it writes them. */
export const COLUMNS = [
  'id',
  'email',
  'name',
  'note',
  'subscribed_to_emails',
  'complimentary_plan',
  'stripe_customer_id',
  'created_at',
  'deleted_at',
  'labels',
  'tiers',
  'gift_id',
] as const;

export type Column = (typeof COLUMNS)[number];

/** The cells of one line by column; absent columns are missing. */
export type Cells = Readonly<Partial<Record<string, string>>>;

/** What one line says; blank cells say nothing. */
export interface UploadRow {
  /** The object id of the member. */
  readonly id: string | undefined;
  readonly email: string;
  readonly name: string | undefined;
  readonly note: string | undefined;
  readonly subscribed: boolean | undefined;
  readonly complimentary: boolean | undefined;
  readonly giftId: string | undefined;
  readonly customerId: string | undefined;
  readonly createdAt: Date | undefined;
  /** Whether the line is about somebody who was deleted there. */
  readonly isDeleted: boolean;
  readonly labels: readonly string[];
  readonly tiers: readonly string[];
}

/** Why a line about somebody who was deleted is not taken. */
export const DELETED = 'The member was deleted: the line was left out.';

const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0']);

/** Reads one line, or says in sentences what is wrong with its cells. */
export function readRow(cells: Cells): { readonly row: UploadRow; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const text = (column: Column): string | undefined => {
    const cell = restoredCell(cells[column] ?? '');
    return cell.trim() === '' ? undefined : cell;
  };
  const answer = (column: Column): boolean | undefined => {
    const word = text(column)?.trim().toLowerCase();
    if (word !== undefined && !YES.has(word) && !NO.has(word)) problems.push(`The ${column} must be true or false.`);
    return word === undefined ? undefined : YES.has(word);
  };
  const created = text('created_at');
  const createdAt = created === undefined ? undefined : parseInstant(created);
  if (created !== undefined && !createdAt) problems.push('The created_at must be a date such as 2024-12-31.');
  const row: UploadRow = {
    id: text('id')?.trim(),
    email: text('email')?.trim() ?? '',
    name: text('name'),
    note: text('note'),
    subscribed: answer('subscribed_to_emails'),
    complimentary: answer('complimentary_plan'),
    giftId: text('gift_id')?.trim(),
    customerId: text('stripe_customer_id')?.trim(),
    createdAt,
    isDeleted: text('deleted_at') !== undefined,
    labels: splitNames(text('labels') ?? ''),
    tiers: splitNames(text('tiers') ?? ''),
  };
  return { row, problems };
}

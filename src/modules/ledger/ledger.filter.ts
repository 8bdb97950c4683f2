import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Condition, exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';

const kind = exactField<string>('kind');

/** What each field of a filter of ledger entries means. */
export const ledgerEntryFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('LedgerEntry', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  account: exactField<string>('account'),
  kind: (value: never): Condition => ({ transaction: kind(value) }),
  currency: textField('currency'),
  amountMinor: rangeField<number>('amountMinor'),
  occurredAt: rangeField<Date>('occurredAt'),
};

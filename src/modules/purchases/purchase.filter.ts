import { fromGlobalIdOrNone } from '../../schema/global-id';
import {
  type Column,
  type Condition,
  exactField,
  type FieldFilter,
  type FilterSpec,
  nullable,
  rangeField,
  textField,
} from '../../shared/filter';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));

/** Holds for purchases of which it may be told who paid. */
export const NAMED_PURCHASE = { anonymous: false };

/** A condition on who paid, which never holds for an anonymous purchase: nothing can be found out by asking. */
function payerField(compare: (criteria: never) => Condition): FieldFilter {
  return (criteria: never) => ({ AND: [NAMED_PURCHASE, compare(criteria)] });
}

/** What each field of a purchase filter means. */
export const purchaseFilterSpec: FilterSpec = {
  id: idField('id', 'Purchase'),
  memberId: payerField(idField('memberId', 'Member')),
  priceId: idField(nullable('priceId'), 'Price'),
  subscriptionId: idField(nullable('subscriptionId'), 'MemberSubscription'),
  kind: exactField<string>('kind'),
  status: exactField<string>('status'),
  amountMinor: rangeField<number>('amountMinor', BigInt),
  refundedMinor: rangeField<number>('refundedMinor', BigInt),
  currency: textField('currency', { normalize: (code) => code.toUpperCase() }),
  provider: textField('provider', { insensitiveParts: true }),
  providerRef: textField(nullable('providerRef'), { insensitiveParts: true }),
  purchasedAt: rangeField<Date>('purchasedAt'),
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
};

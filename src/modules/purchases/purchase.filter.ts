import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Column, exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));

/** What each field of a purchase filter means. */
export const purchaseFilterSpec: FilterSpec = {
  id: idField('id', 'Purchase'),
  memberId: idField('memberId', 'Member'),
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

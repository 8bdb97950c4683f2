import { fromGlobalIdOrNone } from '../../schema/global-id';
import { type Column, exactField, type FilterSpec, nullable, rangeField, textField } from '../../shared/filter';
import { activeAt } from './entitlement.state';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));

/** What each field of an entitlement filter means at an instant. */
export function entitlementFilterSpec(now: Date): FilterSpec {
  return {
    id: idField('id', 'Entitlement'),
    memberId: idField('memberId', 'Member'),
    productId: idField('productId', 'Product'),
    subscriptionId: idField(nullable('subscriptionId'), 'MemberSubscription'),
    purchaseId: idField(nullable('purchaseId'), 'Purchase'),
    source: exactField<string>('source'),
    isActive: (criteria: { eq?: boolean | null }) => isActiveField(criteria.eq, now),
    note: textField(nullable('note'), { insensitiveParts: true }),
    startedAt: rangeField<Date>('startedAt'),
    endedAt: rangeField<Date>(nullable('endedAt')),
    revokedAt: rangeField<Date>(nullable('revokedAt')),
    createdAt: rangeField<Date>('createdAt'),
    updatedAt: rangeField<Date>('updatedAt'),
  };
}

function isActiveField(isActive: boolean | null | undefined, now: Date) {
  if (isActive === undefined || isActive === null) return {};
  return isActive ? activeAt(now) : { NOT: activeAt(now) };
}

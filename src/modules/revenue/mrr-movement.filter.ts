import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';

const creatorId = exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id));
const memberId = exactField<string>('memberId', (id) => fromGlobalIdOrNone('Member', id));
const tierId = exactField<string>('tierId', (id) => fromGlobalIdOrNone('Tier', id));
const kind = (kinds: readonly string[]) => ({ kind: { in: [...kinds] } });

/** What each field of a filter of movements means. */
export const movementFilterSpec: FilterSpec = {
  creatorId,
  memberId,
  kind,
  tierId: (criteria: never) => ({ tiers: { some: tierId(criteria) } }),
  currency: textField('currency', { normalize: (text) => text.toUpperCase() }),
  at: rangeField<Date>('at'),
};

/** What each field of a filter of revenue events means. */
export const entryFilterSpec: FilterSpec = {
  creatorId,
  memberId,
  kind,
  purchaseId: exactField<string>('purchaseId', (id) => fromGlobalIdOrNone('Purchase', id)),
  currency: textField('currency', { normalize: (text) => text.toUpperCase() }),
  at: rangeField<Date>('at'),
};

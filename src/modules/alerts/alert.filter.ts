import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField } from '../../shared/filter';

/** What each field of a filter of alerts means. */
export const alertFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('EngagementAlert', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  metric: (metrics: readonly string[]) => ({ metric: { in: [...metrics] } }),
  direction: (direction: string) => ({ direction }),
  severity: (severities: readonly string[]) => ({ severity: { in: [...severities] } }),
  status: (status: string) => ({ status }),
  openedAt: rangeField<Date>('openedAt'),
};

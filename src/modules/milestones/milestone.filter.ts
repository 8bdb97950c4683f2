import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField } from '../../shared/filter';

/** What each field of a filter of milestones means. */
export const milestoneFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Milestone', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  metric: (metric: string) => ({ metric }),
  threshold: rangeField<number>('threshold', BigInt),
  reachedAt: rangeField<Date>('reachedAt'),
};

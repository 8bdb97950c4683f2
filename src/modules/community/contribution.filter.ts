import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, rangeField } from '../../shared/filter';
import { foldCase } from '../../shared/text';

const COMMON: FilterSpec = {
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  memberId: exactField<string>('memberId', (id) => fromGlobalIdOrNone('Member', id)),
  status: (statuses: readonly string[]) => ({ status: { in: [...statuses] } }),
  topic: (topic: string) => ({ topics: { has: foldCase(topic.trim().replace(/^#/, '')) } }),
  createdAt: rangeField<Date>('createdAt'),
};

/** What each field of a filter of posts means. */
export const postFilterSpec: FilterSpec = COMMON;

/** What each field of a filter of comments means. */
export const commentFilterSpec: FilterSpec = {
  ...COMMON,
  postId: exactField<string>('postId', (id) => fromGlobalIdOrNone('CommunityPost', id)),
};

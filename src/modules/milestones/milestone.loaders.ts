import { knownViewer, type RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  findMilestones,
  findMilestoneSettings,
  type MilestoneRow,
  type MilestoneSettingsRow,
  visibleMilestones,
} from './milestone.repository';

/** A visible milestone by id, or null. */
export const milestoneById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MilestoneRow | null)[]> => {
    const where = { AND: [visibleMilestones(context.viewer), { id: { in: [...ids] } }] };
    return oneByKey(ids, await findMilestones(context.db, where), (row) => row.id);
  },
);

/** What a creator whom the caller has found has chosen; null when nothing. */
export const settingsByCreator = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MilestoneSettingsRow | null)[]> => {
    const rows = await findMilestoneSettings(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.creatorId);
  },
);

import { knownViewer, type RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type AlertSettings, defaultSettings } from './alert-settings.rules';
import { type AlertRow, findAlerts, findSettings, visibleAlerts } from './alert.repository';

/** A visible alert by id, or null. */
export const alertById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(AlertRow | null)[]> => {
  const rows = await findAlerts(context.db, { AND: [visibleAlerts(context.viewer), { id: { in: [...ids] } }] });
  return oneByKey(ids, rows, (row) => row.id);
});

/** The settings of a creator whom the caller has found. */
export const settingsByCreator = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<AlertSettings[]> => {
    const rows = await findSettings(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.creatorId).map((row, place) => row ?? defaultSettings(ids[place] as Id));
  },
);

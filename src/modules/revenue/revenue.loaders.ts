import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { type AcquisitionCostRow, findCosts, visibleCosts } from './acquisition-cost.repository';
import { type ExchangeRateRow, findRates, visibleRates } from './exchange-rate.repository';
import {
  type EntryRow,
  type EventHead,
  findEntries,
  findEventHeads,
  findMovements,
  findMovementTiers,
  type MovementRow,
  type MovementTierRow,
  visibleEntries,
  visibleMovements,
} from './mrr-movement.repository';

/** Visible costs by id, or null. */
export const costById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(AcquisitionCostRow | null)[]> => {
    const rows = await findCosts(context.db, { AND: [visibleCosts(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** A visible exchange rate by id, or null. */
export const rateById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(ExchangeRateRow | null)[]> => {
    const rows = await findRates(context.db, { AND: [visibleRates(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** A visible movement by id, or null. */
export const movementById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MovementRow | null)[]> => {
    const rows = await findMovements(context.db, { AND: [visibleMovements(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** What a visible event did to the revenue, by the event's id, or null. */
export const entryById = loader(async (context: RequestContext, ids: readonly Id[]): Promise<(EntryRow | null)[]> => {
  const rows = await findEntries(context.db, { AND: [visibleEntries(context.viewer), { id: { in: [...ids] } }] });
  return oneByKey(ids, rows, (row) => row.id);
});

/** What a movement that the caller has found does to tiers. */
export const tiersByMovement = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<MovementTierRow[][]> => {
    const rows = await findMovementTiers(context.db, knownViewer(context).organizationId, ids);
    return manyByKey(ids, rows, (row) => row.movementId);
  },
);

/** The event at a position of the organization's log, of something that the caller has found. */
export const eventByPosition = loader(
  async (context: RequestContext, positions: readonly bigint[]): Promise<(EventHead | null)[]> => {
    const rows = await findEventHeads(context.db, knownViewer(context).organizationId, positions);
    return oneByKey(positions, rows, (row) => row.position);
  },
);

import { knownViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { compileFilter } from '../../shared/filter';
import type { Page, PageRequest } from '../../shared/page';
import { entryFilterSpec, movementFilterSpec } from './mrr-movement.filter';
import type { MrrMovementsArgs, RevenueEventsArgs } from './mrr-movement.input';
import {
  type EntryRow,
  listEntries,
  listMovements,
  type MovementRow,
  visibleEntries,
  visibleMovements,
} from './mrr-movement.repository';
import type { EntryDrill, MovementDrill } from './revenue-drill';
import { type Projected, projectRevenue } from './revenue-projection.service';

const LATEST: ListOrder = { column: 'at', direction: 'desc', kind: 'instant' };
/** Nobody who reads waits for more than so many portions of the log. */
const PORTIONS = 10;

/** Sees to it that the caller reads what the log says now, as far as that can be worked out meanwhile. */
export function projectedRevenue(context: RequestContext): Promise<Projected> {
  return projectRevenue(context, knownViewer(context).organizationId, PORTIONS);
}

/** One page of the movements that the caller may see, the latest first; those that are scheduled come before. */
export async function findMovementPage(context: RequestContext, args: MrrMovementsArgs): Promise<Page<MovementRow>> {
  await projectedRevenue(context);
  const where = { AND: [visibleMovements(context.viewer), compileFilter(movementFilterSpec, args.filter)] };
  return listMovements(context.db, { where, order: LATEST, page: args });
}

/** One page of what payments did to the revenue that the caller may see, the latest first. */
export async function findEntryPage(context: RequestContext, args: RevenueEventsArgs): Promise<Page<EntryRow>> {
  await projectedRevenue(context);
  const where = { AND: [visibleEntries(context.viewer), compileFilter(entryFilterSpec, args.filter)] };
  return listEntries(context.db, { where, order: LATEST, page: args });
}

/** One page of the movements that make a figure, the latest first. */
export function findMovementsOf(
  { db, viewer }: RequestContext,
  drill: MovementDrill,
  page: PageRequest,
): Promise<Page<MovementRow>> {
  const { kinds, tierId, scheduledAt } = drill;
  const where = {
    AND: [
      visibleMovements(viewer),
      limits(drill),
      kinds ? { kind: { in: [...kinds] } } : {},
      tierId ? { tiers: { some: { tierId } } } : {},
      scheduledAt ? { at: { gt: scheduledAt }, decidedAt: { lte: scheduledAt } } : {},
    ],
  };
  return listMovements(db, { where, order: LATEST, page });
}

/** One page of the events that make a figure, the latest first. */
export function findEntriesOf(
  { db, viewer }: RequestContext,
  drill: EntryDrill,
  page: PageRequest,
): Promise<Page<EntryRow>> {
  const refunds = drill.refundsOnly ? { refundedMinor: { not: 0 } } : {};
  const where = { AND: [visibleEntries(viewer), limits(drill), { kind: { in: [...drill.kinds] } }, refunds] };
  return listEntries(db, { where, order: LATEST, page });
}

function limits({ creatorId, currency, from, until }: MovementDrill | EntryDrill) {
  return {
    ...(creatorId ? { creatorId } : {}),
    ...(currency ? { currency } : {}),
    at: { ...(from ? { gte: from } : {}), ...(until ? { lte: until } : {}) },
  };
}

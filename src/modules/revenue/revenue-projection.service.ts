import { inTransaction, type TransactionalContext } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { insertMovements } from './mrr-timeline.repository';
import {
  addMovements,
  deleteEmptyDays,
  deleteMovements,
  findProjection,
  insertEntries,
  lockProjection,
  membersTouched,
  noteProjected,
  type ProjectionState,
  resetProjection,
  type Stretch,
} from './revenue-projection.repository';

/** Events that are worked out in one transaction. */
const STRETCH = 5_000n;
const TIMEOUT_MS = 120_000;

/** How far the revenue of an organization is known. */
export interface Projected {
  readonly position: bigint;
  /** Events that are yet to be worked out. */
  readonly behind: number;
}

/**
 * Works out the revenue of an organization from the events that have come since the last time: what came in, and how the
 * monthly recurring revenue moved. It depends on nothing but the log, so that it makes no difference how often, by which
 * process and in which portions it is done. At most so many portions are done; what is left is told.
 */
export async function projectRevenue(
  context: TransactionalContext,
  organizationId: Id,
  portions: number,
): Promise<Projected> {
  let state = await findProjection(context.db, organizationId);
  for (let done = 0; state && isBehind(state) && done < portions; done += 1)
    state = await inTransaction(context, ({ db }) => projectPortion(db, organizationId), TIMEOUT_MS);
  const { position = 0n, last = 0n } = state ?? {};
  return { position, behind: Number(last - position) };
}

/** Forgets all that was worked out of an organization's revenue; whoever looks next works it out anew. */
export function forgetRevenue(context: TransactionalContext, organizationId: Id): Promise<void> {
  return inTransaction(
    context,
    async ({ db }) => {
      const state = await lockProjection(db, organizationId);
      if (state) await resetProjection(db, state);
    },
    TIMEOUT_MS,
  );
}

function isBehind({ position, last, outdated }: ProjectionState): boolean {
  return outdated || position < last;
}

async function projectPortion(db: TransactionalContext['db'], organizationId: Id): Promise<ProjectionState | null> {
  const state = await lockProjection(db, organizationId);
  if (!state || !isBehind(state)) return state;
  if (state.outdated) await resetProjection(db, state);
  const after = state.outdated ? 0n : state.position;
  const { last, timeZone } = state;
  const position = after + STRETCH < last ? after + STRETCH : last;
  const stretch: Stretch = { organizationId, after, position, timeZone };
  await insertEntries(db, stretch);
  const memberIds = await membersTouched(db, stretch);
  if (memberIds.length > 0) await renewMovements(db, stretch, memberIds);
  await noteProjected(db, stretch);
  return { ...state, position, outdated: false };
}

/** Works out all movements of members anew, since what has become known may have taken effect before what was known. */
async function renewMovements(db: TransactionalContext['db'], stretch: Stretch, memberIds: Id[]): Promise<void> {
  const { organizationId, position, timeZone } = stretch;
  const movers = { organizationId, memberIds, timeZone };
  await addMovements(db, movers, -1);
  const deleted = await deleteMovements(db, movers);
  await insertMovements(db, { organizationId, memberIds, position });
  await addMovements(db, movers, 1);
  if (deleted > 0) await deleteEmptyDays(db, organizationId);
}

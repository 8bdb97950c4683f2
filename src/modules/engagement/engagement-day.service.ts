import { knownViewer, type RequestContext } from '../../context';
import { inTransaction, type TransactionalContext } from '../../database/transaction';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import {
  findOrganizationDay,
  lockScoredDay,
  noteScoredDay,
  type OrganizationDay,
  updateScores,
} from './engagement-score.repository';

/** A million members take a while. */
const TIMEOUT_MS = 120_000;

/**
 * The present day of the caller's organization. Scores fade from day to day: when they still stand for an earlier one,
 * they are worked out for the present one first.
 */
export async function presentDay(context: RequestContext): Promise<OrganizationDay> {
  const day = await organizationDay(context).load(knownViewer(context).organizationId);
  if (!day) throw notFound('Organization');
  return day;
}

const organizationDay = loader((context: RequestContext, ids: readonly Id[]): Promise<(OrganizationDay | null)[]> =>
  // A caller sees one organization, so this is one statement however many members ask.
  Promise.all(ids.map((id) => scoredDay(context, id, context.clock.now()))),
);

/** The present day of an organization whose present this is, with its scores worked out for it; null for an unknown one. */
export async function scoredDay(
  context: TransactionalContext,
  organizationId: Id,
  now: Date,
): Promise<OrganizationDay | null> {
  const day = await findOrganizationDay(context.db, organizationId, now);
  if (day?.scored && day.scored < day.today) await scoreDay(context, organizationId, day.today);
  return day;
}

/** Works out all scores of an organization for a day, unless somebody has done so for this day or a later one. */
async function scoreDay(context: TransactionalContext, organizationId: Id, today: string): Promise<void> {
  await inTransaction(
    context,
    async ({ db }) => {
      const scored = await lockScoredDay(db, organizationId, 'UPDATE');
      if (scored === null || scored >= today) return;
      await updateScores(db, { organizationId, today });
      await noteScoredDay(db, organizationId, today);
    },
    TIMEOUT_MS,
  );
}

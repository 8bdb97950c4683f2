import { freshContext, knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { type Id, newId } from '../../shared/id';
import { presentDay } from '../engagement/engagement-day.service';
import { asksForLevel } from '../engagement/engagement-level.filter';
import type { MemberFilter } from '../members/member-filter.input';
import { membersWhere } from '../members/member.service';
import {
  insertMailing,
  insertMessages,
  lockMailing,
  type MailingRow,
  type NewMailing,
  nextMembers,
  updateMailing,
} from './mailing.repository';
import { cancelMessages, hasPending } from './message-queue.repository';
import { messageCounts } from './message.loaders';
import type { MessageCountsRow } from './message.repository';

/** So many members are gathered in one transaction. */
const GATHERED_AT_ONCE = 2_000;

/** Begins to send something to many. What it says and whom it is for does not change any more. */
export async function openMailing(
  context: RequestContext,
  mailing: Omit<NewMailing, 'organizationId' | 'openedAt'>,
): Promise<void> {
  const { organizationId } = knownViewer(context);
  await insertMailing(context.db, { ...mailing, organizationId, openedAt: context.clock.now() });
}

/** Takes back all that has not been sent. What is being handed over at this moment arrives. */
export async function closeMailing(context: RequestContext, id: Id): Promise<void> {
  const { organizationId } = knownViewer(context);
  const mailing = await lockMailing(context.db, { organizationId, id });
  if (mailing?.status !== 'OPEN') return;
  await updateMailing(context.db, mailing, { status: 'CLOSING' });
  await cancelMessages(context.db, mailing, false);
}

/**
 * Writes the messages of the next members of a mailing: of those for whom it is at this moment, in the order of their
 * ids. Answers whether more are to come. Whoever dies in between leaves it to others to go on from there.
 */
export async function gatherMembers(context: RequestContext, key: Pick<MailingRow, 'organizationId' | 'id'>) {
  return inTransaction(context, async (transaction) => {
    const { db, clock } = transaction;
    const mailing = await lockMailing(db, key);
    if (mailing?.status !== 'OPEN' || mailing.gatheredAt) return false;
    const where = await audienceWhere(transaction, mailing);
    const members = await nextMembers(db, { where, after: mailing.gatheredTo, limit: GATHERED_AT_ONCE });
    const now = clock.now();
    const messages = members.flatMap((memberId) =>
      mailing.channels.map((channel) => ({ id: newId(now), memberId, channel })),
    );
    if (messages.length > 0) await insertMessages(db, mailing, { messages, now });
    const isLast = members.length < GATHERED_AT_ONCE;
    const gatheredTo = members.at(-1) ?? mailing.gatheredTo;
    await updateMailing(db, mailing, { gatheredTo, ...(isLast ? { gatheredAt: now } : {}) });
    return !isLast;
  });
}

/** Whom a mailing is for, in the form of a condition on the members. */
async function audienceWhere(context: RequestContext, mailing: MailingRow): Promise<object> {
  const filter = mailing.audience as MemberFilter | null;
  if (asksForLevel(filter)) await presentDay(context);
  const where = membersWhere(context, { filter, includeDeleted: false });
  return mailing.creatorId ? { AND: [where, { creatorId: mailing.creatorId }] } : where;
}

/** A mailing of which nothing waits any more. */
export interface MailingEnd {
  readonly mailing: MailingRow;
  readonly counts: MessageCountsRow;
}

/** What is to be done when a mailing has ended, in the transaction that ends it. */
export type OnMailingEnd = (context: RequestContext, end: MailingEnd) => Promise<void>;

/** What a mailing is sent for. Whoever changes both locks this first and the mailing then. */
export interface MailingOwner {
  /** Locks it, so that nobody else changes it until the transaction ends. */
  readonly lock: (context: RequestContext, id: Id) => Promise<void>;
  readonly onEnd: OnMailingEnd;
}

/** Ends a mailing of which nothing waits any more; answers whether it has ended, by whomever. */
export async function endMailing(
  context: RequestContext,
  key: Pick<MailingRow, 'organizationId' | 'id'>,
  owner: MailingOwner,
): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const { db, clock } = transaction;
    await owner.lock(transaction, key.id);
    const mailing = await lockMailing(db, key);
    if (!mailing || mailing.status === 'DONE') return true;
    const isCanceled = mailing.status === 'CLOSING';
    if (isCanceled) await cancelMessages(db, mailing, true);
    if ((!isCanceled && !mailing.gatheredAt) || (await hasPending(db, mailing))) return false;
    await updateMailing(db, mailing, { status: 'DONE', doneAt: clock.now() });
    const counts = await messageCounts(freshContext(transaction)).load(mailing.id);
    if (!isCanceled) await owner.onEnd(transaction, { mailing, counts });
    return true;
  });
}

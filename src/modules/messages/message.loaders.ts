import { knownViewer, type RequestContext } from '../../context';
import { manyByKey, oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findMailings, type MailingRow } from './mailing.repository';
import {
  countMessages,
  findMessages,
  type MessageCountsRow,
  type MessageRow,
  NO_MESSAGES,
  visibleMessages,
} from './message.repository';
import { findPushSubscriptions, type PushSubscriptionRow } from './push-subscription.repository';

/** A visible message by id, or null. */
export const messageById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MessageRow | null)[]> => {
    const rows = await findMessages(context.db, { AND: [visibleMessages(context.viewer), { id: { in: [...ids] } }] });
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** What is sent to many, by the id of the campaign or announcement that the caller has found; null before it begins. */
export const mailingById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(MailingRow | null)[]> => {
    const rows = await findMailings(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);

/** How far the messages of a campaign or announcement that the caller has found have come. */
export const messageCounts = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<MessageCountsRow[]> => {
    const rows = await countMessages(context.db, knownViewer(context).organizationId, ids);
    return oneByKey(ids, rows, (row) => row.mailingId).map((row, place) => row ?? NO_MESSAGES(ids[place] ?? ''));
  },
);

/** The browsers that show pushes to a member whom the caller has found, oldest first. */
export const pushSubscriptionsByMember = loader(
  async (context: RequestContext, memberIds: readonly Id[]): Promise<PushSubscriptionRow[][]> => {
    const rows = await findPushSubscriptions(context.db, knownViewer(context).organizationId, memberIds);
    return manyByKey(memberIds, rows, (row) => row.memberId);
  },
);

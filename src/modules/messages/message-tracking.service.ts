import { createHash, randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { toGlobalId } from '../../schema/global-id';
import { recordActivities } from '../engagement/activity.service';
import { linkName, linksOf } from './message-body';
import { type LinkPurpose, MessageLinks } from './message-links';
import { countOpened, findFollowed, type FollowedMessage, noteFirst } from './message-tracking.repository';

/** Notes that a mail was opened, once however often it is. What is no token of ours changes nothing. */
export async function noteOpened(parts: ContextParts, token: string): Promise<void> {
  const message = await followedMessage(parts, 'open', token);
  if (message) await inTransaction(contextOf(parts, message), (transaction) => countOpen(transaction, message));
}

/**
 * The address behind a numbered link of a mail, after noting that it was followed; nothing when there is no such link.
 * Who follows a link has opened the mail, also where pictures are not shown.
 */
export async function followLink(parts: ContextParts, token: string, number: number): Promise<string | undefined> {
  const message = await followedMessage(parts, 'click', token);
  const url = message && linksOf(message.mailing)[number];
  if (!url) return undefined;
  await inTransaction(contextOf(parts, message), async (transaction) => {
    const { db, clock } = transaction;
    await noteFirst(db, message, { what: 'clicked_at', at: clock.now() });
    await countOpen(transaction, message);
    await recordFirst(transaction, message, { kind: 'MAIL_CLICK', what: linkName(url), details: { url } });
  });
  return new URL(url).href;
}

/** The message that a token of this purpose names. */
export async function followedMessage(
  parts: ContextParts,
  purpose: LinkPurpose,
  token: string,
): Promise<FollowedMessage | undefined> {
  const linked = (await MessageLinks.of(parts)).read(purpose, token);
  return linked && ((await findFollowed(parts.db, linked)) ?? undefined);
}

/** The gateway's own work in the organization of a message. */
export function contextOf(parts: ContextParts, { organization }: FollowedMessage): RequestContext {
  return createContext(parts, { viewer: systemViewer(organization), requestId: randomUUID(), dialect: 'system' });
}

async function countOpen(context: RequestContext, message: FollowedMessage): Promise<void> {
  const { organizationId, memberId } = message;
  if (!(await noteFirst(context.db, message, { what: 'opened_at', at: context.clock.now() }))) return;
  await recordFirst(context, message, { kind: 'MAIL_OPEN', what: 'opened' });
  await countOpened(context.db, organizationId, memberId);
}

interface Deed {
  readonly kind: 'MAIL_OPEN' | 'MAIL_CLICK';
  /** What tells it from other deeds with the same message. */
  readonly what: string;
  readonly details?: Record<string, unknown>;
}

/** One activity a message and deed: its id is made of them. A member who has left does nothing any more. */
async function recordFirst(context: RequestContext, message: FollowedMessage, deed: Deed): Promise<void> {
  const { kind, what, details } = deed;
  const { id, memberId, mailingId } = message;
  const activity = {
    id: activityId(`${id} ${what}`),
    memberId: toGlobalId('Member', memberId),
    kind,
    contentId: mailingId,
    occurredAt: context.clock.now().toISOString(),
  };
  // An address that does not fit is left out, rather than the activity.
  const { accepted, refusals } = await recordActivities(context, [details ? { ...activity, details } : activity]);
  if (accepted === 0 && refusals.some(({ field }) => field === 'details')) await recordActivities(context, [activity]);
}

/** A UUID of a name. */
function activityId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

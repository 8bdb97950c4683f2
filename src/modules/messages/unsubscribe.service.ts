import { randomUUID, timingSafeEqual } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import { type Id, parseUuid } from '../../shared/id';
import { unsubscribeKey } from '../members/member-unsubscribe.service';
import { memberByUuid, updateMember } from '../members/member.service';
import { newslettersByMember } from '../newsletters/newsletter.loaders';
import { ownOrganization } from '../organizations/organization.service';
import { contextOf, followedMessage } from './message-tracking.service';
import { findLinkedMembers } from './message-tracking.repository';

/** What a link to unsubscribe brings along: the token of a message, or a member's uuid and key as Ghost's links do. */
export interface UnsubscribeLink {
  readonly token?: string | undefined;
  readonly uuid?: string | undefined;
  readonly key?: string | undefined;
  /** The uuid of the one newsletter that is not wanted any more. */
  readonly newsletter?: string | undefined;
}

type What =
  { readonly kind: 'messages' } | { readonly kind: 'all' } | { readonly kind: 'newsletter'; readonly uuid: string };

/** What a good link would end. */
export interface Unsubscription {
  readonly context: RequestContext;
  readonly memberId: Id;
  /** Whose messages they are. */
  readonly sender: string;
  /** What is not wanted any more. */
  readonly what: What;
}

/** What a link is for; nothing when it is not one of ours. */
export async function unsubscriptionOf(
  parts: ContextParts,
  link: UnsubscribeLink,
): Promise<Unsubscription | undefined> {
  if (link.token !== undefined) return ofMessage(parts, link.token);
  const uuid = parseUuid(link.uuid ?? '');
  if (!uuid || !link.key) return undefined;
  for (const member of await findLinkedMembers(parts.db, uuid)) {
    const viewer = systemViewer({ id: member.organizationId, clockOffsetMs: member.clockOffsetMs });
    const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
    const row = await memberByUuid(context, uuid);
    const expected = row && (await unsubscribeKey(context, row));
    if (!expected || !isSame(expected, link.key)) continue;
    const newsletter = link.newsletter === undefined ? undefined : parseUuid(link.newsletter);
    const what: What = newsletter ? { kind: 'newsletter', uuid: newsletter } : { kind: 'all' };
    const { title } = await ownOrganization(context);
    return { context, memberId: member.id, sender: title, what };
  }
  return undefined;
}

async function ofMessage(parts: ContextParts, token: string): Promise<Unsubscription | undefined> {
  const message = await followedMessage(parts, 'unsubscribe', token);
  if (!message) return undefined;
  const { memberId, organization } = message;
  return { context: contextOf(parts, message), memberId, sender: organization.title, what: { kind: 'messages' } };
}

/** Does what the link is for. A second time nothing happens, and neither does it for a member who has left. */
export async function unsubscribe({ context, memberId, what }: Unsubscription): Promise<void> {
  try {
    await inTransaction(context, async (transaction) => {
      await updateMember(transaction, memberId, await changesOf(transaction, memberId, what));
    });
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'NOT_FOUND')) throw error;
  }
}

async function changesOf(context: RequestContext, memberId: Id, what: What) {
  if (what.kind === 'messages') return { announcementEmails: false };
  if (what.kind === 'all') return { announcementEmails: false, subscribed: false };
  const newsletters = await newslettersByMember(context).load(memberId);
  const kept = newsletters.filter(({ uuid, status }) => uuid !== what.uuid && status === 'ACTIVE');
  return { newsletterIds: kept.map(({ id }) => id) };
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

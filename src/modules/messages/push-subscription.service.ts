import { knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import { Failure, Problems } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { checkText } from '../../shared/text-rules';
import { isRefusedHost, isRefusedPort } from '../../shared/web-target';
import { livingMember } from '../members/living-member.service';
import type { MemberRow } from '../members/member.repository';
import {
  countPushSubscriptions,
  deletePushSubscription,
  findPushSubscription,
  type PushSubscriptionRow,
  savePushSubscription,
} from './push-subscription.repository';

const MAX_ENDPOINT = 2_000;
const MAX_DEVICES = 20;
const P256DH_BYTES = 65;
const AUTH_BYTES = 16;

/** What a browser says of how it can be reached. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * Shows a member pushes in one more browser. A browser belongs to one member: who signed in there last. LIMIT_EXCEEDED
 * beyond 20 browsers.
 */
export async function addPushSubscription(
  context: RequestContext,
  memberId: Id,
  target: PushTarget,
): Promise<MemberRow> {
  const { organizationId } = knownViewer(context);
  // Alone, so that two at once do not count the same browsers.
  const member = await livingMember(context, memberId, 'UPDATE');
  checkTarget(target, context.webhookAllowPrivate ?? false);
  const before = await findPushSubscription(context.db, organizationId, target.endpoint);
  if (before && isSame(before, memberId, target)) return member;
  if (
    before?.memberId !== memberId &&
    (await countPushSubscriptions(context.db, organizationId, memberId)) >= MAX_DEVICES
  )
    throw new Failure('LIMIT_EXCEEDED', `A member can have pushes in at most ${MAX_DEVICES} browsers.`);
  const now = context.clock.now();
  const { endpoint, p256dh, auth } = target;
  const row = { organizationId, id: newId(now), memberId, endpoint, p256dh, auth, createdAt: now };
  record(context, before ? 'updated' : 'created', await savePushSubscription(context.db, row));
  return member;
}

/** Shows a member no pushes in a browser any more; answers whether it did. */
export async function removePushSubscription(
  context: RequestContext,
  memberId: Id,
  endpoint: string,
): Promise<{ readonly member: MemberRow; readonly removed: boolean }> {
  const member = await livingMember(context, memberId);
  const row = await findPushSubscription(context.db, member.organizationId, endpoint);
  const removed = row?.memberId === memberId && (await deletePushSubscription(context.db, row));
  if (row && removed) record(context, 'deleted', row);
  return { member, removed };
}

/** Forgets a browser of which its push service says that it is gone. */
export async function forgetPushSubscription(context: RequestContext, row: PushSubscriptionRow): Promise<void> {
  await inTransaction(context, async (transaction) => {
    if (await deletePushSubscription(transaction.db, row)) record(transaction, 'deleted', row);
  });
}

/** The origin of the push service: the rest of an endpoint lets whoever knows it push to the browser. */
export function serviceOf({ endpoint }: Pick<PushSubscriptionRow, 'endpoint'>): string {
  return new URL(endpoint).origin;
}

function isSame(row: PushSubscriptionRow, memberId: Id, { p256dh, auth }: PushTarget): boolean {
  return row.memberId === memberId && row.p256dh === p256dh && row.auth === auth;
}

function checkTarget({ endpoint, p256dh, auth }: PushTarget, allowPrivate: boolean): void {
  const problems = new Problems();
  checkText(problems, 'endpoint', { text: endpoint, max: MAX_ENDPOINT });
  problems.check(isPushEndpoint(endpoint, allowPrivate), 'endpoint', 'The endpoint must be an https URL.');
  problems.check(hasBytes(p256dh, P256DH_BYTES), 'p256dh', `The p256dh must be ${P256DH_BYTES} bytes in base64url.`);
  problems.check(hasBytes(auth, AUTH_BYTES), 'auth', `The auth must be ${AUTH_BYTES} bytes in base64url.`);
  problems.throwIfAny();
}

function isPushEndpoint(text: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username } = new URL(text);
  if (username !== '' || isRefusedHost(hostname, allowPrivate) || isRefusedPort(port)) return false;
  return protocol === 'https:' || (allowPrivate && protocol === 'http:');
}

function hasBytes(text: string, bytes: number): boolean {
  return /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === bytes;
}

/** Notes what happened to a browser. What is secret of it stays out of the log. */
function record(context: RequestContext, verb: string, row: PushSubscriptionRow): void {
  const { id, organizationId, memberId, createdAt } = row;
  const data = { id, organizationId, memberId, createdAt, service: serviceOf(row) };
  recordEvent(context, { type: `push_subscription.${verb}`, subjectId: id, memberId, data });
}

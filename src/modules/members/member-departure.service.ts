import { randomUUID } from 'node:crypto';
import { knownViewer, type RequestContext } from '../../context';
import { forgetRepliesAbout } from '../../idempotency/idempotency.service';
import { Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { revokeEntitlementsOf } from '../entitlements/entitlement-source.service';
import { cancelSubscriptionsOf } from '../subscriptions/subscription-departure.service';
import { erasePersonalTraces } from './member-erasure.repository';
import { findMembers, lockMember, type MemberColumns, type MemberRow, visibleMembers } from './member.repository';
import { changeAnyMember, changeMember, recorded } from './member.service';

/**
 * Hides a member from every list; the address becomes free. Subscriptions go on unless they are to be canceled, so that
 * the deletion can be undone as if it had not been.
 */
export async function deleteMember(
  context: RequestContext,
  id: Id,
  options: { readonly cancelSubscriptions?: boolean } = {},
): Promise<MemberRow> {
  const member = await changeMember(context, id, { deletedAt: context.clock.now() });
  if (options.cancelSubscriptions) await cancelSubscriptionsOf(context, member, 'The member was deleted.');
  return recorded(context, 'deleted', member);
}

/** Brings a deleted member back; refused when the address has been taken in the meantime or the member was erased. */
export async function restoreMember(context: RequestContext, id: Id): Promise<MemberRow> {
  const before = await memberToChange(context, id);
  if (before.erasedAt) throw new Failure('INVALID_STATE', 'An erased member cannot be restored.');
  if (!before.deletedAt) throw new Failure('INVALID_STATE', 'The member is not deleted.');
  const member = await changeAnyMember(context, id, { deletedAt: null });
  return recorded(context, 'restored', member);
}

/**
 * Removes all personal data of a member for good, also from the event log, and ends what is still running: subscriptions
 * are canceled and all other access is revoked. What others need (purchases, amounts, times) stays without a name. A second time nothing is left to do.
 */
export async function eraseMember(context: RequestContext, id: Id): Promise<MemberRow> {
  const before = await memberToChange(context, id);
  if (before.erasedAt) return before;
  const now = context.clock.now();
  const member = await changeAnyMember(context, id, { ...ERASED, uuid: randomUUID(), deletedAt: now, erasedAt: now });
  // Before what is told from here on, so that it has nothing personal to tell.
  await erasePersonalTraces(context.db, knownViewer(context), id);
  await cancelSubscriptionsOf(context, member, null);
  await revokeEntitlementsOf(context, member);
  await forgetRepliesAbout(context, id);
  return recorded(context, 'erased', member);
}

/** A visible member, deleted or not, whom nobody else changes until the transaction ends. */
async function memberToChange(context: RequestContext, id: Id): Promise<MemberRow> {
  const { organizationId } = knownViewer(context);
  await lockMember(context.db, { organizationId, id }, 'UPDATE');
  const [member] = await findMembers(context.db, visibleMembers(context.viewer, true), [id]);
  if (!member) throw notFound('Member');
  return member;
}

const ERASED: MemberColumns = {
  email: null,
  emailKey: null,
  emailVerified: false,
  name: null,
  note: null,
  meta: {},
  avatarUrl: null,
  geolocation: null,
  attribution: null,
  emailSuppression: null,
  emailSuppressedAt: null,
  commentingDisabledReason: null,
  preferences: {},
  activationCode: null,
};

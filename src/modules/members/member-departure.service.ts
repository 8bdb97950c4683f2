import { knownViewer, type RequestContext } from '../../context';
import { forgetRepliesAbout } from '../../idempotency/idempotency.service';
import { Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { cancelSubscriptionsOf } from '../subscriptions/subscription-departure.service';
import { anyMemberById } from './member.loaders';
import { erasePersonalTraces } from './member-erasure.repository';
import type { MemberColumns, MemberRow } from './member.repository';
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
  const before = await anyMemberById(context).load(id);
  if (!before) throw notFound('Member');
  if (before.erasedAt) throw new Failure('INVALID_STATE', 'An erased member cannot be restored.');
  if (!before.deletedAt) throw new Failure('INVALID_STATE', 'The member is not deleted.');
  const member = await changeAnyMember(context, id, { deletedAt: null });
  return recorded(context, 'restored', member);
}

/**
 * Removes all personal data of a member for good, also from the event log, and cancels what is still running; what
 * others need (purchases, amounts, times) stays without a name. A second time nothing is left to do.
 */
export async function eraseMember(context: RequestContext, id: Id): Promise<MemberRow> {
  const before = await anyMemberById(context).load(id);
  if (before?.erasedAt) return before;
  const now = context.clock.now();
  const member = await changeAnyMember(context, id, { ...ERASED, deletedAt: now, erasedAt: now });
  await cancelSubscriptionsOf(context, member, null);
  await erasePersonalTraces(context.db, knownViewer(context), id);
  await forgetRepliesAbout(context, id);
  return recorded(context, 'erased', member);
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
  preferences: {},
  activationCode: null,
};

import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { notFound, Problems } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { isStorable } from '../../shared/text';
import { deleteIdentity, type IdentityRow, type MemberRow, upsertIdentity } from './member.repository';
import { changeMember } from './member.service';

const MAX_KEY = 100;
const MAX_VALUE = 255;

/** Says by which name another system knows the member, in place of an earlier one. The name must be free. */
export async function setIdentity(
  context: RequestContext,
  memberId: Id,
  foreignKey: { readonly key: string; readonly value: string },
): Promise<{ member: MemberRow; identity: IdentityRow }> {
  const { key, value } = foreignKey;
  checkForeignKey(key, value);
  const member = await changeMember(context, memberId, {});
  const now = context.clock.now();
  const { organizationId } = member;
  const identity = await upsertIdentity(context.db, {
    organizationId,
    id: newId(now),
    memberId,
    key,
    value,
    createdAt: now,
  });
  record(context, 'identity_set', { member, identity: { key, value } });
  return { member, identity };
}

/** Forgets the name by which another system knows the member. */
export async function removeIdentity(context: RequestContext, memberId: Id, key: string): Promise<MemberRow> {
  const member = await changeMember(context, memberId, {});
  if (!(await deleteIdentity(context.db, member, key))) throw notFound('Identity');
  record(context, 'identity_removed', { member, identity: { key } });
  return member;
}

function record(context: RequestContext, verb: string, change: { member: MemberRow; identity: object }): void {
  const { id, creatorId } = change.member;
  const data = { ...change.member, identity: change.identity };
  recordEvent(context, { type: `member.${verb}`, subjectId: id, memberId: id, creatorId, data });
}

function checkForeignKey(key: string, value: string): void {
  const problems = new Problems();
  problems.check(
    key.length > 0 && key.length <= MAX_KEY && isStorable(key),
    'key',
    `The key must have 1 to ${MAX_KEY} characters.`,
  );
  const fits = value.length > 0 && value.length <= MAX_VALUE && isStorable(value);
  problems.check(fits, 'value', `The value must have 1 to ${MAX_VALUE} characters.`);
  problems.throwIfAny();
}

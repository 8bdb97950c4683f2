import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Ends the subscriptions of these members to these newsletters. */
export async function deleteMemberNewsletters(
  db: Db,
  organizationId: Id,
  ended: { readonly memberIds: readonly Id[]; readonly newsletterIds: readonly Id[] },
): Promise<void> {
  const { memberIds, newsletterIds } = ended;
  const where = { organizationId, memberId: { in: [...memberIds] }, newsletterId: { in: [...newsletterIds] } };
  await db.memberNewsletter.deleteMany({ where });
}

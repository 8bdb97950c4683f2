import type { KnownViewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** What events remember of a member, and of what concerns the member, that says something about the person. */
const PERSONAL_KEYS = [
  'email',
  'emailKey',
  'name',
  'note',
  'meta',
  'avatarUrl',
  'geolocation',
  'attribution',
  'uuid',
  'emailSuppression',
  'emailSuppressedAt',
  'commentingDisabledReason',
  'previous',
  'preferences',
  'activationCode',
  'identity',
  'labels',
  'newsletterIds',
  'revokeReason',
  'cancelReason',
  'cardLast4',
  'paymentMethod',
  'reusableMethod',
  'providerIds',
  'reason',
  'message',
  'title',
  'body',
  'topics',
  'note',
];

/** Takes everything personal out of what hangs on a member and out of what the event log remembers. */
export async function erasePersonalTraces(db: Db, viewer: KnownViewer, memberId: Id): Promise<void> {
  const { organizationId } = viewer;
  const where = { organizationId, memberId };
  await db.identity.deleteMany({ where });
  await db.memberLabel.deleteMany({ where });
  await db.memberNewsletter.deleteMany({ where });
  await db.activity.deleteMany({ where });
  await db.pushSubscription.deleteMany({ where });
  // What a mail server says of a mail mostly names its address.
  await db.message.updateMany({ where, data: { error: null } });
  await db.subscription.updateMany({
    where,
    data: { cancelReason: null, cardLast4: null, paymentMethod: null, providerIds: Prisma.DbNull },
  });
  // After the subscriptions, as when one of them is canceled: so that the two cannot wait for each other.
  await db.entitlement.updateMany({ where, data: { note: null, revokeReason: null } });
  await db.refund.updateMany({ where: { organizationId, purchase: { memberId } }, data: { reason: null } });
  await eraseWords(db, where);
  await eraseTips(db, where);
  await db.$executeRaw`
    UPDATE events SET data = (data #- '{refund,reason}') - ${PERSONAL_KEYS}::text[]
    WHERE organization_id = ${organizationId}::uuid AND member_id = ${memberId}::uuid`;
}

/** Takes out what a member said with tips and gifts, also where the log does not know whose they are. */
async function eraseTips(db: Db, { organizationId, memberId }: { readonly organizationId: Id; readonly memberId: Id }) {
  await db.tip.updateMany({ where: { organizationId, purchase: { memberId } }, data: { message: null } });
  await db.gift.updateMany({ where: { organizationId, fromMemberId: memberId }, data: { message: null } });
  await db.gift.updateMany({ where: { organizationId, toMemberId: memberId }, data: { toEmail: null } });
  const unnamed = Prisma.sql`purchase.organization_id = ${organizationId}::uuid
    AND purchase.member_id = ${memberId}::uuid AND purchase.anonymous`;
  await db.$executeRaw`
    UPDATE events SET data = (data #- '{refund,reason}') - ${PERSONAL_KEYS}::text[]
    WHERE organization_id = ${organizationId}::uuid AND subject_id IN (
      SELECT purchase.id FROM purchases purchase WHERE ${unnamed}
      UNION ALL SELECT tip.id FROM purchases purchase
        JOIN tips tip ON tip.organization_id = purchase.organization_id AND tip.purchase_id = purchase.id
        WHERE ${unnamed})`;
}

/** Takes back what a member said in communities. */
async function eraseWords(db: Db, where: { readonly organizationId: Id; readonly memberId: Id }): Promise<void> {
  const written = { body: '', topics: [] as string[], status: 'REMOVED' as const };
  await db.communityPost.updateMany({ where, data: { ...written, title: null } });
  await db.communityComment.updateMany({ where, data: written });
  await db.communityReport.updateMany({ where, data: { note: null } });
  await db.communityReaction.deleteMany({ where });
  await db.$executeRaw`
    DELETE FROM community_mentions WHERE organization_id = ${where.organizationId}::uuid AND subject_id IN (
      SELECT id FROM community_posts WHERE organization_id = ${where.organizationId}::uuid AND member_id = ${where.memberId}::uuid
      UNION ALL SELECT id FROM community_comments
        WHERE organization_id = ${where.organizationId}::uuid AND member_id = ${where.memberId}::uuid)`;
}

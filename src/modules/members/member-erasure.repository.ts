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
  'providerIds',
  'reason',
];

/** Takes everything personal out of what hangs on a member and out of what the event log remembers. */
export async function erasePersonalTraces(db: Db, viewer: KnownViewer, memberId: Id): Promise<void> {
  const { organizationId } = viewer;
  const where = { organizationId, memberId };
  await db.identity.deleteMany({ where });
  await db.memberLabel.deleteMany({ where });
  await db.memberNewsletter.deleteMany({ where });
  await db.activity.deleteMany({ where });
  await db.subscription.updateMany({
    where,
    data: { cancelReason: null, cardLast4: null, providerIds: Prisma.DbNull },
  });
  // After the subscriptions, as when one of them is canceled: so that the two cannot wait for each other.
  await db.entitlement.updateMany({ where, data: { note: null, revokeReason: null } });
  await db.refund.updateMany({ where: { organizationId, purchase: { memberId } }, data: { reason: null } });
  await db.$executeRaw`
    UPDATE events SET data = (data #- '{refund,reason}') - ${PERSONAL_KEYS}::text[]
    WHERE organization_id = ${organizationId}::uuid AND member_id = ${memberId}::uuid`;
}

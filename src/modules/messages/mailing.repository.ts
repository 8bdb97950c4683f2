import { Prisma } from '../../database/generated/client';
import type { MailingModel, OrganizationModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

export type MailingRow = MailingModel;

/** Names one mailing. */
export interface MailingKey {
  readonly organizationId: Id;
  readonly id: Id;
}

/** A new mailing. */
export type NewMailing = Pick<
  MailingRow,
  | 'organizationId'
  | 'id'
  | 'kind'
  | 'creatorId'
  | 'channels'
  | 'subject'
  | 'body'
  | 'cta'
  | 'ctaUrl'
  | 'code'
  | 'openedAt'
> & { readonly audience: object | null };

/** Writes a mailing whose members are still to be gathered. */
export async function insertMailing(db: Db, { audience, ...columns }: NewMailing): Promise<void> {
  await db.mailing.create({ data: { ...columns, audience: audience ?? Prisma.DbNull } });
}

/** The mailings with these ids, in no order. */
export function findMailings(db: Db, organizationId: Id, ids: readonly Id[]): Promise<MailingRow[]> {
  return db.mailing.findMany({ where: { organizationId, id: { in: [...ids] } } });
}

/** A mailing that is under way, and what has to be known of its organization. */
export type MailingUnderWay = MailingRow & { readonly organization: OrganizationModel };

/** All mailings that are under way, whosoever, oldest first. */
export async function mailingsUnderWay(db: Db): Promise<MailingUnderWay[]> {
  const rows = await db.mailing.findMany({ where: { status: { not: 'DONE' } }, orderBy: { openedAt: 'asc' } });
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ organizationId }) => organizationId))];
  const organizations = await db.organization.findMany({ where: { id: { in: ids } } });
  return rows.flatMap((row) => {
    const organization = organizations.find(({ id }) => id === row.organizationId);
    return organization ? [{ ...row, organization }] : [];
  });
}

/** The mailing as it is, which nobody else changes until the transaction ends; null when there is none. */
export async function lockMailing(db: Db, { organizationId, id }: MailingKey): Promise<MailingRow | null> {
  await db.$queryRaw`
    SELECT 1 FROM mailings WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return db.mailing.findUnique({ where: { organizationId_id: { organizationId, id } } });
}

/** Changes a mailing. */
export async function updateMailing(
  db: Db,
  { organizationId, id }: MailingKey,
  data: Prisma.MailingUncheckedUpdateInput,
): Promise<void> {
  await db.mailing.update({ where: { organizationId_id: { organizationId, id } }, data });
}

/** The next members of a mailing, in the order of their ids. */
export async function nextMembers(
  db: Db,
  { where, after, limit }: { readonly where: object; readonly after: Id | null; readonly limit: number },
): Promise<Id[]> {
  const behind = after === null ? where : { AND: [where, { id: { gt: after } }] };
  const query = { where: behind, select: { id: true }, orderBy: { id: 'asc' as const }, take: limit };
  return (await db.member.findMany(query)).map(({ id }) => id);
}

/** Why a member gets nothing on a channel now; empty when nothing speaks against it. */
export const SKIP_REASON = Prisma.sql`CASE
  WHEN member.deleted_at IS NOT NULL THEN 'LEFT'
  WHEN wanted.channel = 'EMAIL' AND member.email IS NULL THEN 'NO_ADDRESS'
  WHEN wanted.channel = 'EMAIL' AND member.email_suppression IS NOT NULL THEN 'SUPPRESSED'
  WHEN wanted.channel = 'EMAIL' AND member.announcement_emails IS FALSE THEN 'UNSUBSCRIBED'
  WHEN wanted.channel = 'PUSH' AND NOT EXISTS (
    SELECT FROM push_subscriptions AS device
    WHERE device.organization_id = member.organization_id AND device.member_id = member.id) THEN 'NO_DEVICE' END`;

/** A message to be written. */
export interface NewMessage {
  readonly id: Id;
  readonly memberId: Id;
  readonly channel: string;
}

/** Writes the messages to members, those that are not to be sent with the reason. One that is there stays as it is. */
export async function insertMessages(
  db: Db,
  { organizationId, id: mailingId }: MailingKey,
  { messages, now }: { readonly messages: readonly NewMessage[]; readonly now: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO messages
      (organization_id, id, mailing_id, member_id, channel, status, skip_reason, due_at, created_at)
    SELECT ${organizationId}::uuid, wanted.id, ${mailingId}::uuid, member.id, wanted.channel::"MessageChannel",
      (CASE WHEN told.reason IS NULL THEN 'PENDING' ELSE 'SKIPPED' END)::"MessageStatus",
      told.reason::"MessageSkipReason", CASE WHEN told.reason IS NULL THEN now() END, ${now}::timestamptz
    FROM unnest(${messages.map(({ id }) => id)}::uuid[], ${messages.map(({ memberId }) => memberId)}::uuid[],
      ${messages.map(({ channel }) => channel)}::text[]) AS wanted (id, member_id, channel)
    JOIN members AS member ON member.organization_id = ${organizationId}::uuid AND member.id = wanted.member_id
    CROSS JOIN LATERAL (SELECT ${SKIP_REASON} AS reason) AS told
    ON CONFLICT DO NOTHING`;
}

const REACHABLE = {
  EMAIL: {
    email: { not: null },
    emailSuppression: null,
    OR: [{ announcementEmails: null }, { announcementEmails: true }],
  },
  PUSH: { pushSubscriptions: { some: {} } },
};

/** How many of the members that a condition holds for have nothing in the way of a message on a channel. */
export function countReachable(db: Db, where: object, channel: keyof typeof REACHABLE): Promise<number> {
  return db.member.count({ where: { AND: [where, REACHABLE[channel]] } });
}

import { Prisma } from '../../database/generated/client';
import type { OrganizationModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { MailingRow } from './mailing.repository';
import type { LinkedMessage } from './message-links';
import type { MessageRow } from './message.repository';

/** A message that somebody came from, with what it says and where it belongs. */
export interface FollowedMessage extends MessageRow {
  readonly mailing: MailingRow;
  readonly organization: OrganizationModel;
}

/** The message with this id, whoever asks: the link that was followed is what tells it. Null when it is gone. */
export async function findFollowed(db: Db, { organizationId, id }: LinkedMessage): Promise<FollowedMessage | null> {
  const where = { organizationId_id: { organizationId, id } };
  const message = await db.message.findUnique({ where, include: { mailing: true } });
  const organization = message && (await db.organization.findUnique({ where: { id: organizationId } }));
  return message && organization ? { ...message, organization } : null;
}

/** Notes when a mail was first opened, or a link of it first followed; false when that is known already. */
export async function noteFirst(
  db: Db,
  { organizationId, id }: LinkedMessage,
  { what, at }: { readonly what: 'opened_at' | 'clicked_at'; readonly at: Date },
): Promise<boolean> {
  const column = Prisma.raw(what);
  const changed = await db.$executeRaw`
    UPDATE messages SET ${column} = ${at}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND ${column} IS NULL
      AND channel = 'EMAIL' AND status NOT IN ('SKIPPED', 'CANCELED')`;
  return changed > 0;
}

/** Counts one more opened mail of a member. */
export async function countOpened(db: Db, organizationId: Id, memberId: Id): Promise<void> {
  await db.$executeRaw`
    UPDATE members SET email_opened_count = email_opened_count + 1,
      email_open_rate = CASE WHEN email_count >= 5
        THEN least(100, round(100.0 * (email_opened_count + 1) / email_count)) ELSE email_open_rate END
    WHERE organization_id = ${organizationId}::uuid AND id = ${memberId}::uuid`;
}

/** A member whom a link names by the uuid. */
export interface LinkedMember {
  readonly organizationId: Id;
  readonly clockOffsetMs: bigint;
  readonly id: Id;
  readonly uuid: string;
}

/** The living members with this uuid, of whatever organization: the key in the link tells which of them is meant. */
export function findLinkedMembers(db: Db, uuid: string): Promise<LinkedMember[]> {
  return db.$queryRaw<LinkedMember[]>`
    SELECT member.organization_id AS "organizationId", member.id, member.uuid,
      organization.clock_offset_ms AS "clockOffsetMs"
    FROM members AS member JOIN organizations AS organization ON organization.id = member.organization_id
    WHERE member.uuid = ${uuid}::uuid AND member.deleted_at IS NULL`;
}

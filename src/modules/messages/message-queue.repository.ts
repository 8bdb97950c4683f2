import type { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import { type MailingKey, SKIP_REASON } from './mailing.repository';

// All times here are the database's own, so that processes whose clocks differ agree on whose claim it is.

/** Who sends messages of a mailing, and for how long nobody else may. */
export interface MessageClaim {
  readonly mailing: MailingKey;
  readonly claim: Id;
  readonly leaseMs: number;
}

/** A message that one process is to send, and to whom. */
export interface ClaimedMessage {
  readonly id: Id;
  readonly memberId: Id;
  readonly channel: 'EMAIL' | 'PUSH';
  readonly attempts: number;
  readonly email: string | null;
  readonly name: string | null;
  /** Why it is not to be sent after all. */
  readonly skipReason: 'NO_ADDRESS' | 'SUPPRESSED' | 'UNSUBSCRIBED' | 'NO_DEVICE' | 'LEFT' | null;
}

/** Takes messages of a mailing that are due, those that have waited longest first. */
export function claimMessages(
  db: Db,
  { mailing: { organizationId, id }, claim, leaseMs }: MessageClaim,
  { channels, limit }: { readonly channels: readonly string[]; readonly limit: number },
): Promise<ClaimedMessage[]> {
  return db.$queryRaw<ClaimedMessage[]>`
    WITH due AS (
      SELECT id FROM messages
      WHERE organization_id = ${organizationId}::uuid AND mailing_id = ${id}::uuid AND status = 'PENDING'
        AND due_at <= clock_timestamp() AND channel::text = ANY(${[...channels]}::text[])
      ORDER BY due_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    wanted AS (
      UPDATE messages AS message
      SET claim = ${claim}::uuid, due_at = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
      FROM due WHERE message.organization_id = ${organizationId}::uuid AND message.id = due.id
      RETURNING message.id, message.member_id, message.channel::text AS channel, message.attempts)
    SELECT wanted.id, wanted.member_id AS "memberId", wanted.channel, wanted.attempts, member.email, member.name,
      ${SKIP_REASON} AS "skipReason"
    FROM wanted
    JOIN members AS member ON member.organization_id = ${organizationId}::uuid AND member.id = wanted.member_id
    ORDER BY wanted.id`;
}

/** Keeps for oneself what has been claimed. */
export async function renewClaim(
  db: Db,
  { mailing: { organizationId, id }, claim, leaseMs }: MessageClaim,
): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET due_at = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    WHERE organization_id = ${organizationId}::uuid AND mailing_id = ${id}::uuid AND claim = ${claim}::uuid
      AND due_at > clock_timestamp() - interval '1 day' AND status = 'PENDING'`;
}

/** Gives back what has been claimed and was not begun. */
export async function releaseClaim(db: Db, { mailing: { organizationId, id }, claim }: MessageClaim): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET claim = NULL, due_at = clock_timestamp()
    WHERE organization_id = ${organizationId}::uuid AND mailing_id = ${id}::uuid AND claim = ${claim}::uuid
      AND status = 'PENDING'`;
}

/** What has become of a message that was to be sent. */
export interface MessageOutcome {
  readonly status: 'SENT' | 'FAILED' | 'SKIPPED' | 'PENDING';
  readonly transport?: 'SMTP' | 'OUTBOX' | 'WEB_PUSH';
  readonly skipReason?: string;
  readonly error?: string;
  /** PENDING: how long to wait for the next attempt. */
  readonly retryMs?: number;
}

/** A message and what has become of it. */
export interface SettledMessage {
  readonly id: Id;
  readonly outcome: MessageOutcome;
  /** When, by the organization's clock. */
  readonly at: Date;
}

/** Whole percent of the mails that a member opened are told from so many mails on, as Ghost does. */
const TELLING_MAILS = 5;

/**
 * Writes what has become of one message and that the next is about to be handed over, in one statement: a mail costs no
 * more than that. Answers whether the next is still one's own to send. What somebody else has claimed meanwhile, or was
 * taken back, is not touched.
 */
export async function settleAndBegin(
  db: Db,
  { mailing: { organizationId, id: mailingId }, claim, leaseMs }: MessageClaim,
  { settled, next }: { readonly settled: SettledMessage | undefined; readonly next: Id | undefined },
): Promise<boolean> {
  const { status = null, transport = null, skipReason = null, error = null, retryMs = null } = settled?.outcome ?? {};
  const begun = await db.$executeRaw`
    WITH done AS (
      UPDATE messages SET status = ${status}::"MessageStatus", transport = ${transport}::"MessageTransport",
        skip_reason = ${skipReason}::"MessageSkipReason", error = ${error}, claim = NULL,
        due_at = clock_timestamp() + ${retryMs}::int * interval '1 millisecond',
        sent_at = CASE WHEN ${status}::text = 'SENT' THEN ${settled?.at ?? null}::timestamptz END
      WHERE organization_id = ${organizationId}::uuid AND id = ${settled?.id ?? null}::uuid AND claim = ${claim}::uuid
      RETURNING member_id, channel, status),
    counted AS (
      UPDATE members SET email_count = email_count + 1,
        email_open_rate = CASE WHEN email_count + 1 >= ${TELLING_MAILS}
          THEN least(100, round(100.0 * email_opened_count / (email_count + 1))) ELSE email_open_rate END
      FROM done
      WHERE members.organization_id = ${organizationId}::uuid AND members.id = done.member_id
        AND done.channel = 'EMAIL' AND done.status = 'SENT')
    UPDATE messages
    SET attempts = attempts + 1, due_at = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    WHERE organization_id = ${organizationId}::uuid AND id = ${next ?? null}::uuid AND claim = ${claim}::uuid
      AND status = 'PENDING' AND EXISTS (
        SELECT FROM mailings
        WHERE organization_id = ${organizationId}::uuid AND id = ${mailingId}::uuid AND status = 'OPEN')`;
  return begun > 0;
}

/** Takes back all of a mailing that nobody is sending at this moment; `true` for what a dead process left as well. */
export async function cancelMessages(db: Db, { organizationId, id }: MailingKey, isSweep: boolean): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET status = 'CANCELED', due_at = NULL, claim = NULL
    WHERE organization_id = ${organizationId}::uuid AND mailing_id = ${id}::uuid AND status = 'PENDING'
      AND (claim IS NULL OR (${isSweep} AND due_at <= clock_timestamp()))`;
}

/** Whether anything of a mailing still waits or is being sent. */
export async function hasPending(db: Db, { organizationId, id: mailingId }: MailingKey): Promise<boolean> {
  const where: Prisma.MessageWhereInput = { organizationId, mailingId, status: 'PENDING', dueAt: { not: null } };
  return (await db.message.findFirst({ where, select: { id: true } })) !== null;
}

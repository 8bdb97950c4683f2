import type { Db } from '../database/transaction';
import type { Id } from '../shared/id';

/** Whose key it is, and which. */
export interface KeyName {
  readonly organizationId: Id;
  readonly principal: string;
  readonly key: string;
}

export interface StoredReply {
  readonly fingerprint: string;
  readonly reply: Uint8Array;
  readonly expiresAt: Date;
}

/** Takes the key for this transaction; false when another transaction holds it right now. */
export async function tryTakeKey(db: Db, name: KeyName): Promise<boolean> {
  const text = JSON.stringify([name.organizationId, name.principal, name.key]);
  const rows = await db.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${text}, 0)) AS taken`;
  return rows[0]?.taken === true;
}

/** What was answered to the key before, if anything. */
export async function findReply(db: Db, name: KeyName): Promise<StoredReply | null> {
  return db.idempotencyKey.findUnique({
    where: { organizationId_principal_key: { ...name } },
    select: { fingerprint: true, reply: true, expiresAt: true },
  });
}

/** Keeps the answer to the key until it expires, in place of an expired one. */
export async function storeReply(db: Db, name: KeyName, stored: StoredReply & { createdAt: Date }): Promise<void> {
  const data = { ...stored, reply: Uint8Array.from(stored.reply) };
  await db.idempotencyKey.upsert({
    where: { organizationId_principal_key: { ...name } },
    create: { ...name, ...data },
    update: data,
  });
}

/** Empties the kept answers that speak of one of these texts; the keys stay taken. */
export async function emptyReplies(db: Db, organizationId: Id, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await db.$executeRaw`
      UPDATE idempotency_keys SET reply = ''::bytea
      WHERE organization_id = ${organizationId}::uuid AND position(convert_to(${text}, 'UTF8') IN reply) > 0`;
}

/** Removes keys whose time is over. */
export async function deleteExpiredKeys(db: Db, now: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}

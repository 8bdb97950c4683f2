import type { Prisma } from '../database/generated/client';
import type { SigningKeyModel } from '../database/generated/models';
import type { Db } from '../database/transaction';

export type SigningKeyRow = SigningKeyModel;

/** Any number that nothing else locks by. */
const LOCK = 4_711_001;

/** Makes the transaction wait until no other one is making the first key. */
export async function lockSigningKeys(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
}

/** The gateway's own key pairs, newest first. */
export function findSigningKeys(db: Db): Promise<SigningKeyRow[]> {
  return db.signingKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** Writes a key pair. */
export function insertSigningKey(db: Db, key: Prisma.SigningKeyCreateInput): Promise<SigningKeyRow> {
  return db.signingKey.create({ data: key });
}

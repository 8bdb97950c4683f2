import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { inTransaction, type TransactionalContext } from '../database/transaction';
import type { Clock } from '../shared/clock';
import { newId } from '../shared/id';
import { findSigningKeys, insertSigningKey, lockSigningKeys, type SigningKeyRow } from './signing-key.repository';

export const SIGNING_ALGORITHM = 'RS256';

const MODULUS_BITS = 2048;
const generate = promisify(generateKeyPair);

/** A key that the gateway signs with. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

type SigningContext = TransactionalContext & { readonly clock: Clock };

/**
 * The key that signs the gateway's own tokens. It is made once a database, whichever process comes first, so that all
 * processes on it agree.
 */
export async function signingKey(context: SigningContext): Promise<SigningKey> {
  const [existing] = await findSigningKeys(context.db);
  return toSigningKey(existing ?? (await inTransaction(context, makeSigningKey)));
}

async function makeSigningKey(context: SigningContext): Promise<SigningKeyRow> {
  await lockSigningKeys(context.db);
  const [existing] = await findSigningKeys(context.db);
  if (existing) return existing;
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS });
  const createdAt = context.clock.now();
  return insertSigningKey(context.db, {
    id: newId(createdAt),
    algorithm: SIGNING_ALGORITHM,
    publicJwk: publicKey.export({ format: 'jwk' }) as Record<string, string>,
    privateJwk: privateKey.export({ format: 'jwk' }) as Record<string, string>,
    createdAt,
  });
}

function toSigningKey(row: SigningKeyRow): SigningKey {
  return { id: row.id, privateKey: createPrivateKey({ key: row.privateJwk as JsonWebKey, format: 'jwk' }) };
}

/** The public half of a stored key pair. */
export function publicKeyOf(row: SigningKeyRow): KeyObject {
  return createPublicKey({ key: row.publicJwk as JsonWebKey, format: 'jwk' });
}

/** The public keys as a JSON web key set, for those who verify the gateway's tokens. */
export function toKeySet(rows: readonly SigningKeyRow[]): { keys: object[] } {
  return {
    keys: rows.map((row) => ({ ...(row.publicJwk as object), kid: row.id, alg: row.algorithm, use: 'sig' })),
  };
}

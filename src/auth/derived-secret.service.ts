import { hkdfSync } from 'node:crypto';
import type { TransactionalContext } from '../database/transaction';
import type { Clock } from '../shared/clock';
import { findSigningKeys } from './signing-key.repository';
import { signingKey } from './signing-key.service';

type SecretContext = TransactionalContext & { readonly clock: Clock };

const BYTES = 32;
/** By the database they were read from. The first signing key stays what it is for as long as its database. */
const sources = new WeakMap<object, Promise<Buffer>>();

/**
 * A secret for one purpose that stays the same as long as the database: it is derived from the gateway's first signing
 * key, so that nothing more has to be kept, and does not tell what it was derived from.
 */
export async function derivedSecret(context: SecretContext, purpose: string): Promise<Buffer> {
  const source = await sourceOf(context);
  return Buffer.from(hkdfSync('sha256', source, Buffer.alloc(0), purpose, BYTES));
}

function sourceOf(context: SecretContext): Promise<Buffer> {
  const known = sources.get(context.db);
  if (known) return known;
  const source = readSource(context);
  sources.set(context.db, source);
  source.catch(() => sources.delete(context.db));
  return source;
}

async function readSource(context: SecretContext): Promise<Buffer> {
  const stored = await findSigningKeys(context.db);
  if (stored.length === 0) {
    await signingKey(context);
    return readSource(context);
  }
  const { d } = stored.at(-1)?.privateJwk as { d: string };
  return Buffer.from(d, 'base64url');
}

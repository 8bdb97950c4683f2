import type { Db } from '../database/transaction';
import type { Clock } from '../shared/clock';
import { type Id, parseUuid } from '../shared/id';
import { credentialById, credentialByPrefix, type StoredCredential } from './credential.repository';
import type { CredentialDialect } from './credential';
import { parseApiKey } from './key';

/** What is known of a credential that was shown once. */
export interface KnownCredential {
  readonly organizationId: Id;
  readonly expiresAt: Date | null;
}

/**
 * Whose a credential is and how long it is good, or nothing when this database does not know it or no longer accepts it.
 * It tells what a text names, not that its bearer is who the text says: for that there is the authenticator.
 */
export async function lookUpCredential(
  source: { readonly db: Db; readonly clock: Clock },
  dialect: CredentialDialect,
  text: string,
): Promise<KnownCredential | undefined> {
  const stored = await find(source.db, dialect, text);
  if (!stored || stored.credential.dialect !== dialect || stored.credential.revokedAt) return undefined;
  const { organizationId, expiresAt } = stored.credential;
  if (expiresAt && expiresAt <= source.clock.now()) return undefined;
  return { organizationId, expiresAt };
}

async function find(db: Db, dialect: CredentialDialect, text: string): Promise<StoredCredential | null> {
  if (dialect === 'audience') return findToken(db, text);
  const prefix = dialect === 'ghost' ? text.split(':')[0] : parseApiKey(text)?.prefix;
  return prefix ? credentialByPrefix(db, prefix) : null;
}

async function findToken(db: Db, token: string): Promise<StoredCredential | null> {
  const { sub, tenant_id: organization } = claimsOf(token);
  const [id, organizationId] = [parseUuid(String(sub)), parseUuid(String(organization))];
  return id && organizationId ? credentialById(db, organizationId, id) : null;
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

import { credentialByPrefix } from '../credential.repository';
import { matchesHash, parseApiKey } from '../key';
import type { Dialect, KeyViewer } from '../viewer';
import { badCredential, isAlive, keyViewer, type SchemeParts } from './scheme';

/**
 * The caller behind an API key of one dialect. A key of another dialect, a revoked and an unknown one get the same
 * answer, and the comparison takes the same time wherever the secret is wrong.
 */
export async function viewerOfKey(parts: SchemeParts, dialect: Dialect, text: string): Promise<KeyViewer> {
  const key = parseApiKey(text);
  if (!key) throw badCredential();
  const stored = await credentialByPrefix(parts.db, key.prefix);
  const matches = matchesHash(key.secret, stored?.credential.secretHash);
  if (!stored || !matches || !isAlive(stored.credential, parts.clock.now())) throw badCredential();
  if (stored.credential.dialect !== dialect || key.dialect !== dialect) throw badCredential();
  return keyViewer(stored);
}

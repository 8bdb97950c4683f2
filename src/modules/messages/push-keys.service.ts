import { createECDH } from 'node:crypto';
import { derivedSecret } from '../../auth/derived-secret.service';
import type { ContextParts } from '../../context';
import type { VapidKeys } from '../../shared/messaging';

/**
 * The keys that pushes are signed with: those of the configuration, or else made from the database's own secret, so that
 * all processes on it have the same and browsers stay subscribed for as long as it lives.
 */
export async function pushKeys(parts: Pick<ContextParts, 'db' | 'clock' | 'log' | 'messaging'>): Promise<VapidKeys> {
  if (parts.messaging?.vapid) return parts.messaging.vapid;
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(await derivedSecret(parts, 'keys of web pushes'));
  return { publicKey: curve.getPublicKey('base64url'), privateKey: curve.getPrivateKey('base64url') };
}

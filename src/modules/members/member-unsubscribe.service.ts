import { createHmac } from 'node:crypto';
import { derivedSecret } from '../../auth/derived-secret.service';
import { may } from '../../auth/viewer';
import { organizationOf, type RequestContext } from '../../context';
import type { MemberRow } from './member.repository';

/**
 * What stands beside the member's uuid in a link by which the member can unsubscribe: an HMAC of it, in hexadecimal
 * digits. Nothing for a caller who may not change members.
 */
export async function unsubscribeKey(context: RequestContext, { uuid }: MemberRow): Promise<string | null> {
  if (!may(context.viewer, 'members:write')) return null;
  const secret = await derivedSecret(context, `unsubscribe ${organizationOf(context)}`);
  return createHmac('sha256', secret).update(uuid).digest('hex');
}

import { createHmac } from 'node:crypto';
import { derivedSecret } from '../../auth/derived-secret.service';
import { may } from '../../auth/viewer';
import { organizationOf, type RequestContext } from '../../context';
import type { MemberRow } from './member.repository';

/** By request, whose members all have the same one. */
const secrets = new WeakMap<RequestContext, Promise<Buffer>>();

/**
 * What stands beside the member's uuid in a link by which the member can unsubscribe: an HMAC of it, in hexadecimal
 * digits. Nothing for a caller who may not change members.
 */
export async function unsubscribeKey(context: RequestContext, { uuid }: MemberRow): Promise<string | null> {
  if (!may(context.viewer, 'members:write')) return null;
  return createHmac('sha256', await secretOf(context))
    .update(uuid)
    .digest('hex');
}

function secretOf(context: RequestContext): Promise<Buffer> {
  const known = secrets.get(context);
  if (known) return known;
  const secret = derivedSecret(context, `unsubscribe ${organizationOf(context)}`);
  secrets.set(context, secret);
  return secret;
}

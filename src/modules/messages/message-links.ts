import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecret } from '../../auth/derived-secret.service';
import type { ContextParts } from '../../context';
import type { Id } from '../../shared/id';

/** What a link in a message is for: one for another purpose does not do. */
export type LinkPurpose = 'open' | 'click' | 'unsubscribe';

/** The message that a link stands in. */
export interface LinkedMessage {
  readonly organizationId: Id;
  readonly id: Id;
}

const ID_BYTES = 16;
const SEAL_BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/** Makes and reads what stands in the links of messages. Nobody else can make it, and it tells nothing to who reads it. */
export class MessageLinks {
  private constructor(private readonly secret: Buffer) {}

  /** The links of a database, the same for all processes on it. */
  static async of(parts: Pick<ContextParts, 'db' | 'clock' | 'log'>): Promise<MessageLinks> {
    return new MessageLinks(await derivedSecret(parts, 'links of messages'));
  }

  /** 64 characters of base64url: the message and a seal. */
  token(purpose: LinkPurpose, { organizationId, id }: LinkedMessage): string {
    const named = Buffer.concat([bytesOf(organizationId), bytesOf(id)]);
    return Buffer.concat([named, this.seal(purpose, named)]).toString('base64url');
  }

  /** The message behind a token for this purpose; nothing when it was not made here. */
  read(purpose: LinkPurpose, token: string): LinkedMessage | undefined {
    if (!TOKEN.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const named = bytes.subarray(0, 2 * ID_BYTES);
    if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), this.seal(purpose, named))) return undefined;
    return { organizationId: idOf(named.subarray(0, ID_BYTES)), id: idOf(named.subarray(ID_BYTES)) };
  }

  private seal(purpose: LinkPurpose, named: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(`${purpose} `).update(named).digest().subarray(0, SEAL_BYTES);
  }
}

function bytesOf(id: Id): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): Id {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import type { GiftRow } from './gift.repository';

/** What can be told of a gift. */
export type GiftVerb = 'created' | 'delivered' | 'claimed' | 'expired' | 'refunded';

/** A gift, and when it happened; the present when absent. */
export interface ToldGift {
  readonly gift: GiftRow;
  readonly occurredAt?: Date;
}

/** Notes what happened to a gift. Its code is worth money, and its words are personal: they stay out of the log. */
export function recordGift(context: RequestContext, verb: GiftVerb, told: ToldGift): void {
  const { gift, occurredAt } = told;
  const { code: _code, message: _message, toEmail: _toEmail, ...data } = gift;
  const { id: subjectId, fromMemberId: memberId, creatorId } = gift;
  const at = occurredAt ? { occurredAt } : {};
  recordEvent(context, { type: `gift.${verb}`, subjectId, memberId, creatorId, data, ...at });
}

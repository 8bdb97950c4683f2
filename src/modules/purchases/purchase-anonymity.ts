import type { Id } from '../../shared/id';
import type { PurchaseRow } from './purchase.repository';

/** What the log is told of a purchase. */
export interface ToldPurchase {
  readonly memberId: Id | null;
  readonly data: object;
}

/** A purchase as the log is told of it: of an anonymous one not who paid. `extra` stands beside its row. */
export function toldPurchase(purchase: PurchaseRow, extra: object = {}): ToldPurchase {
  const memberId = purchase.anonymous ? null : purchase.memberId;
  return { memberId, data: { ...purchase, memberId, ...extra } };
}

import { idAnswered, toGlobalId } from '../../../schema/global-id';
import { notFound } from '../../../shared/failure';
import { parseUuid, toPrefixed } from '../../../shared/id';

/** The graph's id of the member that a path names by UUID. What is no UUID names no member. */
export function memberGlobalId(uuid: string): string {
  const id = parseUuid(uuid);
  if (id === undefined) throw notFound('Member');
  return toGlobalId('Member', id);
}

/** A member's id in this dialect: a UUID. */
export function memberId(globalId: string): string {
  return idAnswered(globalId);
}

/** `ent_` and base58. */
export function entitlementId(globalId: string): string {
  return toPrefixed('ent', idAnswered(globalId));
}

/** `prod_` and base58. */
export function productId(globalId: string): string {
  return toPrefixed('prod', idAnswered(globalId));
}

/** `pur_` and base58. */
export function purchaseId(globalId: string): string {
  return toPrefixed('pur', idAnswered(globalId));
}

/** What this dialect calls a plan is a price: `plan_` and base58 of the price's id. */
export function planId(priceGlobalId: string): string {
  return toPrefixed('plan', idAnswered(priceGlobalId));
}

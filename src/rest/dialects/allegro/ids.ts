import { parseGlobalId, toGlobalId } from '../../../schema/global-id';
import { notFound } from '../../../shared/failure';
import { type Id, parseUuid, toPrefixed } from '../../../shared/id';

/** The graph's id of the member that a path names by UUID. What is no UUID names no member. */
export function memberGlobalId(uuid: string): string {
  const id = parseUuid(uuid);
  if (id === undefined) throw notFound('Member');
  return toGlobalId('Member', id);
}

/** A member's id in this dialect: a UUID. */
export function memberId(globalId: string): string {
  return canonical(globalId);
}

/** `ent_` and base58. */
export function entitlementId(globalId: string): string {
  return toPrefixed('ent', canonical(globalId));
}

/** `prod_` and base58. */
export function productId(globalId: string): string {
  return toPrefixed('prod', canonical(globalId));
}

/** `pur_` and base58. */
export function purchaseId(globalId: string): string {
  return toPrefixed('pur', canonical(globalId));
}

/** What this dialect calls a plan is a price: `plan_` and base58 of the price's id. */
export function planId(priceGlobalId: string): string {
  return toPrefixed('plan', canonical(priceGlobalId));
}

function canonical(globalId: string): Id {
  const parsed = parseGlobalId(globalId);
  if (!parsed) throw new Error('The graph answered an id that is none.');
  return parsed.id;
}

import { formatMinor } from '../../../shared/money';
import { entitlementId, memberId, planId, productId, purchaseId } from './ids';
import type { EntitlementFields, MemberFields, MemberWithRelations, PurchaseFields } from './operations.generated';

/** A member with the relations that were asked for. */
export function memberWithRelations(data: MemberWithRelations): object {
  const { entitlements, purchases } = data;
  return {
    ...member(data),
    ...(entitlements ? { entitlements: entitlements.map(entitlement) } : {}),
    ...(purchases ? { purchases: purchases.map(purchase) } : {}),
  };
}

/** A member as the document prints it. */
export function member(data: MemberFields): object {
  return {
    id: memberId(data.id),
    name: data.name,
    email: data.email,
    email_verified: data.emailVerified,
    meta: data.meta,
    created_at: seconds(data.createdAt),
    updated_at: seconds(data.updatedAt),
  };
}

/** An entitlement with its product. */
export function entitlement(data: EntitlementFields): object {
  return {
    id: entitlementId(data.id),
    product: data.product && { id: productId(data.product.id), name: data.product.name },
    started_at: seconds(data.startedAt),
    ended_at: data.endedAt === null ? null : seconds(data.endedAt),
    note: data.note,
    is_active: data.isActive,
    created_at: seconds(data.createdAt),
    updated_at: seconds(data.updatedAt),
  };
}

function purchase(data: PurchaseFields): object {
  const status = data.status.toLowerCase();
  return {
    id: purchaseId(data.id),
    status,
    status_label: status.charAt(0).toUpperCase() + status.slice(1),
    amount: data.amountMinor,
    formatted_amount: formatMinor(data.amountMinor, data.currency),
    currency: data.currency.toLowerCase(),
    provider: data.provider,
    has_active_entitlement: data.hasActiveEntitlement,
    plan: data.price && { id: planId(data.price.id), name: data.price.nickname ?? data.price.tier?.name ?? null },
    created_at: seconds(data.createdAt),
    updated_at: seconds(data.updatedAt),
  };
}

/** An instant as `2026-01-15T10:30:00Z`: this API has whole seconds. */
function seconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

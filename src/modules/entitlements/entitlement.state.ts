import type { EntitlementRow } from './entitlement.repository';
import type { EntitlementStatus } from './entitlement.type';

/** An entitlement as it stands, or as it stood at an instant. */
export type EntitlementView = EntitlementRow & { readonly viewedAt?: Date };

type Span = Pick<EntitlementRow, 'startedAt' | 'endedAt' | 'revokedAt'>;

/** Where an entitlement stands at an instant. Its start is inside its time, its end is not. */
export function statusAt(entitlement: Span, at: Date): EntitlementStatus {
  const { startedAt, endedAt, revokedAt } = entitlement;
  if (revokedAt && revokedAt <= at) return 'REVOKED';
  if (endedAt && endedAt <= at) return 'ENDED';
  return startedAt > at ? 'SCHEDULED' : 'ACTIVE';
}

/** The condition on rows that are active at an instant that is not in the past. */
export function activeAt(at: Date) {
  return { revokedAt: null, startedAt: { lte: at }, OR: [{ endedAt: null }, { endedAt: { gt: at } }] };
}

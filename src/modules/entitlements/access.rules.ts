import type { Access, AccessReason } from './access.type';
import type { EntitlementRow } from './entitlement.repository';
import { statusAt } from './entitlement.state';

/** What the question of access is about. */
export interface AccessQuestion {
  readonly productName: string;
  readonly at: Date;
  readonly memberDeletedAt: Date | null;
  /** All entitlements of the member to the product. */
  readonly entitlements: readonly EntitlementRow[];
}

/**
 * Whether a member has access to a product at an instant, and why. One active entitlement is enough; otherwise the one
 * that starts next explains more than those that are over, and of these the one that stopped last.
 */
export function decideAccess(question: AccessQuestion): Access {
  const { at, memberDeletedAt, entitlements } = question;
  if (memberDeletedAt && memberDeletedAt <= at)
    return answer(question, 'MEMBER_DELETED', { entitlement: null, since: memberDeletedAt, until: null });
  const standing = (status: string) => entitlements.filter((row) => statusAt(row, at) === status);
  const active = standing('ACTIVE');
  if (active.length > 0) return granted(question, active);
  const next = first(standing('SCHEDULED'), (a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  if (next) return answer(question, 'SCHEDULED', { entitlement: next, since: next.startedAt, until: endOf(next) });
  const over = [...standing('ENDED'), ...standing('REVOKED')];
  const last = first(over, (a, b) => stopOf(b, at) - stopOf(a, at));
  if (!last) return answer(question, 'NEVER_GRANTED', { entitlement: null, since: null, until: null });
  const reason = statusAt(last, at) === 'REVOKED' ? 'REVOKED' : 'ENDED';
  return answer(question, reason, { entitlement: last, since: new Date(stopOf(last, at)), until: null });
}

function granted(question: AccessQuestion, active: readonly EntitlementRow[]): Access {
  const longest = first(active, (a, b) => endTime(b) - endTime(a)) ?? null;
  const since = first(active, (a, b) => a.startedAt.getTime() - b.startedAt.getTime())?.startedAt ?? null;
  return answer(question, 'GRANTED', { entitlement: longest, since, until: longest && endOf(longest) });
}

type Evidence = { entitlement: EntitlementRow | null; since: Date | null; until: Date | null };

function answer(question: AccessQuestion, reason: AccessReason, evidence: Evidence): Access {
  const explanation = explain(question.productName, reason, evidence);
  return { allowed: reason === 'GRANTED', reason, explanation, ...evidence } as Access;
}

function explain(product: string, reason: AccessReason, { since, until, entitlement }: Evidence): string {
  const sinceText = since?.toISOString() ?? '';
  const untilText = until ? ` until ${until.toISOString()}` : ', without an end';
  const why = entitlement?.revokeReason ? `: ${entitlement.revokeReason}` : '';
  const sentences: Record<AccessReason, string> = {
    GRANTED: `The member has had access to ${product} since ${sinceText}${untilText}.`,
    SCHEDULED: `The member will have access to ${product} from ${sinceText}${untilText}.`,
    ENDED: `The member's access to ${product} ended at ${sinceText}.`,
    REVOKED: `The member's access to ${product} was revoked at ${sinceText}${why}.`,
    NEVER_GRANTED: `The member has never been granted access to ${product}.`,
    MEMBER_DELETED: `The member was deleted at ${sinceText} and has no access to ${product}.`,
  };
  return sentences[reason];
}

/** When an entitlement stops, for all that is known: at its end or when it is revoked. */
function endOf({ endedAt, revokedAt }: EntitlementRow): Date | null {
  if (endedAt && revokedAt) return endedAt < revokedAt ? endedAt : revokedAt;
  return endedAt ?? revokedAt;
}

function endTime(entitlement: EntitlementRow): number {
  return endOf(entitlement)?.getTime() ?? Infinity;
}

function stopOf(entitlement: EntitlementRow, at: Date): number {
  return Math.min(endTime(entitlement), at.getTime());
}

function first<T>(rows: readonly T[], compare: (a: T, b: T) => number): T | undefined {
  return [...rows].sort(compare)[0];
}

import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound, Problems } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { checkText } from '../../shared/text-rules';
import { livingMember } from '../members/living-member.service';
import { productsToUse } from '../products/product.service';
import { entitlementFilterSpec } from './entitlement.filter';
import type { EntitlementsArgs } from './entitlement.input';
import { entitlementOrder } from './entitlement.order';
import {
  type EntitlementRow,
  insertEntitlements,
  listEntitlements,
  lockEntitlement,
  updateEntitlements,
  visibleEntitlements,
} from './entitlement.repository';
import { statusAt } from './entitlement.state';

const MAX_NOTE = 2000;
const MAX_REASON = 500;

/** One page of the entitlements that the caller may see, newest first unless ordered otherwise. */
export function findEntitlementPage(context: RequestContext, args: EntitlementsArgs): Promise<Page<EntitlementRow>> {
  const filter = compileFilter(entitlementFilterSpec(context.clock.now()), args.filter);
  const where = { AND: [visibleEntitlements(context.viewer), filter] };
  const order = args.orderBy ? entitlementOrder(args.orderBy) : NEWEST_FIRST;
  return listEntitlements(context.db, { where, order, page: args });
}

/** What the staff says when granting access by hand. */
export interface Grant {
  readonly memberId: Id;
  readonly productId: Id;
  readonly startedAt?: Date | null | undefined;
  readonly endedAt?: Date | null | undefined;
  readonly note?: string | null | undefined;
}

/** Grants a living member access to a product that is not archived, from now and without an end unless said otherwise. */
export async function grantEntitlement(context: RequestContext, grant: Grant): Promise<EntitlementRow> {
  const now = context.clock.now();
  const startedAt = grant.startedAt ?? now;
  checkGrant({ ...grant, startedAt });
  const member = await livingMember(context, grant.memberId);
  const [product] = await productsToUse(context, [grant.productId]);
  if (!product) throw notFound('Product');
  if (product.archivedAt) throw badInput('productId', 'An archived product cannot be granted.');
  const { organizationId, id: memberId, creatorId } = member;
  const rows = await insertEntitlements(context.db, [
    {
      organizationId,
      id: newId(now),
      memberId,
      productId: product.id,
      source: 'MANUAL',
      startedAt,
      endedAt: grant.endedAt ?? null,
      note: grant.note ?? null,
      createdAt: now,
      updatedAt: now,
    },
  ]);
  return recordAll(context, 'granted', { rows, creatorId })[0] as EntitlementRow;
}

/** Takes an entitlement back: access is lost at once. What is over or was taken back before is INVALID_STATE. */
export async function revokeEntitlement(
  context: RequestContext,
  id: Id,
  reason: string | null | undefined,
): Promise<EntitlementRow> {
  checkReason(reason);
  const found = await lockEntitlement(context.db, knownViewer(context), id);
  if (!found) throw notFound('Entitlement');
  const { entitlement, creatorId } = found;
  const now = context.clock.now();
  const status = statusAt(entitlement, now);
  if (status === 'ENDED' || status === 'REVOKED')
    throw new Failure('INVALID_STATE', `An entitlement that is ${status.toLowerCase()} cannot be revoked.`);
  const { organizationId } = entitlement;
  const columns = { revokedAt: now, revokeReason: reason ?? null, updatedAt: now };
  const rows = await updateEntitlements(context.db, { organizationId, id }, columns);
  return recordAll(context, 'revoked', { rows, creatorId })[0] as EntitlementRow;
}

/** Notes what happened to entitlements of one creator's members, and answers them. */
export function recordAll(
  context: RequestContext,
  verb: 'granted' | 'changed' | 'ended' | 'revoked',
  change: { readonly rows: readonly EntitlementRow[]; readonly creatorId: Id },
): readonly EntitlementRow[] {
  const now = context.clock.now();
  for (const entitlement of change.rows) {
    const { id, memberId, startedAt } = entitlement;
    // Access that was granted for the past has been there since then, as far as is known now.
    const occurredAt = verb === 'granted' && startedAt < now ? startedAt : now;
    const { creatorId } = change;
    recordEvent(context, {
      type: `entitlement.${verb}`,
      subjectId: id,
      memberId,
      creatorId,
      occurredAt,
      data: entitlement,
    });
  }
  return change.rows;
}

function checkGrant(grant: Grant & { readonly startedAt: Date }): void {
  const { startedAt, endedAt, note } = grant;
  const problems = new Problems();
  if (endedAt) problems.check(endedAt > startedAt, 'endedAt', 'The endedAt must be after startedAt.');
  checkText(problems, 'note', { text: note, max: MAX_NOTE });
  problems.throwIfAny();
}

/** Checks the words with which something is taken back. */
function checkReason(reason: string | null | undefined): void {
  const problems = new Problems();
  checkText(problems, 'reason', { text: reason, max: MAX_REASON });
  problems.throwIfAny();
}

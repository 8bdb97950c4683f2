import { randomBytes } from 'node:crypto';
import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { badInput, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { Page } from '../../shared/page';
import { ActivityKind } from '../engagement/activity.kinds';
import { countAnonymously, recordActivity } from '../engagement/activity-single.service';
import { feeOf } from '../ledger/ledger.rules';
import { livingMember } from '../members/living-member.service';
import { existingCreatorId } from '../creators/creator.service';
import { memberById } from '../members/member.loaders';
import { ownOrganization } from '../organizations/organization-day.service';
import { buy } from '../purchases/purchase-payment.service';
import { refundPurchase } from '../purchases/purchase-refund.service';
import type { TipJarRow } from './tip-jar.repository';
import { rewardFor } from './tip-jar.rules';
import { jarToFill } from './tip-jar.service';
import { LATEST_TIPS, tipFilterSpec, tipOrder } from './tip.filter';
import type { TipsArgs } from './tip.input';
import { findTips, insertTip, listTips, type TipRow, touchTip, visibleTips } from './tip.repository';
import { checkTip, type TipValues, USUAL_THANKS } from './tip.rules';

/** 144 bits: nobody finds a receipt by trying. */
const RECEIPT_BYTES = 18;

/** One page of the tips that the caller may see, newest first unless ordered otherwise. */
export function findTipPage(context: RequestContext, args: TipsArgs): Promise<Page<TipRow>> {
  const where = { AND: [visibleTips(context.viewer), compileFilter(tipFilterSpec, args.filter)] };
  return listTips(context.db, { where, order: args.orderBy ? tipOrder(args.orderBy) : LATEST_TIPS, page: args });
}

/** A tip that is to be paid. */
export interface NewTipValues extends TipValues {
  readonly memberId: Id;
  readonly creatorId?: Id | null | undefined;
  readonly jarId?: Id | null | undefined;
  readonly anonymous: boolean;
}

/** What a tip is given for, once all that could be wrong with it has been looked at. */
interface Occasion {
  readonly organizationId: Id;
  readonly memberId: Id;
  readonly creatorId: Id;
  readonly jar: TipJarRow | null;
  readonly currency: string;
  readonly basisPoints: number;
}

/**
 * Lets a living member pay a tip to the member's creator. The reward is that of the highest threshold that this one tip
 * reaches in its jar; without a jar there is none. PAYMENT_FAILED when the money cannot be had; then there is no tip.
 * Of an anonymous one only the purchase knows who paid, and nothing that is told or counted of the member changes.
 */
export async function createTip(context: RequestContext, values: NewTipValues): Promise<TipRow> {
  checkTip(values);
  const now = context.clock.now();
  const id = newId(now);
  await countTip(context, values, { id, occurredAt: now });
  const occasion = await findOccasion(context, values);
  const { organizationId, memberId, creatorId, jar, currency } = occasion;
  const { anonymous, message = null } = values;
  const amountMinor = BigInt(values.amountMinor);
  const { purchase } = await buy(context, {
    ...{ organizationId, memberId, creatorId, kind: 'TIP', subject: `tip:${jar?.id ?? creatorId}` },
    ...{ amountMinor, currency, paymentMethod: values.paymentMethod, purchasedAt: now, anonymous },
  });
  const tip = await insertTip(context.db, {
    ...{ organizationId, id, creatorId, jarId: jar?.id ?? null, purchaseId: purchase.id },
    memberId: anonymous ? null : memberId,
    ...{ amountMinor, platformFeeMinor: feeOf(amountMinor, occasion.basisPoints), currency, message, anonymous },
    reward: rewardFor(jar?.rewards ?? [], amountMinor),
    thankYouMessage: jar?.thankYouMessage ?? USUAL_THANKS,
    receiptCode: randomBytes(RECEIPT_BYTES).toString('base64url'),
    ...{ tippedAt: now, createdAt: now, updatedAt: now },
  });
  return recorded(context, 'completed', tip);
}

/** Counts the tip among what the member does, or for the creator alone when nobody is to be told of the member. */
async function countTip(
  context: RequestContext,
  { memberId, anonymous }: NewTipValues,
  tip: { readonly id: Id; readonly occurredAt: Date },
): Promise<void> {
  const member = await memberById(context).load(memberId);
  if (!member) throw notFound('Member');
  const activity = { ...tip, memberId, creatorId: member.creatorId, kind: ActivityKind.TIP };
  await (anonymous ? countAnonymously(context, activity) : recordActivity(context, activity));
}

async function findOccasion(context: RequestContext, values: NewTipValues): Promise<Occasion> {
  const { id: memberId, organizationId, creatorId } = await livingMember(context, values.memberId, 'UPDATE');
  if (values.creatorId && (await existingCreatorId(context, values.creatorId)) !== creatorId)
    throw badInput('creatorId', 'The member belongs to another creator.');
  const organization = await ownOrganization(context);
  const jar = values.jarId ? await jarToFill(context, values.jarId, creatorId) : null;
  const currency = parseCurrency(values.currency ?? '') ?? jar?.currency ?? organization.currency;
  if (jar && jar.currency !== currency) throw badInput('currency', `The tip jar takes ${jar.currency}.`);
  return { organizationId, memberId, creatorId, jar, currency, basisPoints: organization.platformFeeBasisPoints };
}

/** What a caller says when paying a tip back. */
export interface TipRefundValues {
  readonly amountMinor?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/** Pays a tip back, all that is left of it unless said otherwise. Takes the scope purchases:write as well. */
export async function refundTip(context: RequestContext, id: Id, values: TipRefundValues): Promise<TipRow> {
  requireScope(context.viewer, 'purchases:write');
  const [found] = await findTips(context.db, { AND: [visibleTips(context.viewer), { id }] });
  if (!found) throw notFound('Tip');
  await refundPurchase(context, found.purchaseId, values);
  return recorded(context, 'refunded', await touchTip(context.db, found, context.clock.now()));
}

/** The address of the receipt is for who paid, so it stays out of the log. */
function recorded(context: RequestContext, verb: 'completed' | 'refunded', tip: TipRow): TipRow {
  const { receiptCode: _secret, ...data } = tip;
  const { id: subjectId, memberId, creatorId } = tip;
  recordEvent(context, { type: `tip.${verb}`, subjectId, memberId, creatorId, data });
  return tip;
}

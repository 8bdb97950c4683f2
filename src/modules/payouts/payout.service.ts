import { organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter, exactField, type FilterSpec, rangeField, textField } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { dayOf, monthOf, timeZoneOf } from '../ledger/creator-balance.service';
import { bookPayout, duePayouts } from '../ledger/ledger.service';
import type { PayoutsArgs } from './payout.input';
import {
  findPayouts,
  insertPayout,
  listPayouts,
  lockCreator,
  type PayoutRow,
  visiblePayouts,
} from './payout.repository';

const filterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Payout', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  currency: textField('currency'),
  paidAt: rangeField<Date>('paidAt'),
};

/** One page of the payouts that the caller may see, newest first. */
export function findPayoutPage(context: RequestContext, args: PayoutsArgs): Promise<Page<PayoutRow>> {
  const where = { AND: [visiblePayouts(context.viewer), compileFilter(filterSpec, args.filter)] };
  return listPayouts(context.db, { where, order: NEWEST_FIRST, page: args });
}

/**
 * Pays a creator what came in before the first of the present month, in each currency, but never more than is there now:
 * what was refunded since stays. Once a month for a currency: INVALID_STATE when nothing is due any more. Not for a
 * caller who acts for one creator only.
 */
export async function createPayouts(
  context: RequestContext,
  values: { readonly creatorId: Id; readonly currency?: string | null | undefined },
): Promise<PayoutRow[]> {
  const { organizationId } = organizationViewer(context);
  const { creatorId } = values;
  const currency = values.currency ? parseCurrency(values.currency) : null;
  if (values.currency && !currency) throw badInput('currency', 'The currency must be an ISO 4217 code.');
  if (!(await creatorById(context).load(creatorId))) throw notFound('Creator');
  await lockCreator(context.db, organizationId, creatorId);
  const month = await monthOf(context);
  const dueOn = new Date(`${dayOf(month, await timeZoneOf(context))}T00:00:00Z`);
  const paid = new Set(
    (await findPayouts(context.db, { organizationId, creatorId, dueOn })).map((row) => row.currency),
  );
  const due = (await duePayouts(context, { organizationId, creatorId, before: month })).filter(
    (each) => !paid.has(each.currency) && (!currency || each.currency === currency),
  );
  if (due.length === 0) throw new Failure('INVALID_STATE', 'Nothing is due to this creator.');
  const payouts: PayoutRow[] = [];
  for (const each of due) payouts.push(await pay(context, { organizationId, creatorId, dueOn, ...each }));
  return payouts;
}

async function pay(
  context: RequestContext,
  due: Pick<PayoutRow, 'organizationId' | 'creatorId' | 'dueOn' | 'currency' | 'amountMinor'>,
): Promise<PayoutRow> {
  const now = context.clock.now();
  const payout = await insertPayout(context.db, { ...due, id: newId(now), paidAt: now, createdAt: now });
  await bookPayout(context, { ...due, payoutId: payout.id, occurredAt: now });
  const { id: subjectId, creatorId } = payout;
  recordEvent(context, { type: 'payout.created', subjectId, creatorId, data: payout, isFirst: true });
  return payout;
}

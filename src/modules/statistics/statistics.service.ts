import { knownViewer, type RequestContext } from '../../context';
import { badInput, Failure } from '../../shared/failure';
import { organizationById } from '../organizations/organization.loaders';
import type { HistoryArgs } from './statistics.input';
import { countsByDay, type HistoryQuery, mrrByDay } from './statistics.repository';
import type { MemberCount, MrrHistory, MrrPoint } from './statistics.type';

/** How many members there were at the end of each day on which their number or their status changed, oldest first. */
export async function memberCountHistory(context: RequestContext, args: HistoryArgs): Promise<MemberCount[]> {
  return countsByDay(context.db, await queryOf(context, args));
}

/** The monthly recurring revenue by currency at the end of each day on which it changed, oldest first. */
export async function mrrHistory(context: RequestContext, args: HistoryArgs): Promise<MrrHistory[]> {
  const byCurrency = new Map<string, MrrPoint[]>();
  for (const { currency, date, amountMinor } of await mrrByDay(context.db, await queryOf(context, args))) {
    if (!Number.isSafeInteger(amountMinor))
      throw new Failure('LIMIT_EXCEEDED', `The revenue in ${currency} has more than 53 bits.`);
    const points = byCurrency.get(currency) ?? [];
    points.push({ date, amountMinor });
    byCurrency.set(currency, points);
  }
  return [...byCurrency].map(([currency, points]) => ({ currency, points }));
}

async function queryOf(context: RequestContext, { from, to }: HistoryArgs): Promise<HistoryQuery> {
  const { organizationId, creatorId } = knownViewer(context);
  if (from && to && from > to) throw badInput('from', 'The from must not lie behind the to.');
  const organization = await organizationById(context).load(organizationId);
  const timeZone = organization?.timeZone ?? 'UTC';
  return { organizationId, creatorId, timeZone, now: context.clock.now(), from: from ?? null, to: to ?? null };
}

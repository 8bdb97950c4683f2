import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { badInput, notFound, Problems } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import type { Page, PageRequest } from '../../shared/page';
import { checkWhole } from '../../shared/text-rules';
import { existingCreatorId } from '../creators/creator.service';
import { organizationById } from '../organizations/organization.loaders';
import { type AcquisitionCostRow, listCosts, saveCost, visibleCosts } from './acquisition-cost.repository';
import { type ExchangeRateRow, listRates, saveRate, visibleRates } from './exchange-rate.repository';

const RATE = /^\d{1,12}(\.\d{1,12})?$/;
const LATEST_MONTH: ListOrder = { column: 'month', direction: 'desc', kind: 'instant' };
const LATEST_DAY: ListOrder = { column: 'day', direction: 'desc', kind: 'instant' };

/** What was spent to win members. */
export interface CostValues {
  /** Any day of the month, as 2026-01-15. */
  readonly month: string;
  readonly amountMinor: number;
  /** The organization's currency when absent. */
  readonly currency?: string | null | undefined;
  /** For the organization as a whole when absent. */
  readonly creatorId?: Id | null | undefined;
}

/** Sets what was spent in a month to win members, for one creator or for the organization as a whole. */
export async function setAcquisitionCost(context: RequestContext, values: CostValues): Promise<AcquisitionCostRow> {
  const { organizationId, creatorId: own } = knownViewer(context);
  const problems = new Problems();
  const { amountMinor, month } = values;
  checkWhole(problems, 'amountMinor', { number: amountMinor, min: 0, max: Number(MAX_AMOUNT_MINOR) });
  const given = values.currency ?? (await currencyOf(context));
  const currency = parseCurrency(given);
  problems.check(currency !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  problems.throwIfAny();
  const asked = values.creatorId ?? own;
  const creatorId = asked ? await existingCreatorId(context, asked) : null;
  const now = context.clock.now();
  const { row, changed } = await saveCost(context.db, {
    ...{ organizationId, id: newId(now), creatorId, month: dayOf(`${month.slice(0, 7)}-01`) },
    ...{ amountMinor: BigInt(amountMinor), currency: currency ?? given, createdAt: now, updatedAt: now },
  });
  if (changed) recordEvent(context, { type: 'acquisition_cost.set', subjectId: row.id, creatorId, data: row });
  return row;
}

/** What a currency is worth. */
export interface RateValues {
  readonly currency: string;
  /** From this day on, as 2026-01-15. */
  readonly day: string;
  /** What one unit is worth in the organization's currency: an exact decimal. */
  readonly rate: string;
}

/** Sets what a unit of a currency is worth in the organization's, from a day on. */
export async function setExchangeRate(context: RequestContext, values: RateValues): Promise<ExchangeRateRow> {
  const { organizationId } = organizationViewer(context);
  const quoteCurrency = await currencyOf(context);
  const currency = parseCurrency(values.currency);
  const problems = new Problems();
  problems.check(currency !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  problems.check(currency !== quoteCurrency, 'currency', `The currency is the organization's own, ${quoteCurrency}.`);
  const good = RATE.test(values.rate) && /[1-9]/.test(values.rate);
  problems.check(good, 'rate', 'The rate must be a positive decimal with up to 12 digits before and after the point.');
  problems.throwIfAny();
  const now = context.clock.now();
  const { row, changed } = await saveRate(context.db, {
    ...{ organizationId, id: newId(now), currency: currency ?? '', quoteCurrency, day: dayOf(values.day) },
    ...{ rate: values.rate, createdAt: now },
  });
  const data = { ...row, rate: row.rate.toFixed() };
  if (changed) recordEvent(context, { type: 'exchange_rate.set', subjectId: row.id, data });
  return row;
}

/** One page of what was spent to win members, the latest month first. */
export function findCostPage(context: RequestContext, page: PageRequest): Promise<Page<AcquisitionCostRow>> {
  return listCosts(context.db, { where: visibleCosts(context.viewer), order: LATEST_MONTH, page });
}

/** One page of exchange rates, the latest day first. */
export function findRatePage(context: RequestContext, page: PageRequest): Promise<Page<ExchangeRateRow>> {
  return listRates(context.db, { where: visibleRates(context.viewer), order: LATEST_DAY, page });
}

async function currencyOf(context: RequestContext): Promise<string> {
  const organization = await organizationById(context).load(knownViewer(context).organizationId);
  if (!organization) throw notFound('Organization');
  return organization.currency;
}

function dayOf(text: string): Date {
  const day = new Date(text);
  if (Number.isNaN(day.getTime())) throw badInput('day', 'This is not a day of the calendar.');
  return day;
}

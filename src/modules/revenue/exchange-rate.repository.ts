import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { ExchangeRateModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type ExchangeRateRow = ExchangeRateModel;

/** The rates that a caller may see: the organization's. */
export function visibleRates(viewer: Viewer): Prisma.ExchangeRateWhereInput {
  if (!may(viewer, 'revenue:read') && !may(viewer, 'revenue:write')) return MATCH_NONE;
  return { organizationId: (viewer as KnownViewer).organizationId };
}

/** One page of rates. */
export function listRates(db: Db, query: ListQuery): Promise<Page<ExchangeRateRow>> {
  return listPage<ExchangeRateRow>(db.exchangeRate as never, query);
}

/** The rates that fulfill a condition. */
export function findRates(db: Db, where: Prisma.ExchangeRateWhereInput): Promise<ExchangeRateRow[]> {
  return db.exchangeRate.findMany({ where });
}

/** A rate to write, as an exact decimal. */
export interface NewRate extends Omit<ExchangeRateRow, 'version' | 'rate' | 'updatedAt'> {
  readonly rate: string;
}

/** Writes the rate of a day, in place of the one before, and says whether that changed anything. */
export async function saveRate(
  db: Db,
  given: NewRate,
): Promise<{ readonly row: ExchangeRateRow; readonly changed: boolean }> {
  const { organizationId, id, currency, quoteCurrency, day, rate, createdAt } = given;
  const changed = await db.$executeRaw`
    INSERT INTO exchange_rates AS kept (organization_id, id, currency, quote_currency, day, rate, created_at, updated_at)
    VALUES (${organizationId}::uuid, ${id}::uuid, ${currency}, ${quoteCurrency}, ${day}::date, ${rate}::numeric,
      ${createdAt}, ${createdAt})
    ON CONFLICT (organization_id, currency, quote_currency, day) DO UPDATE
    SET rate = EXCLUDED.rate, updated_at = EXCLUDED.updated_at, version = kept.version + 1
    WHERE kept.rate <> EXCLUDED.rate`;
  const where = { organizationId_currency_quoteCurrency_day: { organizationId, currency, quoteCurrency, day } };
  return { row: await db.exchangeRate.findUniqueOrThrow({ where }), changed: changed > 0 };
}

/** The rate of a currency that holds on a day. */
export interface RateRow {
  readonly currency: string;
  readonly rate: string;
  /** The day for which it was set. */
  readonly day: string;
}

/** The rates that hold on a day: of each currency the one that was set for it or for the last day before it. */
export function ratesOn(
  db: Db,
  organizationId: Id,
  { quoteCurrency, day }: { readonly quoteCurrency: string; readonly day: string },
): Promise<RateRow[]> {
  return db.$queryRaw<RateRow[]>`
    SELECT DISTINCT ON (currency) currency::text, trim_scale(rate)::text AS rate, day::text FROM exchange_rates
    WHERE organization_id = ${organizationId}::uuid AND quote_currency = ${quoteCurrency} AND day <= ${day}::date
    ORDER BY currency, day DESC`;
}

import type { AcquisitionCostModel, ExchangeRateModel } from '../database/generated/models';
import type { ContextParts } from '../context';
import { projectRevenue } from '../modules/revenue/revenue-projection.service';
import { findDemoOrganization } from './demo.repository';
import type { Population } from './people';
import type { OrganizationProfile } from './profile';

/** A row with its rate as an exact decimal. */
export type DemoRate = Omit<ExchangeRateModel, 'rate'> & { readonly rate: string };

/** What a unit of other currencies is worth, in ten-thousandths, by the organization's own currency. */
const RATES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  USD: { EUR: 10_800, JPY: 68 },
  EUR: { USD: 9_260 },
};
const TEN_THOUSANDTHS = 4;

/** Notes for every month what other currencies were worth, and what was spent to win members. */
export function writeRevenueInputs(population: Population, currency: string): void {
  const { start, end, random } = population;
  const chance = random.fork('revenue');
  for (let month = firstDay(start, 0), index = 0; month < end; index += 1, month = firstDay(start, index)) {
    for (const [other, usual] of Object.entries(RATES[currency] ?? {})) {
      const rate = usual + Math.round(usual * (chance.fraction() - 0.5) * 0.04);
      writeRate(population, month, { currency: other, quoteCurrency: currency, rate: decimal(rate) });
    }
    writeCost(population, month, { currency, amountMinor: BigInt(chance.integer(80, 300)) * 100n });
  }
}

function firstDay(start: Date, months: number): Date {
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
}

function decimal(tenThousandths: number): string {
  const digits = String(tenThousandths).padStart(TEN_THOUSANDTHS + 1, '0');
  return `${digits.slice(0, -TEN_THOUSANDTHS)}.${digits.slice(-TEN_THOUSANDTHS)}`;
}

function writeRate(
  { ledger, start }: Population,
  day: Date,
  rate: Pick<DemoRate, 'currency' | 'quoteCurrency' | 'rate'>,
): void {
  const at = day > start ? day : start;
  const row: DemoRate = { ...ledger.born(at), ...rate, day };
  ledger.tables.exchange_rates.push(row);
  ledger.note('exchange_rate.set', at, { row });
}

function writeCost(
  { ledger, start }: Population,
  month: Date,
  cost: Pick<AcquisitionCostModel, 'currency' | 'amountMinor'>,
): void {
  const at = month > start ? month : start;
  const row: AcquisitionCostModel = { ...ledger.born(at), ...cost, creatorId: null, month };
  ledger.tables.acquisition_costs.push(row);
  ledger.note('acquisition_cost.set', at, { row });
}

/** Works out the revenue of the demo's organizations, so that nobody waits for it who looks at it first. */
export async function ensureRevenue(parts: ContextParts, profiles: readonly OrganizationProfile[]): Promise<void> {
  for (const { slug } of profiles) {
    const organization = await findDemoOrganization(parts.db, slug);
    if (organization) await projectRevenue(parts, organization.id, Infinity);
  }
}

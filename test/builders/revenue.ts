import type { AcquisitionCostRow } from '../../src/modules/revenue/acquisition-cost.repository';
import type { ExchangeRateRow } from '../../src/modules/revenue/exchange-rate.repository';
import {
  type CostValues,
  type RateValues,
  setAcquisitionCost,
  setExchangeRate,
} from '../../src/modules/revenue/revenue-inputs.service';
import { projectRevenue } from '../../src/modules/revenue/revenue-projection.service';
import { contextFor, type TestOrganization } from '../support/context';
import { asSystem } from './member';

/** USD 100 spent in March 2026, unless said otherwise. */
export function makeCost(
  organization: TestOrganization,
  values: Partial<CostValues> = {},
): Promise<AcquisitionCostRow> {
  const cost = { month: '2026-03-01', amountMinor: 10_000 };
  return asSystem(organization, (context) => setAcquisitionCost(context, { ...cost, ...values }));
}

/** A euro is worth 1.10 from 1 January 2026 on, unless said otherwise. */
export function makeRate(organization: TestOrganization, values: Partial<RateValues> = {}): Promise<ExchangeRateRow> {
  const rate = { currency: 'EUR', day: '2026-01-01', rate: '1.10' };
  return asSystem(organization, (context) => setExchangeRate(context, { ...rate, ...values }));
}

/** Costs, a rate, and what the log says of movements and payments. */
export async function seedRevenue(organization: TestOrganization): Promise<void> {
  await makeCost(organization);
  await makeRate(organization);
  await projectRevenue(contextFor({ organization }), organization.id, 1);
}

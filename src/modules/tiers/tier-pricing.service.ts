import { organizationOf, type RequestContext } from '../../context';
import { badInput, Failure, notFound } from '../../shared/failure';
import { forgetLoaded } from '../../shared/loader';
import type { Id } from '../../shared/id';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { organizationById } from '../organizations/organization.loaders';
import { recurringPrices } from './price.loaders';
import type { PriceRow } from './price.repository';
import { archivePrice, createPrice } from './price.service';
import type { TierRow } from './tier.repository';
import type { NewTierValues, TierChanges } from './tier.rules';
import { createTier, updateTier, writableTier } from './tier.service';

/** What a tier costs; absent amounts stay as they are, and null stands for no price. */
export interface TierPricing {
  readonly monthlyAmountMinor?: number | null | undefined;
  readonly yearlyAmountMinor?: number | null | undefined;
  /** ISO 4217 code of both. */
  readonly currency?: string | null | undefined;
}

const INTERVALS = ['MONTH', 'YEAR'] as const;
const NICKNAMES = { MONTH: 'Monthly', YEAR: 'Yearly' } as const;
const FIELDS = { MONTH: 'monthlyAmountMinor', YEAR: 'yearlyAmountMinor' } as const;

/** Creates a tier together with what it costs. */
export async function createPricedTier(context: RequestContext, values: NewTierValues & TierPricing): Promise<TierRow> {
  const tier = await createTier(context, values);
  await setPricing(context, tier, values);
  return tier;
}

/**
 * Changes what is given of a tier and of what it costs, the latter first when the tier is to be archived, which then
 * takes no more prices. Who subscribed at an earlier price goes on paying that.
 */
export async function updatePricedTier(
  context: RequestContext,
  id: Id,
  values: TierChanges & TierPricing,
): Promise<TierRow> {
  if (values.active === false) {
    await setPricing(context, await writableTier(context, id), values);
    return updateTier(context, id, values);
  }
  const tier = await updateTier(context, id, values);
  await setPricing(context, tier, values);
  return tier;
}

async function setPricing(context: RequestContext, tier: TierRow, pricing: TierPricing): Promise<void> {
  const { currency: asked, ...amounts } = pricing;
  const given = INTERVALS.some((interval) => typeof amounts[FIELDS[interval]] === 'number');
  if (tier.type === 'FREE' && (given || asked)) throw new Failure('INVALID_TIER', 'A free tier has no prices.');
  if (!INTERVALS.some((interval) => amounts[FIELDS[interval]] !== undefined) && !asked) return;
  const present = {
    MONTH: (await recurringPrices(context, tier.id, 'MONTH'))[0],
    YEAR: (await recurringPrices(context, tier.id, 'YEAR'))[0],
  };
  const currency = await currencyOf(context, asked, present.MONTH ?? present.YEAR);
  for (const interval of INTERVALS) {
    const before = present[interval];
    const amount = amounts[FIELDS[interval]];
    await setPrice(context, tier, {
      interval,
      before,
      currency,
      amount: amount === undefined ? before?.amountMinor : amount,
    });
  }
  forgetLoaded(context);
}

interface PriceChange {
  readonly interval: (typeof INTERVALS)[number];
  readonly before: PriceRow | undefined;
  readonly currency: string;
  /** From now on; none when there is to be no price. */
  readonly amount: number | bigint | null | undefined;
}

async function setPrice(context: RequestContext, tier: TierRow, change: PriceChange): Promise<void> {
  const { interval, before, currency, amount } = change;
  const same = before && amount !== null && amount !== undefined && BigInt(amount) === before.amountMinor;
  if (same && before.currency === currency) return;
  if (amount !== null && amount !== undefined) {
    checkAmount(FIELDS[interval], amount);
    const nickname = before?.nickname ?? NICKNAMES[interval];
    await createPrice(context, { tierId: tier.id, interval, nickname, amountMinor: amount, currency });
  }
  if (before) await archivePrice(context, before.id);
}

function checkAmount(field: string, amount: number | bigint): void {
  if (!(amount >= 0 && amount <= MAX_AMOUNT_MINOR))
    throw badInput(field, `The ${field} must not be negative, nor more than ${MAX_AMOUNT_MINOR}.`);
}

async function currencyOf(
  context: RequestContext,
  asked: string | null | undefined,
  present: PriceRow | undefined,
): Promise<string> {
  if (asked) {
    const currency = parseCurrency(asked);
    if (!currency) throw badInput('currency', 'The currency must be an ISO 4217 code.');
    return currency;
  }
  if (present) return present.currency;
  const organization = await organizationById(context).load(organizationOf(context));
  if (!organization) throw notFound('Organization');
  return organization.currency;
}

import type { PriceRecord, TierRecord } from '../../modules/imports/import.record';
import type { Id } from '../../shared/id';
import { Facts, isJson } from './facts';
import { currencyOf, objectId, slugOf } from './ghost-fields';

/** A tier as Ghost prints it, or as much of it as it prints elsewhere. */
export function tierOf(facts: Facts): TierRecord {
  return {
    id: objectId(facts, 'id'),
    name: facts.filled('name'),
    slug: slugOf(facts),
    type: facts.text('type') === 'free' ? 'FREE' : 'PAID',
    description: facts.text('description'),
    hidden: facts.text('visibility') === 'none',
    archived: facts.flag('active') === false,
    trialDays: facts.number('trial_days'),
    welcomePageUrl: facts.text('welcome_page_url'),
    createdAt: facts.instant('created_at'),
    prices: listPrices(facts),
  };
}

/** What the tier costs now. */
function listPrices(tier: Facts): PriceRecord[] {
  const currency = tier.text('currency') ? currencyOf(tier) : '';
  const monthly = tier.number('monthly_price');
  const yearly = tier.number('yearly_price');
  if (currency === '') return [];
  return [
    ...(monthly ? [{ nickname: 'Monthly', amountMinor: monthly, currency, interval: 'MONTH' as const }] : []),
    ...(yearly ? [{ nickname: 'Yearly', amountMinor: yearly, currency, interval: 'YEAR' as const }] : []),
  ];
}

/** The tiers of a file. Ghost prints a tier in full at one place, and no more than its id and its name at another. */
export class KnownTiers {
  private readonly byId = new Map<Id, TierRecord>();

  /** Keeps the tiers that a member's JSON prints in full. */
  learn(member: unknown): void {
    if (!isJson(member)) return;
    const subscriptions = listOf(member['subscriptions']).map((one) => (isJson(one) ? one['tier'] : undefined));
    for (const json of [...subscriptions, ...listOf(member['tiers'])]) {
      if (!isJson(json)) continue;
      const problems: string[] = [];
      const tier = tierOf(new Facts(json, problems));
      if (problems.length === 0 && tier.id && tier.slug && !this.byId.has(tier.id)) this.byId.set(tier.id, tier);
    }
  }

  /** The tier in full, as far as the file has it: all that name one id are one tier. */
  complete(tier: TierRecord): TierRecord {
    return (tier.id && this.byId.get(tier.id)) || tier;
  }
}

/** Says which tiers of a member no subscription gives, in a sentence; nothing when there is none. */
export function tiersWithoutSubscription(member: unknown, given: readonly TierRecord[]): string | undefined {
  const named = listOf(isJson(member) ? member['tiers'] : undefined).flatMap((json) => {
    if (!isJson(json)) return [];
    const facts = new Facts(json, []);
    const [id, slug, name] = [objectId(facts, 'id'), slugOf(facts), facts.text('name')];
    const isGiven = given.some(
      (tier) => (id && tier.id === id) || (slug && tier.slug === slug) || (name && tier.name === name),
    );
    return isGiven ? [] : [name ?? slug ?? facts.text('id') ?? ''];
  });
  if (named.length === 0) return undefined;
  const [tiers, verb] = named.length === 1 ? ['tier', 'tier was'] : ['tiers', 'tiers were'];
  return `There is no subscription to the ${tiers} ${named.join(', ')}: the ${verb} not given.`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

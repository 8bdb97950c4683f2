import { type Id, idTime, seededId } from '../shared/id';
import { addIntervals } from '../shared/period';
import { changeAccess, grant } from './access';
import { writeAlert } from './alerts';
import type { Choice } from './agreement';
import { payOut } from './bookings';
import { addDays, between } from './calendar';
import { archiveOffers, type CatalogTier, openCatalog } from './catalog';
import { writeCommunity } from './community';
import { findDiscount } from './discounts';
import type { DemoTables } from './demo-tables';
import { Ledger } from './ledger';
import { writeGifts } from './gifts';
import { writeMailings } from './mailings';
import { writeMilestones } from './milestones';
import { charge, payBack } from './payments';
import { join, leave, type Person, type Population } from './people';
import type { OrganizationProfile } from './profile';
import { SeededRandom } from './random';
import { writeRevenueInputs } from './revenue';
import { subscribe } from './subscriptions';
import { writeTips } from './tips';
import { testWebhooks } from './webhooks';

const TWO_YEARS = { unit: 'YEAR', count: 2 } as const;
/** Until then the first tier and the first newsletter there were are offered. */
const EARLY_DAYS = 120;
const FAILURES = ['PENDING', 'FAILED', 'EXPIRED'] as const;
const LIVE = new Set(['INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED']);

/** All rows of one organization of the demo data, over the two years before a day. The same day gives the same rows. */
export function planOrganization(profile: OrganizationProfile, day: Date): DemoTables {
  const population = populate(profile, day);
  const { random, start, end } = population;
  const moments = Array.from({ length: profile.members }, () => random.fraction() ** 0.65).sort((a, b) => a - b);
  // The first three have every kind of thing; the others have what chance gives them.
  moments.forEach((moment, index) => live(population, index, between(addDays(start, 1), end, moment)));
  archiveOffers(population.ledger, population.catalog, addDays(start, EARLY_DAYS));
  countSeats(population);
  writeTips(population, profile.currency);
  writeGifts(population, profile.currency);
  payOut(population.ledger, new Date(Date.UTC(population.end.getUTCFullYear(), population.end.getUTCMonth(), 1)));
  writeAlert(population.ledger, population.catalog, end);
  testWebhooks(population.ledger, end);
  writeCommunity(population);
  writeMailings(population);
  writeRevenueInputs(population, profile.currency);
  writeMilestones(population, profile.currency);
  return population.ledger.close();
}

/** Whether an organization is one that the demo made: its id holds chance that only the profile's seed gives. */
export function isOfDemo(profile: OrganizationProfile, id: Id): boolean {
  return seededId(idTime(id), seedOf(profile).idBits()) === id;
}

function seedOf(profile: OrganizationProfile): SeededRandom {
  return new SeededRandom(`audience-gateway/${profile.slug}`);
}

function populate(profile: OrganizationProfile, end: Date): Population {
  const random = seedOf(profile);
  const start = addIntervals(end, TWO_YEARS, -1);
  // The first of the seed's chance is the organization's own id, by which it is known again.
  const ledger = new Ledger(seededId(start, random.idBits()), random.fork('ids'));
  const catalog = openCatalog(ledger, profile, start);
  return { ledger, catalog, random, start, end, addresses: new Set(), seatsSold: new Map() };
}

function live(population: Population, index: number, joinedAt: Date): void {
  const person = join(population, index, joinedAt);
  const { random } = person;
  const fate = index < SAMPLES.length ? SAMPLES[index] : random.weighted(FATES);
  if (fate === 'paid') payingLife(population, person);
  if (fate === 'complimentary' || fate === 'gift') givenLife(population, person, fate);
  if (fate === 'granted') grantByHand(population, person, index);
  if (fate === 'leaves') leaveSometime(population, person);
  if (random.chance(0.12) || index < SAMPLES.length) buySomething(population, person, index);
}

const SAMPLES = ['paid', 'granted', 'gift'] as const;
const FATES = [
  ['free', 40],
  ['paid', 45],
  ['complimentary', 4],
  ['gift', 4],
  ['granted', 4],
  ['leaves', 3],
] as const;

function payingLife(population: Population, person: Person): void {
  const { random } = person;
  const { end } = population;
  let startedAt = addDays(person.row.createdAt, random.chance(0.5) ? random.fraction() / 24 : random.fraction() * 60);
  while (startedAt < end) {
    const choice = choosePaid(population, person, startedAt);
    if (!choice) return;
    const { endedAt } = subscribe(population, person, choice);
    if (!endedAt || !random.chance(0.2)) return;
    startedAt = addDays(endedAt, 5 + random.fraction() * 90);
  }
}

function choosePaid(population: Population, person: Person, startedAt: Date): Choice | undefined {
  const { random, region } = person;
  const [first, ...others] = population.catalog.tiers.filter(
    (tier) => isOpen(population, tier, startedAt) && isFor(tier, person),
  );
  if (!first) return undefined;
  const weigh = (tier: CatalogTier) => [tier, tier.profile.weight || 60] as const;
  const tier = random.weighted([weigh(first), ...others.map(weigh)]);
  const recurring = tier.prices.filter(({ type }) => type === 'RECURRING');
  const [price, ...more] = recurring.some(({ currency }) => currency === region.currency)
    ? recurring.filter(({ currency }) => currency === region.currency)
    : recurring;
  if (!price) return undefined;
  population.seatsSold.set(tier.row.id, (population.seatsSold.get(tier.row.id) ?? 0) + 1);
  const chosen = random.chance(0.65) ? price : random.pick([price, ...more]);
  const discount = findDiscount(population, person, { tier, price: chosen });
  return { tier, price: chosen, kind: 'PAID', startedAt, discount };
}

/** On sale at that instant, with a seat left: the sum of all seats ever sold stays below the limit. */
function isOpen({ start, seatsSold }: Population, { row, profile }: CatalogTier, at: Date): boolean {
  if (row.type === 'FREE') return false;
  if (profile.archived) return at < addDays(start, EARLY_DAYS);
  return row.memberLimit === null || (seatsSold.get(row.id) ?? 0) < row.memberLimit - 1;
}

/** A creator's own tier is for that creator's members. */
function isFor({ row }: CatalogTier, person: Person): boolean {
  return row.creatorId === null || row.creatorId === person.row.creatorId;
}

function givenLife(population: Population, person: Person, fate: 'complimentary' | 'gift'): void {
  const [tier] = population.catalog.tiers.filter(({ profile }) => profile.weight > 0);
  const startedAt = addDays(person.row.createdAt, person.random.fraction());
  if (!tier || startedAt >= population.end) return;
  const price = tier.prices.find(({ type }) => type === 'RECURRING') ?? null;
  const kind = fate === 'gift' ? 'GIFT' : 'COMPLIMENTARY';
  subscribe(population, person, { tier, price: kind === 'GIFT' ? price : null, kind, startedAt });
}

function grantByHand(population: Population, person: Person, index: number): void {
  const { random } = person;
  const { end } = population;
  const at = addDays(person.row.createdAt, random.fraction() * 20);
  const [product] = population.catalog.products;
  if (at >= end || !product) return;
  const endedAt = random.chance(0.5) ? addDays(at, 365) : null;
  const startedAt = random.chance(0.2) && index > 20 ? addDays(at, 45) : at;
  const grounds = { source: 'MANUAL', note: 'Thank you for the correction.', startedAt, endedAt } as const;
  const [row] = grant(population, person, { products: [product], at, grounds });
  const revokedAt = addDays(startedAt, 10 + random.fraction() * 100);
  if (!row || revokedAt >= end || !random.chance(0.25)) return;
  const columns = { revokedAt, revokeReason: 'Shared the account.' };
  changeAccess(population, person, { rows: [row], at: revokedAt, verb: 'revoked', columns });
}

function leaveSometime(population: Population, person: Person): void {
  const at = addDays(person.row.updatedAt, 1 + person.random.fraction() * 300);
  if (at < population.end) leave(population, person, at);
}

function buySomething(population: Population, person: Person, index: number): void {
  const { random, row } = person;
  const { end, catalog } = population;
  const at = addDays(row.createdAt, random.fraction() * 120);
  if (at >= end || row.deletedAt) return;
  const offers = catalog.tiers.flatMap((tier) => tier.prices.map((price) => ({ tier, price })));
  const wanted = random.chance(0.6) && index > 0 ? 'DONATION' : 'ONE_TIME';
  const offer = offers.find(({ price }) => price.type === wanted);
  if (!offer) return;
  const status = random.chance(0.06) && index > 20 ? random.pick(FAILURES) : 'COMPLETED';
  const kind = wanted === 'DONATION' ? 'TIP' : 'TIER';
  const purchase = charge(population, person, { price: offer.price, at, kind, status });
  const { products } = kind === 'TIP' || status !== 'COMPLETED' ? { products: [] } : offer.tier;
  const rows = grant(population, person, { products, at, grounds: { source: 'PURCHASE', purchaseId: purchase.id } });
  const refundAt = addDays(at, 3);
  if (status !== 'COMPLETED' || refundAt >= end || (index > 0 && !random.chance(0.1))) return;
  if (!payBack(population, person, { purchase, at: refundAt, whole: true })) return;
  const columns = { revokedAt: refundAt, revokeReason: 'Refunded.' };
  changeAccess(population, person, { rows, at: refundAt, verb: 'revoked', columns });
}

function countSeats({ ledger, catalog }: Population): void {
  for (const { row } of catalog.tiers)
    row.seatsTaken = ledger.tables.subscriptions.filter(
      ({ tierId, status }) => tierId === row.id && LIVE.has(status),
    ).length;
}

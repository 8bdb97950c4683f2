import type { LabelModel, MemberModel, NewsletterModel } from '../database/generated/models';
import type { Id } from '../shared/id';
import { foldCase, slugify } from '../shared/text';
import { addDays, between, earlier } from './calendar';
import type { Catalog } from './catalog';
import type { Ledger } from './ledger';
import { MAIL_HOSTS, type Region, REGIONS } from './names';
import type { SeededRandom } from './random';
import { countEmails, edit, firstTraits, laterTraits } from './traits';

/** A made-up person, and the chance that the rest of that life is made of. */
export interface Person {
  readonly row: MemberModel;
  readonly region: Region;
  readonly random: SeededRandom;
}

/** What all people of an organization are made in. */
export interface Population {
  readonly ledger: Ledger;
  readonly catalog: Catalog;
  readonly random: SeededRandom;
  /** The two years that the data is about. */
  readonly start: Date;
  readonly end: Date;
  /** Folded addresses that are in use. */
  readonly addresses: Set<string>;
  /** How many subscriptions there have ever been, by tier. */
  readonly seatsSold: Map<Id, number>;
}

const SOURCES = ['homepage', 'newsletter', 'friend', 'conference', 'search'] as const;
const NOTES = [
  'Asked for an invoice with VAT.',
  'Met at the reader meeting; prefers long reads.',
  'Writes under a pen name – do not publish the real one.',
  'Wants fewer e-mails. 📬',
] as const;
const CHANNELS = ['email', 'push', 'none'] as const;

/** Makes a person who joins at that instant. */
export function join(population: Population, index: number, joinedAt: Date): Person {
  const random = population.random.fork(`person-${index}`);
  const region = random.weighted(REGIONS);
  const row = writeMember(population, { random, region, index }, joinedAt);
  const person = { row, region, random };
  const { ledger } = population;
  const newsletters = subscribeToNewsletters(population, person);
  const labels = putLabels(population, person, index);
  const { id: memberId, creatorId } = row;
  const extra = {
    ...(newsletters.length > 0 ? { newsletterIds: newsletters.map(({ id }) => id) } : {}),
    ...(labels.length > 0 ? { labels: labels.map(({ name }) => name) } : {}),
  };
  ledger.note('member.created', joinedAt, { row, memberId, creatorId, extra });
  // When somebody was last seen is kept beside the log: it is no change of state.
  countEmails(population, person);
  if (random.chance(0.85)) row.lastSeenAt = between(joinedAt, population.end, random.fraction() ** 0.4);
  setForeignKey(population, person, index);
  writeNote(population, person);
  laterTraits(population, person, index);
  return person;
}

interface Origin {
  readonly random: SeededRandom;
  readonly region: Region;
  readonly index: number;
}

function writeMember(population: Population, origin: Origin, joinedAt: Date): MemberModel {
  const { ledger, catalog } = population;
  const { random, region, index } = origin;
  const name = personName(random, region);
  const email = random.chance(0.02) && index > 20 ? null : freeAddress(population, { random, region, name });
  const creator = random.chance(0.3) ? random.pick(catalog.creators) : catalog.creators[0];
  const row: MemberModel = {
    ...ledger.born(joinedAt),
    creatorId: creator.id,
    email,
    emailKey: email === null ? null : foldCase(email),
    emailVerified: email !== null && random.chance(0.9),
    name: random.chance(0.93) ? name : null,
    note: null,
    meta: { source: random.pick(SOURCES), ...(random.chance(0.2) ? { visits: random.integer(1, 90) } : {}) },
    avatarUrl: null,
    geolocation: random.chance(0.7) ? { country: region.country, city: region.city } : null,
    preferences: random.chance(0.3) ? { channel: random.pick(CHANNELS) } : {},
    activationCode: email === null ? `demo-${random.idBits().toString(36)}` : null,
    lastSeenAt: null,
    uuid: ledger.uuid(),
    ...{ emailCount: 0, emailOpenedCount: 0, emailOpenRate: null, emailSuppression: null, emailSuppressedAt: null },
    ...{ commentingDisabled: false, commentingDisabledReason: null, commentingDisabledUntil: null },
    ...firstTraits(random.fork('traits'), index),
    deletedAt: null,
    erasedAt: null,
  };
  ledger.tables.members.push(row);
  return row;
}

function personName(random: SeededRandom, region: Region): string {
  const [given, family] = [random.pick(region.givenNames), random.pick(region.familyNames)];
  return region.familyFirst ? `${family} ${given}` : `${given} ${family}`;
}

function freeAddress(population: Population, person: { random: SeededRandom; region: Region; name: string }): string {
  const { random, region, name } = person;
  const mailbox = mailboxOf(name, region);
  const host = random.pick(MAIL_HOSTS);
  const shouted = random.chance(0.05);
  for (let number = 1; ; number += 1) {
    const address = `${mailbox}${number === 1 ? '' : number}@${host}`;
    if (population.addresses.has(address)) continue;
    population.addresses.add(address);
    return shouted ? address.replace(/^./, (letter) => letter.toUpperCase()) : address;
  }
}

function mailboxOf(name: string, region: Region): string {
  const latin = slugify(name.replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ß', 'ss').replaceAll('ø', 'o'), '');
  return latin.length < 4 ? (region.mailbox ?? 'reader') : latin.replaceAll('-', '.');
}

function subscribeToNewsletters({ ledger, catalog, start }: Population, { row, random }: Person): NewsletterModel[] {
  const { organizationId, id: memberId, createdAt } = row;
  const last = catalog.newsletters.length - 1;
  const chosen = catalog.newsletters.filter((_newsletter, index) => {
    if (index === last) return createdAt < addDays(start, 100);
    return random.chance(index === 0 ? 0.85 : 0.3);
  });
  for (const newsletter of chosen)
    ledger.tables.member_newsletters.push({ organizationId, memberId, newsletterId: newsletter.id, createdAt });
  return chosen;
}

function setForeignKey({ ledger, end }: Population, { row, random }: Person, index: number): void {
  if (!random.chance(0.35) && index > 0) return;
  const at = between(row.createdAt, earlier(addDays(row.createdAt, 3), end), random.fraction());
  const key = random.chance(0.75) || index === 0 ? 'crm' : 'shop';
  const value = `${key.toUpperCase()}-${String(10_000 + index)}`;
  const { organizationId, id: memberId, creatorId } = row;
  ledger.tables.identities.push({
    organizationId,
    id: ledger.id(at),
    memberId,
    namespace: 'foreign_key',
    key,
    value,
    createdAt: at,
  });
  ledger.change(row, at, {});
  ledger.note('member.identity_set', at, { row, memberId, creatorId, extra: { identity: { key, value } } });
}

function putLabels({ ledger, catalog, start }: Population, { row, random }: Person, index: number): LabelModel[] {
  const [earlyReader, ...others] = catalog.labels;
  const chosen = others.filter(() => random.chance(0.08));
  if (earlyReader && (row.createdAt < addDays(start, 90) || index === 0)) chosen.push(earlyReader);
  const { organizationId, id: memberId, createdAt } = row;
  chosen.forEach((label, position) =>
    ledger.tables.member_labels.push({ organizationId, memberId, labelId: label.id, position, createdAt }),
  );
  return chosen;
}

function writeNote(population: Population, person: Person): void {
  const { end } = population;
  const { row, random } = person;
  if (!random.chance(0.1)) return;
  const at = between(row.updatedAt, earlier(addDays(row.updatedAt, 200), end), random.fraction());
  edit(population, person, { at, columns: { note: random.pick(NOTES) } });
}

/** Lets a person leave. The address is free from then on. */
export function leave({ ledger }: Population, { row }: Person, at: Date): void {
  ledger.change(row, at, { deletedAt: at });
  ledger.note('member.deleted', at, { row, memberId: row.id, creatorId: row.creatorId });
}

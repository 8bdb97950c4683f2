import { type Id, newId } from '../../../src/shared/id';
import type { TestOrganization } from '../../support/context';

const DAY = 86_400_000;
const SLUGS = {
  labels: ['vip-guests', 'fresh', 'old'],
  newsletters: ['weekly', 'daily', 'attic'],
  tiers: ['gold', 'silver', 'bronze'],
};

export interface SubscriptionFacts {
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly status: 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';
  readonly ending: boolean;
  readonly endsAt: Date | null;
  readonly tier: string;
  readonly interval: 'MONTH' | 'YEAR';
}

export interface PersonFacts {
  readonly id: Id;
  readonly email: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly emailCount: number;
  readonly emailOpenRate: number | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly uuid: string;
  readonly emailSuppression: 'BOUNCE' | null;
  readonly commentNotifications: boolean;
  readonly announcementEmails: boolean | null;
  readonly place: string | null;
  readonly origin: string | null;
  readonly labels: readonly string[];
  readonly newsletters: readonly string[];
  readonly subscriptions: readonly SubscriptionFacts[];
}

const NAMES = [
  'Ann',
  'ANN',
  'Bob Stone',
  "O'Brien",
  'Zoë 🎉',
  'ÉLAN',
  '100%',
  'a_b',
  'Sven, Jr (x)',
  'c:\\d',
  '',
  null,
  null,
];
const STATUSES = ['ACTIVE', 'PAUSED', 'CANCELED', 'TRIALING', 'UNPAID', 'EXPIRED', 'PAST_DUE', 'INCOMPLETE'] as const;
const KINDS = ['PAID', 'PAID', 'COMPLIMENTARY', 'PAID', 'GIFT'] as const;

function pick<T>(values: readonly T[], index: number): T {
  return values[index % values.length] as T;
}

/** People of whom no two are alike, the same in every run. */
export function people(now: Date): PersonFacts[] {
  return Array.from({ length: 48 }, (_all, index) => ({
    id: newId(now),
    email: `${pick(['P', 'p', 'Q_'], index)}${index}@Example.com`,
    name: pick(NAMES, index),
    note: index % 5 === 0 ? `Note ${index % 3}` : null,
    emailCount: index % 7,
    emailOpenRate: index % 3 === 0 ? null : (index * 13) % 101,
    createdAt: new Date(now.getTime() - (index % 16) * 30 * DAY + ((index * 131) % 1000)),
    lastSeenAt: index % 4 === 0 ? null : new Date(now.getTime() - (index % 9) * DAY),
    uuid: `aaaaaaaa-0000-4000-8000-0000000000${10 + index}`,
    emailSuppression: index % 6 === 0 ? 'BOUNCE' : null,
    commentNotifications: index % 5 !== 2,
    announcementEmails: pick([true, null, false], index),
    place: pick(['Germany', 'France', null], index),
    origin: pick(['650000000000000000000001', null, '650000000000000000000002', null], index),
    labels: SLUGS.labels.filter((_slug, bit) => ((index * 5) >> bit) & 1),
    newsletters: SLUGS.newsletters.filter((_slug, bit) => ((index * 3 + 1) >> bit) & 1),
    subscriptions: Array.from({ length: index % 4 }, (_each, nth) => ({
      ...terms(index * 7 + nth * 5, now),
      // One live subscription to a tier at most.
      tier: pick(SLUGS.tiers, index + nth),
    })),
  }));
}

function terms(seed: number, now: Date): Omit<SubscriptionFacts, 'tier'> {
  return {
    kind: pick(KINDS, seed),
    status: pick(STATUSES, seed >> 1),
    ending: seed % 3 === 0,
    endsAt: pick([null, now, new Date(now.getTime() - DAY), new Date(now.getTime() + DAY)], seed >> 2),
    interval: seed % 2 === 0 ? 'MONTH' : 'YEAR',
  };
}

/** Writes people, with all that they are linked with, past the rules of subscriptions. */
export async function write(organization: TestOrganization, crowd: readonly PersonFacts[], now: Date): Promise<void> {
  const { id: organizationId, creatorId, database } = organization;
  const times = { createdAt: now, updatedAt: now };
  const ids = new Map(Object.values(SLUGS).flatMap((slugs) => slugs.map((slug) => [slug, newId(now)] as const)));
  const idOf = (slug: string) => ids.get(slug) as Id;
  const named = (slug: string) => ({ organizationId, id: idOf(slug), name: slug, slug, ...times });
  const { prisma } = database;
  await prisma.label.createMany({ data: SLUGS.labels.map((slug) => ({ ...named(slug), nameKey: slug })) });
  const status = (slug: string) => (slug === 'attic' ? ('ARCHIVED' as const) : ('ACTIVE' as const));
  await prisma.newsletter.createMany({
    data: SLUGS.newsletters.map((slug) => ({ ...named(slug), nameKey: slug, status: status(slug) })),
  });
  await prisma.tier.createMany({ data: SLUGS.tiers.map((slug) => ({ ...named(slug), benefits: [] })) });
  const prices = SLUGS.tiers.flatMap((tier) =>
    (['MONTH', 'YEAR'] as const).map((interval) => ({ key: `${tier} ${interval}`, id: newId(now), tier, interval })),
  );
  await prisma.price.createMany({
    data: prices.map(({ id, tier, interval }) => ({
      ...{ organizationId, id, tierId: idOf(tier), interval, amountMinor: 500n, currency: 'USD', ...times },
    })),
  });
  await prisma.member.createMany({
    data: crowd.map(
      ({ labels: _labels, newsletters: _newsletters, subscriptions: _subscriptions, place, origin, ...own }) => ({
        ...own,
        ...(place ? { geolocation: { country: place, region: null } } : {}),
        // Nothing is known of where somebody came from in two ways: no attribution, and one without an id.
        ...(origin || own.emailCount % 2 === 0 ? { attribution: { id: origin, type: 'post' } } : {}),
        organizationId,
        creatorId,
        emailKey: own.email.toLowerCase(),
        updatedAt: now,
      }),
    ),
  });
  await prisma.memberLabel.createMany({
    data: crowd.flatMap(({ id: memberId, labels }) =>
      labels.map((slug) => ({ organizationId, memberId, labelId: idOf(slug), createdAt: now })),
    ),
  });
  await prisma.memberNewsletter.createMany({
    data: crowd.flatMap(({ id: memberId, newsletters }) =>
      newsletters.map((slug) => ({ organizationId, memberId, newsletterId: idOf(slug), createdAt: now })),
    ),
  });
  await prisma.subscription.createMany({
    data: crowd.flatMap(({ id: memberId, subscriptions }) =>
      subscriptions.map(({ kind, status, ending, endsAt, tier, interval }) => ({
        ...{ organizationId, id: newId(now), memberId, tierId: idOf(tier), kind, status, ...times },
        ...{ cancelAtPeriodEnd: ending, currentPeriodEndAt: endsAt, startedAt: now, currentPeriodStartAt: now },
        priceId: prices.find(({ key }) => key === `${tier} ${interval}`)?.id ?? null,
      })),
    ),
  });
}

import { randomUUID } from 'node:crypto';
import { type Id, newId } from '../../shared/id';
import { addIntervals } from '../../shared/period';
import { foldCase } from '../../shared/text';
import type { ImportLedger } from './import-ledger.service';
import type {
  DiscountRecord,
  MemberRecord,
  NewsletterRecord,
  PriceRecord,
  SubscriptionRecord,
  TierRecord,
} from './import.record';
import type {
  ImportDiscount,
  ImportEntitlement,
  ImportMember,
  ImportNewsletter,
  ImportPrice,
  ImportSubscription,
  ImportTables,
} from './import.repository';

/** A newsletter that was not here. Nobody who joins later gets it without being asked. */
export function newNewsletter(
  ledger: ImportLedger,
  record: NewsletterRecord,
  place: { readonly slug: string; readonly rank: number },
): ImportNewsletter {
  const name = record.name.trim();
  return {
    ...ledger.born(record.id ?? newId(ledger.now)),
    name,
    nameKey: foldCase(name),
    slug: place.slug,
    description: record.description ?? null,
    status: record.archived ? 'ARCHIVED' : 'ACTIVE',
    subscribeOnSignup: false,
    sortOrder: place.rank,
    uuid: randomUUID(),
    settings: {},
    updatedAt: ledger.now,
  };
}

/** A tier that was not here. */
export function newTier(
  ledger: ImportLedger,
  record: TierRecord,
  place: { readonly slug: string; readonly rank: number },
): ImportTables['tiers'][number] {
  return {
    // What the same id prints in full may be another tier here, which a made one with that id would displace.
    ...ledger.born((record.isMention ? undefined : record.id) ?? newId(ledger.now), record.createdAt),
    creatorId: null,
    name: record.name.trim(),
    slug: place.slug,
    type: record.type ?? 'PAID',
    description: record.description ?? null,
    benefits: [],
    visibility: record.hidden ? 'NONE' : 'PUBLIC',
    isDefault: false,
    memberLimit: null,
    seatsTaken: 0,
    trialDays: record.trialDays ?? 0,
    welcomePageUrl: record.welcomePageUrl ?? null,
    rank: place.rank,
    archivedAt: record.archived ? ledger.now : null,
    updatedAt: ledger.now,
  };
}

/** A price that was not here. */
export function newPrice(
  ledger: ImportLedger,
  record: PriceRecord,
  place: { readonly tierId: Id; readonly archived: boolean },
): ImportPrice {
  return {
    ...ledger.born(record.id ?? newId(ledger.now)),
    tierId: place.tierId,
    nickname: record.nickname,
    type: 'RECURRING',
    amountMinor: BigInt(record.amountMinor),
    currency: record.currency,
    interval: record.interval,
    intervalCount: 1,
    archivedAt: place.archived ? ledger.now : null,
    updatedAt: ledger.now,
  };
}

/** A discount that was not here. */
export function newDiscount(ledger: ImportLedger, tier: { readonly id: Id }, record: DiscountRecord): ImportDiscount {
  const { id, createdAt, archived, amount, name, ...columns } = record;
  const born = ledger.born(id ?? newId(ledger.now), createdAt);
  return {
    ...born,
    ...columns,
    tierId: tier.id,
    name: name.trim(),
    nameKey: foldCase(name.trim()),
    amount: BigInt(amount),
    status: archived ? 'ARCHIVED' : 'ACTIVE',
    updatedAt: born.createdAt,
  };
}

/** A member who was not here. */
export function newMember(ledger: ImportLedger, record: MemberRecord, home: { id: Id; creatorId: Id }): ImportMember {
  const born = ledger.born(home.id, record.createdAt);
  // Spread last: an object that begins with a spread is fifty times as slow to fill.
  return {
    creatorId: home.creatorId,
    email: record.email,
    emailKey: foldCase(record.email),
    emailVerified: false,
    name: record.name || null,
    note: record.note || null,
    meta: {},
    avatarUrl: null,
    geolocation: null,
    preferences: {},
    activationCode: null,
    lastSeenAt: null,
    uuid: record.uuid ?? randomUUID(),
    emailCount: 0,
    emailOpenedCount: 0,
    emailOpenRate: null,
    emailSuppression: null,
    emailSuppressedAt: null,
    commentNotifications: true,
    announcementEmails: null,
    commentingDisabled: false,
    commentingDisabledReason: null,
    commentingDisabledUntil: null,
    attribution: null,
    updatedAt: ledger.past(record.updatedAt ?? ledger.now),
    deletedAt: null,
    erasedAt: null,
    ...(record.details as Partial<ImportMember> | undefined),
    ...born,
  };
}

const OVER = new Set(['CANCELED', 'EXPIRED']);

/** What was imported is billed where it came from. */
export const NOT_BILLED = {
  paymentMethod: null,
  anchorAt: null,
  dueAt: null,
  graceEndsAt: null,
  dunningAttempts: 0,
  creditMinor: 0n,
  periodCreditMinor: 0n,
} as const;

/** What was found of the things that a record of a subscription names. */
export interface FoundTerms {
  readonly tierId: Id;
  readonly price: ImportPrice | null;
  readonly discountId: Id | null;
  readonly startedAt: Date;
  readonly currentPeriodEndAt: Date | null;
}

/** The columns that a record of a subscription says. */
export function subscriptionColumns(
  record: SubscriptionRecord,
  found: FoundTerms,
): Omit<
  ImportSubscription,
  'organizationId' | 'id' | 'memberId' | 'createdAt' | 'updatedAt' | 'version' | keyof typeof NOT_BILLED
> {
  const { kind, status } = record;
  const { tierId, price, discountId, startedAt, currentPeriodEndAt } = found;
  const endedAt = OVER.has(status) ? latest(record.endedAt ?? startedAt, startedAt) : null;
  const back = price?.interval && currentPeriodEndAt && previous(price, currentPeriodEndAt);
  return {
    tierId,
    priceId: price?.id ?? null,
    kind,
    status,
    startedAt,
    currentPeriodStartAt: back ? latest(back, startedAt) : startedAt,
    currentPeriodEndAt,
    trialStartAt: record.trialStartAt ?? null,
    trialEndAt: record.trialEndAt ?? null,
    cancelAtPeriodEnd: record.cancelAtPeriodEnd ?? false,
    cancelReason: record.cancelReason ?? null,
    canceledAt: endedAt,
    endedAt,
    pausedAt: null,
    resumeAt: null,
    provider: record.provider,
    providerIds: record.providerIds ?? null,
    cardLast4: record.cardLast4 ?? null,
    discountId,
    discountStartAt: record.discountStartAt ?? null,
    discountEndAt: record.discountEndAt ?? null,
  };
}

/** What a subscription entitles to, a row for each product. */
export function newEntitlement(
  ledger: ImportLedger,
  subscription: ImportSubscription,
  productId: Id,
): ImportEntitlement {
  return {
    memberId: subscription.memberId,
    productId,
    source: 'SUBSCRIPTION',
    subscriptionId: subscription.id,
    purchaseId: null,
    startedAt: subscription.startedAt,
    endedAt: subscription.currentPeriodEndAt,
    note: null,
    revokedAt: null,
    revokeReason: null,
    updatedAt: ledger.now,
    ...ledger.born(newId(ledger.now)),
  };
}

function previous({ interval, intervalCount }: ImportPrice, endAt: Date): Date {
  return addIntervals(endAt, { unit: interval ?? 'MONTH', count: intervalCount }, -1);
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

import type { Id } from '../../shared/id';

/** A thing as another system knows it: found here by its id, its slug or its name, whichever comes first. */
interface Named {
  readonly id?: Id | undefined;
  readonly slug?: string | undefined;
  readonly name: string;
}

export interface LabelRecord extends Named {
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
}

export interface NewsletterRecord extends Named {
  readonly description?: string | null | undefined;
  readonly archived?: boolean | undefined;
}

export interface PriceRecord {
  readonly id?: Id | undefined;
  readonly nickname: string | null;
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly interval: 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
}

export interface TierRecord extends Named {
  readonly type?: 'FREE' | 'PAID' | undefined;
  readonly description?: string | null | undefined;
  readonly hidden?: boolean | undefined;
  readonly archived?: boolean | undefined;
  readonly trialDays?: number | undefined;
  readonly welcomePageUrl?: string | null | undefined;
  readonly createdAt?: Date | undefined;
  /** Whether the tier is only mentioned, by id and name: one that is made for it gets an id of its own. */
  readonly isMention?: boolean | undefined;
  /** What the tier costs now; made together with a tier that is not here yet. */
  readonly prices?: readonly PriceRecord[] | undefined;
}

export interface DiscountRecord {
  readonly id?: Id | undefined;
  readonly name: string;
  readonly code: string;
  readonly displayTitle: string | null;
  readonly displayDescription: string | null;
  readonly type: 'PERCENT' | 'FIXED' | 'TRIAL';
  readonly cadence: 'MONTH' | 'YEAR';
  /** Percent, minor units, or days of trial, by type. */
  readonly amount: number;
  readonly duration: 'ONCE' | 'REPEATING' | 'FOREVER' | 'TRIAL';
  readonly durationMonths: number | null;
  readonly currency: string | null;
  readonly archived: boolean;
  readonly redemptionType: 'SIGNUP' | 'RETENTION';
  readonly createdAt?: Date | undefined;
}

type Status = 'INCOMPLETE' | 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED' | 'EXPIRED';

export interface SubscriptionRecord {
  readonly kind: 'PAID' | 'COMPLIMENTARY' | 'GIFT';
  readonly status: Status;
  /** The organization's default paid tier when absent. */
  readonly tier?: TierRecord | undefined;
  readonly price?: PriceRecord | undefined;
  /** Absent: when the member was created. */
  readonly startedAt?: Date | undefined;
  /** Null without an end; absent when the record does not say. */
  readonly currentPeriodEndAt?: Date | null | undefined;
  readonly trialStartAt?: Date | null | undefined;
  readonly trialEndAt?: Date | null | undefined;
  readonly cancelAtPeriodEnd?: boolean | undefined;
  readonly cancelReason?: string | null | undefined;
  /** When a subscription ended that is over. */
  readonly endedAt?: Date | null | undefined;
  readonly provider: string | null;
  /** Ids at the provider. `subscription` is what tells one subscription of a member from another. */
  readonly providerIds: Readonly<Record<string, string>> | null;
  readonly cardLast4?: string | null | undefined;
  readonly discount?: DiscountRecord | undefined;
  readonly discountStartAt?: Date | null | undefined;
  readonly discountEndAt?: Date | null | undefined;
  readonly redemptions?: readonly DiscountRecord[] | undefined;
}

/** Columns of a member that are taken over as they are; absent ones keep their value. */
export interface MemberDetails {
  readonly geolocation?: Record<string, unknown>;
  readonly lastSeenAt?: Date;
  readonly emailCount?: number;
  readonly emailOpenedCount?: number;
  readonly emailOpenRate?: number | null;
  readonly emailSuppression?: 'BOUNCE' | 'COMPLAINT' | null;
  readonly emailSuppressedAt?: Date | null;
  readonly commentNotifications?: boolean;
  readonly announcementEmails?: boolean | null;
  readonly commentingDisabled?: boolean;
  readonly commentingDisabledReason?: string | null;
  readonly commentingDisabledUntil?: Date | null;
  readonly attribution?: Record<string, unknown>;
}

/**
 * A member as another system tells of it. Whoever lives here already keeps what the record does not say; a blank name or
 * note is nothing said.
 */
export interface MemberRecord {
  /** The id that a new member gets. */
  readonly id?: Id | undefined;
  /** The id in the words of the other system, by which the member is known again when it has another one here. */
  readonly foreignId?: string | undefined;
  readonly uuid?: string | undefined;
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  /** Instants ahead of the present become the present. */
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
  readonly details?: MemberDetails | undefined;
  /** In the member's order; added to those that the member has. */
  readonly labels?: readonly LabelRecord[] | undefined;
  /** What a new member is subscribed to; the usual ones when absent. */
  readonly newsletters?: readonly NewsletterRecord[] | undefined;
  /** False ends all subscriptions to newsletters; true subscribes nobody who lives here again. */
  readonly subscribed?: boolean | undefined;
  readonly subscriptions?: readonly SubscriptionRecord[] | undefined;
  /** Names of tiers of which the record does not say how the member has them. Nothing is given by them. */
  readonly namedTiers?: readonly string[] | undefined;
  /** The member's id at the payment provider when no subscription tells it. */
  readonly customerId?: string | undefined;
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged' | 'invalid';

/** What became of one record. */
export interface ImportedRecord {
  readonly outcome: ImportOutcome;
  /** Why it is invalid, in sentences; otherwise empty. */
  readonly problems: readonly string[];
}

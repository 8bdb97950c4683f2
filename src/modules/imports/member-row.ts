import type { LabelRecord, MemberRecord, SubscriptionRecord } from './import.record';

/** A member as one line of a list says it. */
export interface MemberRowValues {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly subscribed?: boolean | null | undefined;
  readonly complimentary?: boolean | null | undefined;
  /** Id of a gift that the member holds. */
  readonly giftId?: string | null | undefined;
  /** Id at the payment provider. */
  readonly customerId?: string | null | undefined;
  readonly createdAt?: Date | null | undefined;
  readonly labels?: readonly string[] | null | undefined;
  /** Names of the tiers that the member holds. */
  readonly tiers?: readonly string[] | null | undefined;
}

/** The record that a line stands for: what it leaves blank, it does not say. */
export function recordOfRow(row: MemberRowValues): MemberRecord {
  const labels: LabelRecord[] = (row.labels ?? []).map((name) => ({ name }));
  return {
    email: row.email,
    name: row.name,
    note: row.note,
    subscribed: row.subscribed ?? undefined,
    createdAt: row.createdAt ?? undefined,
    labels,
    subscriptions: subscriptionsOf(row),
    namedTiers: row.tiers ?? [],
    customerId: row.customerId ?? undefined,
  };
}

/** What nobody pays: a line does not say enough of what is paid to take it over. */
function subscriptionsOf({ complimentary, giftId, tiers }: MemberRowValues): SubscriptionRecord[] {
  if (!complimentary && !giftId) return [];
  const names = tiers?.length ? tiers : [undefined];
  return names.map((name) => ({
    kind: giftId ? 'GIFT' : 'COMPLIMENTARY',
    status: 'ACTIVE',
    tier: name === undefined ? undefined : { name },
    provider: null,
    providerIds: giftId ? { gift: giftId } : null,
  }));
}

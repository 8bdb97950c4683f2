import { isDeepStrictEqual } from 'node:util';
import { type Id, newId } from '../../shared/id';
import { endSubscriptionEntitlements, setSubscriptionEntitlements } from '../entitlements/entitlement-source.service';
import { dueAtOf } from '../subscriptions/subscription-due.rules';
import { givesAccess, LIVE_STATUSES, periodIsOver } from '../subscriptions/subscription.state';
import type { ImportLedger } from './import-ledger.service';
import type { WorkingMember } from './import-members.service';
import type { ImportOffers } from './import-offers.service';
import type { SubscriptionRecord } from './import.record';
import { type ImportSubscription, type ImportTier, moveSeats, updateRows } from './import.repository';
import { newEntitlement, NOT_BILLED, subscriptionColumns } from './import-rows';

/** A record of a subscription with what it is about: the one that is here, if any, and its tier. */
export interface MatchedSubscription {
  readonly record: SubscriptionRecord;
  readonly tier: ImportTier;
  readonly row: ImportSubscription | undefined;
}

type Columns = ReturnType<typeof subscriptionColumns>;

/** The subscriptions that a batch takes over. */
export class ImportSubscriptions {
  private readonly changed = new Map<Id, { row: ImportSubscription; creatorId: Id }>();
  private readonly made = new Map<Id, { row: ImportSubscription; creatorId: Id }>();
  private readonly seats = new Map<Id, number>();

  constructor(
    private readonly ledger: ImportLedger,
    private readonly offers: ImportOffers,
  ) {}

  /** Finds what records of one member's subscriptions are about, or says in a sentence what cannot be. */
  match(member: WorkingMember | null, records: readonly SubscriptionRecord[]): MatchedSubscription[] | string {
    const matched: MatchedSubscription[] = [];
    for (const record of records) {
      const tier = this.offers.tier(record.tier);
      if (!tier)
        return record.tier ? `There is no tier ${record.tier.name}.` : 'There is no paid tier to subscribe to.';
      const row = member?.subscriptions.find((subscription) => isAbout(record, tier, subscription));
      matched.push({ record, tier, row });
    }
    const live = [
      ...matched.filter(({ record }) => LIVE_STATUSES.has(record.status)).map(({ tier }) => tier.id),
      ...(member?.subscriptions ?? [])
        .filter((row) => LIVE_STATUSES.has(row.status) && matched.every((match) => match.row?.id !== row.id))
        .map(({ tierId }) => tierId),
    ];
    if (new Set(live).size < live.length) return 'The member would have two live subscriptions to one tier.';
    return matched;
  }

  /** Takes over what the records say of a member's subscriptions. */
  apply(member: WorkingMember, matched: readonly MatchedSubscription[]): void {
    for (const { record, tier, row } of matched) {
      const columns = this.columnsOf(member, record, { tier, row });
      const subscription = row ? this.change(member, row, columns) : this.make(member, columns);
      for (const discount of record.redemptions ?? [])
        this.redeem(member, subscription, this.offers.discount(tier, discount).id);
    }
  }

  /** Writes what differs of subscriptions that were here, the seats of all, and what changed ones entitle to. */
  async write(): Promise<void> {
    const { context, organizationId, now } = this.ledger;
    await moveSeats(context.db, organizationId, this.seats);
    const changed = [...this.changed.values()];
    const verb = this.ledger.history ? 'imported' : 'changed';
    await updateRows(
      context.db,
      'subscriptions',
      changed.map(({ row }) => row),
    );
    for (const { row, creatorId } of changed) {
      this.ledger.note(`subscription.${verb}`, row, { memberId: row.memberId, creatorId });
      const { id: subscriptionId, memberId, tierId, startedAt: from, currentPeriodEndAt: until } = row;
      if (givesAccess(row, now))
        await setSubscriptionEntitlements(context, {
          ...{ organizationId, subscriptionId, memberId, creatorId, tierId, from, until },
          purchaseId: null,
        });
      else await endSubscriptionEntitlements(context, row, creatorId);
    }
  }

  /** Notes the new subscriptions and what they entitle to: to be called when their rows say all that they will. */
  note(): void {
    const { ledger } = this;
    for (const { row, creatorId } of this.made.values()) {
      const { memberId, startedAt, endedAt } = row;
      ledger.tables.subscriptions.push(row);
      // One that is over had a time when it was not, which a look at the past must find.
      const before = { ...row, status: 'ACTIVE', endedAt: null, canceledAt: null, cancelReason: null };
      ledger.noteNew('subscription', endedAt ? before : row, { memberId, creatorId, occurredAt: startedAt });
      if (endedAt) ledger.noteNew('subscription', row, { memberId, creatorId, occurredAt: endedAt });
      if (!givesAccess(row, ledger.now) || periodIsOver(row, ledger.now)) continue;
      for (const productId of this.offers.productsOf(row.tierId)) {
        const entitlement = newEntitlement(ledger, row, productId);
        ledger.tables.entitlements.push(entitlement);
        ledger.noteNew('entitlement', entitlement, { memberId, creatorId, occurredAt: startedAt });
      }
    }
  }

  private columnsOf(
    member: WorkingMember,
    record: SubscriptionRecord,
    { tier, row }: Pick<MatchedSubscription, 'tier' | 'row'>,
  ): Columns {
    return subscriptionColumns(record, {
      tierId: tier.id,
      price: record.price ? this.offers.price(tier, record.price) : null,
      discountId: record.discount ? this.offers.discount(tier, record.discount).id : null,
      startedAt: this.ledger.past(record.startedAt ?? row?.startedAt ?? member.row.createdAt),
      currentPeriodEndAt:
        record.currentPeriodEndAt === undefined ? (row?.currentPeriodEndAt ?? null) : record.currentPeriodEndAt,
    });
  }

  private make(member: WorkingMember, columns: Columns): ImportSubscription {
    const { ledger } = this;
    const born = ledger.born(newId(columns.startedAt), columns.startedAt);
    const whole = { ...columns, ...NOT_BILLED, ...born, memberId: member.row.id, updatedAt: ledger.now };
    const row = { ...whole, dueAt: dueAtOf(whole, ledger.now) };
    member.subscriptions.push(row);
    member.touched = true;
    this.made.set(row.id, { row, creatorId: member.row.creatorId });
    this.count(row, 1);
    return row;
  }

  private change(member: WorkingMember, row: ImportSubscription, columns: Columns): ImportSubscription {
    const before = Object.fromEntries(Object.keys(columns).map((column) => [column, row[column as keyof Columns]]));
    // There is no way back from a subscription that is over.
    if (!LIVE_STATUSES.has(row.status) || isDeepStrictEqual(plain(before), plain(columns))) return row;
    this.count(row, -1);
    const isNew = this.made.has(row.id);
    Object.assign(row, columns, { updatedAt: this.ledger.now, version: row.version + (this.isNoted(row.id) ? 0 : 1) });
    row.dueAt = dueAtOf(row, this.ledger.now);
    this.count(row, 1);
    member.touched = true;
    if (!isNew) this.changed.set(row.id, { row, creatorId: member.row.creatorId });
    return row;
  }

  /** Whether the version of a row has grown already, or is that of a row to be made. */
  private isNoted(id: Id): boolean {
    return this.made.has(id) || this.changed.has(id);
  }

  private redeem(member: WorkingMember, subscription: ImportSubscription, discountId: Id): void {
    const { organizationId, tables } = this.ledger;
    const { id: subscriptionId, memberId, discountStartAt, startedAt } = subscription;
    const name = `${discountId}/${subscriptionId}`;
    if (member.redemptions.has(name)) return;
    member.redemptions.add(name);
    member.touched = true;
    const redeemedAt = discountStartAt ?? startedAt;
    tables.discount_redemptions.push({
      ...{ organizationId, id: newId(redeemedAt), discountId, memberId, subscriptionId, redeemedAt },
    });
  }

  private count({ tierId, status }: ImportSubscription, by: 1 | -1): void {
    if (LIVE_STATUSES.has(status)) this.seats.set(tierId, (this.seats.get(tierId) ?? 0) + by);
  }
}

/** Whether a record tells of a subscription: by the provider's id or, for one that nobody pays, by tier and kind. */
function isAbout(record: SubscriptionRecord, tier: ImportTier, row: ImportSubscription): boolean {
  const reference = record.providerIds?.['subscription'];
  if (reference) return (row.providerIds as Record<string, string> | null)?.['subscription'] === reference;
  return row.tierId === tier.id && row.kind === record.kind && LIVE_STATUSES.has(row.status);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

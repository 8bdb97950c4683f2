import type {
  DiscountModel,
  EntitlementModel,
  PriceModel,
  PurchaseModel,
  SubscriptionModel,
} from '../database/generated/models';
import { discountColumns, loweredAmount, lowersAt, NO_DISCOUNT } from '../modules/discounts/discount-effect.rules';
import { dueAtOf } from '../modules/subscriptions/subscription-due.rules';
import { addIntervals, type Interval, type Period, periodAt } from '../shared/period';
import { changeAccess, grant } from './access';
import { addDays } from './calendar';
import type { CatalogTier } from './catalog';
import { redeem } from './discounts';
import { FAILING_CARD, RETRY_DAYS } from './dunning';
import { charge } from './payments';
import type { Person, Population } from './people';

/** What a person subscribes to, how, and from when. */
export interface Choice {
  readonly tier: CatalogTier;
  readonly price: PriceModel | null;
  readonly kind: SubscriptionModel['kind'];
  readonly startedAt: Date;
  readonly discount?: DiscountModel | undefined;
}

/** A subscription during its life. */
export class Agreement {
  readonly row: SubscriptionModel;
  private grants: EntitlementModel[] = [];
  /** From where periods are counted off. */
  private anchor: Date;

  constructor(
    readonly population: Population,
    readonly person: Person,
    private choice: Choice,
  ) {
    const { tier, price, kind, startedAt, discount } = choice;
    const { timeZone } = this.interval();
    const trial = kind === 'PAID' && !discount && tier.row.trialDays > 0;
    const trialEndAt = trial ? addDays(startedAt, tier.row.trialDays) : null;
    this.anchor = trialEndAt ?? startedAt;
    const row = {
      ...population.ledger.born(startedAt),
      ...{ memberId: person.row.id, tierId: tier.row.id, priceId: price?.id ?? null, kind, startedAt },
      status: trialEndAt ? 'TRIALING' : 'ACTIVE',
      currentPeriodStartAt: startedAt,
      currentPeriodEndAt: trialEndAt ?? this.firstPeriodEnd(),
      trialStartAt: trialEndAt && startedAt,
      trialEndAt,
      ...{ cancelAtPeriodEnd: kind === 'GIFT', cancelReason: null, canceledAt: null, endedAt: null },
      ...{ pausedAt: null, resumeAt: null, provider: kind === 'PAID' ? 'test' : null },
      ...{ providerIds: null, cardLast4: null },
      ...(discount && price ? discountColumns(discount, price, { startedAt, trialEndAt, timeZone }) : NO_DISCOUNT),
      ...{ paymentMethod: kind === 'PAID' ? 'pm_card_visa' : null, anchorAt: this.anchor, graceEndsAt: null },
      ...{ dunningAttempts: 0, creditMinor: 0n, periodCreditMinor: 0n, dueAt: null },
    } satisfies SubscriptionModel;
    this.row = { ...row, dueAt: dueAtOf(row, startedAt) };
    population.ledger.tables.subscriptions.push(this.row);
    this.note('created', startedAt);
    if (discount) redeem(population, person, { discount, subscription: this.row });
    this.entitle(startedAt, trialEndAt || kind !== 'PAID' ? null : this.pay(startedAt));
  }

  get price(): PriceModel | null {
    return this.choice.price;
  }

  get tier(): CatalogTier {
    return this.choice.tier;
  }

  /** The end of the present period; the last day of the data when there is none before it. */
  get periodEnd(): Date {
    const { currentPeriodEndAt } = this.row;
    return currentPeriodEndAt && currentPeriodEndAt < this.population.end ? currentPeriodEndAt : this.population.end;
  }

  /** Begins and pays the next period. */
  renew(at: Date): PurchaseModel | null {
    this.change(at, 'renewed', { status: 'ACTIVE', ...this.period(at) });
    return this.payAndEntitle(at);
  }

  /** Moves to another tier at once, in a new period that is paid in full. */
  upgrade(at: Date, tier: CatalogTier, price: PriceModel): void {
    this.choice = { ...this.choice, tier, price, discount: undefined };
    this.anchor = at;
    const terms = { tierId: tier.row.id, priceId: price.id, anchorAt: at, ...NO_DISCOUNT };
    this.change(at, 'changed', { ...terms, ...this.period(at) });
    this.payAndEntitle(at);
  }

  /** Goes on after a rest, in a new period when the old one is over. */
  resume(at: Date): void {
    const due = (this.row.currentPeriodEndAt ?? at) <= at;
    if (due) this.anchor = at;
    const begun = due ? { ...this.period(at), anchorAt: at } : {};
    this.change(at, 'resumed', { status: 'ACTIVE', pausedAt: null, resumeAt: null, ...begun });
    if (due) this.payAndEntitle(at);
  }

  /** The payment fails; access goes on until the grace period ends. */
  failToPay(at: Date, graceEndsAt: Date): void {
    const passed = RETRY_DAYS.filter((days) => addDays(at, days) < this.population.end).length;
    const next = RETRY_DAYS[passed];
    this.change(at, 'payment_failed', {
      ...{ status: 'PAST_DUE', ...this.period(at), graceEndsAt, paymentMethod: FAILING_CARD },
      ...{ dunningAttempts: passed + 1, dueAt: next === undefined ? graceEndsAt : addDays(at, next) },
    });
    changeAccess(this.population, this.person, {
      ...{ rows: this.grants, at, verb: 'changed', columns: { endedAt: graceEndsAt } },
    });
  }

  /** What was paid is used up during a rest. */
  lapse(at: Date): void {
    this.change(at, 'lapsed', {});
    this.row.dueAt = this.row.resumeAt;
    changeAccess(this.population, this.person, { rows: this.grants, at, verb: 'ended', columns: { endedAt: at } });
  }

  /** Ends at once, and with it the access that is left. */
  end(at: Date, columns: Partial<SubscriptionModel>): void {
    const canceledAt = this.row.canceledAt ?? at;
    this.change(at, columns.status === 'EXPIRED' ? 'expired' : 'canceled', { canceledAt, endedAt: at, ...columns });
    const rows = this.grants.filter(({ endedAt }) => endedAt === null || endedAt > at);
    changeAccess(this.population, this.person, { rows, at, verb: 'ended', columns: { endedAt: at } });
  }

  /** Changes the subscription and notes what happened. */
  change(at: Date, verb: string, columns: Partial<SubscriptionModel>): void {
    const dueAt = dueAtOf({ ...this.row, ...columns }, at);
    this.population.ledger.change(this.row, at, { ...columns, dueAt });
    this.note(verb, at);
  }

  private payAndEntitle(at: Date): PurchaseModel | null {
    const purchase = this.pay(at);
    this.entitle(at, purchase);
    return purchase;
  }

  private pay(at: Date): PurchaseModel | null {
    const { population, person, price, row } = this;
    if (!price) return null;
    const { discount } = this.choice;
    const lowered = discount && lowersAt(discount, row, at);
    const amountMinor = lowered ? loweredAmount(price.amountMinor, discount) : price.amountMinor;
    return charge(population, person, { price, at, subscriptionId: row.id, amountMinor });
  }

  /** Entitles to the products of the tier until the period ends, and to no others. */
  private entitle(at: Date, purchase: PurchaseModel | null): void {
    const { population, person, row, tier } = this;
    const endedAt = row.currentPeriodEndAt;
    const [purchaseId, products] = [purchase?.id ?? null, tier.products];
    const kept = this.grants.filter((held) => !held.endedAt || held.endedAt >= at);
    changeAccess(population, person, { rows: kept, at, verb: 'changed', columns: { endedAt, purchaseId } });
    const source = row.kind === 'GIFT' ? 'GIFT' : 'SUBSCRIPTION';
    const grounds = { source, subscriptionId: row.id, purchaseId, endedAt } as const;
    const added = products.filter(({ id }) => kept.every(({ productId }) => productId !== id));
    this.grants = [...kept, ...grant(population, person, { products: added, at, grounds })];
  }

  private period(at: Date): { currentPeriodStartAt: Date; currentPeriodEndAt: Date } {
    const { startAt, endAt }: Period = periodAt(this.anchor, this.interval(), at);
    return { currentPeriodStartAt: startAt, currentPeriodEndAt: endAt };
  }

  private firstPeriodEnd(): Date | null {
    const { kind, startedAt, price } = this.choice;
    if (kind === 'GIFT')
      return addIntervals(
        startedAt,
        { ...this.interval(), unit: 'MONTH', count: this.person.random.pick([3, 6, 12]) },
        1,
      );
    return price && addIntervals(startedAt, this.interval(), 1);
  }

  private interval(): Interval {
    const timeZone = this.population.ledger.tables.organizations[0]?.timeZone ?? 'UTC';
    return { unit: this.price?.interval ?? 'MONTH', count: 1, timeZone };
  }

  private note(verb: string, at: Date): void {
    const { id: memberId, creatorId } = this.person.row;
    this.population.ledger.note(`subscription.${verb}`, at, { row: this.row, memberId, creatorId });
  }
}

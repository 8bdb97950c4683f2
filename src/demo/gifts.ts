import type { GiftModel, SubscriptionModel } from '../database/generated/models';
import { claimableUntil, giftDueAt } from '../modules/gifts/gift.rules';
import type { GiftStatus } from '../modules/gifts/gift.type';
import { addDays } from './calendar';
import type { Ledger } from './ledger';
import type { Population } from './people';
import type { SeededRandom } from './random';
import { payFor } from './tips';

const MONTH_DAYS = 30.44;
const UTC = 'UTC';

/** Says who gave the gifts that members have, and leaves one for each creator that nobody has claimed yet. */
export function writeGifts({ ledger, end, catalog, random: chance }: Population, currency: string): void {
  const random = chance.fork('gifts');
  const given = ledger.tables.subscriptions.filter(({ kind }) => kind === 'GIFT');
  for (const subscription of given) giveTo(ledger, random, { subscription, currency });
  const tier = catalog.tiers.find(({ row, prices }) => row.type === 'PAID' && !row.archivedAt && prices.length > 0);
  if (!tier) return;
  for (const { id: creatorId } of catalog.creators) {
    const at = addDays(end, -10);
    const toEmail = 'a-friend@example.com';
    const what = { tierId: tier.row.id, months: 3, amountMinor: 3n * monthly(ledger, tier.row.id, currency), currency };
    give(ledger, random, { ...what, creatorId, at, status: 'UNCLAIMED', toEmail, subscription: null });
  }
}

function giveTo(
  ledger: Ledger,
  random: SeededRandom,
  { subscription, currency }: { readonly subscription: SubscriptionModel; readonly currency: string },
): void {
  const { memberId, tierId, startedAt: at, currentPeriodEndAt } = subscription;
  const receiver = ledger.tables.members.find(({ id }) => id === memberId);
  if (!receiver) return;
  const days = ((currentPeriodEndAt ?? at).getTime() - at.getTime()) / 86_400_000;
  const months = Math.max(1, Math.round(days / MONTH_DAYS));
  const amountMinor = BigInt(months) * monthly(ledger, tierId, currency);
  const what = { tierId, months, amountMinor, currency, creatorId: receiver.creatorId, at };
  give(ledger, random, { ...what, status: 'CLAIMED', toEmail: null, subscription });
}

function monthly(ledger: Ledger, tierId: string, currency: string): bigint {
  const found = ledger.tables.prices.find(
    (price) => price.tierId === tierId && price.interval === 'MONTH' && price.currency === currency,
  );
  return found?.amountMinor ?? 500n;
}

interface PlannedGift extends Pick<
  GiftModel,
  'tierId' | 'months' | 'amountMinor' | 'currency' | 'creatorId' | 'toEmail'
> {
  readonly at: Date;
  readonly status: GiftStatus;
  readonly subscription: SubscriptionModel | null;
}

function give(ledger: Ledger, random: SeededRandom, planned: PlannedGift): void {
  const { at, status, subscription, tierId, months, amountMinor, currency, creatorId, toEmail } = planned;
  const givers = ledger.tables.members.filter(
    (member) => member.creatorId === creatorId && member.createdAt < at && member.id !== subscription?.memberId,
  );
  const [first, ...others] = givers;
  if (!first) return;
  const { id: fromMemberId } = random.pick([first, ...others]);
  const purchase = payFor(ledger, { memberId: fromMemberId, creatorId, kind: 'GIFT', amountMinor, currency, at });
  const times = { deliverAt: at, expiresAt: claimableUntil(at, UTC) };
  const row: GiftModel = {
    ...{ ...ledger.born(at), creatorId, fromMemberId, toMemberId: subscription?.memberId ?? null, toEmail, tierId },
    ...{ purchaseId: purchase.id, subscriptionId: subscription?.id ?? null, status, months, amountMinor, currency },
    ...{ message: 'Enjoy!', code: codeOf(ledger), ...times, claimedAt: subscription && at },
    dueAt: giftDueAt(status, times),
  };
  ledger.tables.gifts.push(row);
  const { code: _code, message: _message, toEmail: _toEmail, ...told } = row;
  ledger.note('gift.created', at, {
    row: { ...told, status: 'UNCLAIMED' } as typeof told,
    memberId: fromMemberId,
    creatorId,
  });
  if (subscription) ledger.note('gift.claimed', at, { row: told, memberId: fromMemberId, creatorId });
}

function codeOf(ledger: Ledger): string {
  const letters = ledger.uuid().replaceAll('-', '').slice(0, 16).toUpperCase();
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}

import { Badge, words } from '../../components/badge';
import { Card, Empty } from '../../components/card';
import { type Column, DataTable } from '../../components/data-table';
import { day, money } from '../../components/figures';
import type { ReadMemberData } from '../../operations/members.generated';
import { stateTone } from './tones';

type Member = NonNullable<ReadMemberData['member']>;
type Subscription = Member['subscriptions'][number];

type Purchase = Member['purchases'][number];

const SUBSCRIPTION_COLUMNS: readonly Column<Subscription>[] = [
  { head: 'Tier', cell: ({ tier, kind }) => `${tier?.name ?? '–'}${kind === 'PAID' ? '' : ` (${words(kind)})`}` },
  { head: 'State', cell: ({ status }) => <Badge tone={stateTone(status)}>{words(status)}</Badge> },
  { head: 'Price', cell: (subscription) => priceOf(subscription), minor: true },
  { head: 'Until', cell: (subscription) => untilOf(subscription), figure: true },
];

const PURCHASE_COLUMNS: readonly Column<Purchase>[] = [
  { head: 'What', cell: ({ kind }) => words(kind) },
  { head: 'State', cell: ({ status }) => <Badge tone={stateTone(status)}>{words(status)}</Badge> },
  { head: 'When', cell: ({ purchasedAt }) => day(purchasedAt), figure: true, minor: true },
  { head: 'Amount', cell: ({ amountMinor, currency }) => money(amountMinor, currency), figure: true },
];

/** What a member agreed to pay, and what was paid. */
export function MoneyCards({ member: { subscriptions, purchases } }: { readonly member: Member }) {
  const idOf = ({ id }: { readonly id: string }) => id;
  return (
    <>
      <Card title="Subscriptions">
        {subscriptions.length === 0 && <Empty>Never subscribed.</Empty>}
        {subscriptions.length > 0 && (
          <DataTable caption="Subscriptions" columns={SUBSCRIPTION_COLUMNS} rows={subscriptions} keyOf={idOf} />
        )}
      </Card>
      <Card title="Purchases">
        {purchases.length === 0 && <Empty>Nothing was paid.</Empty>}
        {purchases.length > 0 && (
          <DataTable caption="Purchases" columns={PURCHASE_COLUMNS} rows={purchases} keyOf={idOf} />
        )}
      </Card>
    </>
  );
}

function priceOf({ price }: Subscription): string {
  if (!price) return '–';
  const { amountMinor, currency, interval, intervalCount } = price;
  const each = intervalCount === 1 ? interval?.toLowerCase() : `${intervalCount} ${interval?.toLowerCase()}s`;
  return `${money(amountMinor, currency)} / ${each ?? 'once'}`;
}

function untilOf({ endedAt, currentPeriodEndAt, cancelAtPeriodEnd }: Subscription): string {
  if (endedAt) return `ended ${day(endedAt)}`;
  if (!currentPeriodEndAt) return 'no end';
  return `${cancelAtPeriodEnd ? 'ends' : 'renews'} ${day(currentPeriodEndAt)}`;
}

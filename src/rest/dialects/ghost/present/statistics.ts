import type { ReadMemberCountsData, ReadMrrData } from '../operations.generated';

/** How many members there were, by day. */
export function presentCounts({ memberCountHistory, members }: ReadMemberCountsData) {
  const data = memberCountHistory.map(({ date, paid, free, comped, gift }) => ({ date, paid, free, comped, gift }));
  return { resource: 'members', total: members.totalCount, data };
}

/** The revenue that recurs by the month, by currency and day. */
export function presentMrr({ mrrHistory }: ReadMrrData) {
  const data = mrrHistory.map(({ currency, points }) => ({
    currency: currency.toLowerCase(),
    data: points.map(({ date, amountMinor }) => ({ date, value: amountMinor })),
  }));
  return { resource: 'mrr', data };
}

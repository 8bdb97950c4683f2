import type { EngagementAlertModel } from '../database/generated/models';
import { addDays } from './calendar';
import type { Catalog } from './catalog';
import type { Ledger } from './ledger';

const HOUR_MS = 3_600_000;

/** An alert of two weeks ago that was over after an afternoon: a post that was passed on. */
export function writeAlert(ledger: Ledger, { creators: [creator] }: Catalog, end: Date): void {
  const firstBucketAt = new Date(addDays(end, -14).getTime() + 14 * HOUR_MS);
  const lastBucketAt = new Date(firstBucketAt.getTime() + 2 * HOUR_MS);
  const openedAt = new Date(lastBucketAt.getTime() + 1.2 * HOUR_MS);
  const row: EngagementAlertModel = {
    ...{ organizationId: ledger.organizationId, id: ledger.id(openedAt), creatorId: creator.id },
    ...{ metric: 'SHARE', direction: 'RISE', severity: 'WARNING', status: 'OPEN', score: 0.59, surprise: 7.2 },
    ...{ alarmAt: lastBucketAt, firstBucketAt, lastBucketAt, hours: 3, seen: 18 },
    ...{ expectedLow: 0, expectedMean: 2.4, expectedHigh: 7.1, views: { last3Hours: 7.2 }, drivers: [] },
    summary: '18 shares (within 3 hours), where 2.4 were expected (usual: 0 to 7.1).',
    ...{ openedAt, updatedAt: openedAt, resolvedAt: null, notifyAt: openedAt, notifiedAt: openedAt },
    ...{ useful: null, feedbackNote: null, feedbackAt: null, version: 1 },
  };
  ledger.tables.engagement_alerts.push(row);
  ledger.note('engagement_alert.opened', openedAt, { row, creatorId: creator.id });
  const resolvedAt = new Date(openedAt.getTime() + 8 * HOUR_MS);
  ledger.change(row, resolvedAt, { status: 'RESOLVED', resolvedAt });
  ledger.note('engagement_alert.resolved', resolvedAt, { row, creatorId: creator.id });
}

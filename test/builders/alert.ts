import { type AlertRow, insertAlert, type NewAlert } from '../../src/modules/alerts/alert.repository';
import { newId } from '../../src/shared/id';
import type { TestOrganization } from '../support/context';

/** An open alert of the organization's creator: twenty comments within an hour, where two were expected. */
export function makeAlert(organization: TestOrganization, values: Partial<NewAlert> = {}): Promise<AlertRow> {
  const now = organization.clock.now();
  const at = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000 - 3_600_000);
  return insertAlert(organization.database.prisma, {
    ...{ organizationId: organization.id, id: newId(now), creatorId: organization.creatorId },
    ...{ metric: 'COMMENT', direction: 'RISE', severity: 'CRITICAL', score: 0.7, surprise: 11 },
    ...{ alarmAt: at, firstBucketAt: at, lastBucketAt: at, hours: 1, seen: 20 },
    ...{ expectedLow: 0, expectedMean: 2, expectedHigh: 6, views: { last1Hours: 11 }, drivers: [] },
    summary: '20 comments since Sunday 1 March 11:00 (within the hour), where 2 were expected (usual: 0 to 6).',
    ...{ openedAt: now, updatedAt: now, notifyAt: now, notifiedAt: now },
    ...values,
  });
}

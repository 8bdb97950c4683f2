import { ALERT, CREATOR, MEMBER, printId } from '../ids';
import type { ReadToldAlertData } from '../operations/webhooks.generated';
import { instant, instantOrNull } from './time';

type Alert = NonNullable<ReadToldAlertData['engagementAlert']>;

/** Something unusual that happens to a creator's audience, in words and numbers. */
export function presentAlert(data: Alert) {
  return {
    id: printId(ALERT, data.id),
    creator_id: data.creator && printId(CREATOR, data.creator.id),
    metric: data.metric.toLowerCase(),
    direction: data.direction.toLowerCase(),
    severity: data.severity.toLowerCase(),
    status: data.status.toLowerCase(),
    summary: data.summary,
    window: {
      first_hour: instant(data.firstBucketAt),
      last_hour: instant(data.lastBucketAt),
      hours: data.hours,
    },
    seen: data.seen,
    expected: data.expected,
    likelihood: data.likelihood,
    score: data.score,
    drivers: data.drivers.map(({ member, contentId, seen, before, share }) => ({
      member_id: member ? printId(MEMBER, member.id) : null,
      content_id: contentId,
      seen,
      before,
      share,
    })),
    detected_at: instant(data.openedAt),
    resolved_at: instantOrNull(data.resolvedAt),
  };
}

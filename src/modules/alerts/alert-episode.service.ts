import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { newId } from '../../shared/id';
import { findDrivers } from './alert-driver.repository';
import { type Evidence, HOUR_MS } from './alert-evidence';
import type { CreatorStep } from './alert-creator';
import { tellAt } from './alert-quiet';
import type { AlertSettings } from './alert-settings.rules';
import { summaryOf } from './alert-words';
import { type AlertRow, findAlerts, insertAlert, updateAlert } from './alert.repository';
import type { AlertMetric } from './alert.kinds';

/** Whose alerts are written, and how they are told. */
export interface AlertPlace {
  readonly creatorId: string;
  readonly timeZone: string;
  readonly settings: AlertSettings;
}

/** Writes what a step of an episode does to its alert, and tells it, unless it is to be told later. */
export async function writeStep(context: RequestContext, place: AlertPlace, step: CreatorStep): Promise<void> {
  if (step.kind === 'OPEN') {
    await openAlert(context, place, step);
    return;
  }
  const { organizationId } = knownViewer(context);
  const { metric } = step;
  const alarmAt = new Date(step.alarmAt);
  const where = { organizationId, creatorId: place.creatorId, metric, alarmAt, status: 'OPEN' } as const;
  const now = context.clock.now();
  const changes =
    step.kind === 'RESOLVE'
      ? { status: 'RESOLVED' as const, resolvedAt: now }
      : await columnsOf(context, place, { metric, evidence: step.evidence });
  const alert = await updateAlert(context.db, where, { ...changes, updatedAt: now });
  if (alert?.notifiedAt) recordAlert(context, step.kind === 'RESOLVE' ? 'resolved' : 'updated', alert);
}

/** Tells the alerts of a creator whose quiet hours are over: that they opened and, if so, that they are resolved. */
export async function tellWaiting(context: RequestContext, creatorId: string): Promise<void> {
  const { organizationId } = knownViewer(context);
  const now = context.clock.now();
  const waiting = await findAlerts(context.db, { organizationId, creatorId, notifiedAt: null, notifyAt: { lte: now } });
  for (const { id } of waiting) {
    const alert = await updateAlert(context.db, { organizationId, id, notifiedAt: null }, { notifiedAt: now });
    if (!alert) continue;
    recordAlert(context, 'opened', alert);
    if (alert.status === 'RESOLVED') recordAlert(context, 'resolved', alert);
  }
}

/** Notes what happened to an alert, and answers the alert. */
export function recordAlert(context: RequestContext, verb: string, alert: AlertRow): AlertRow {
  const { id: subjectId, creatorId } = alert;
  recordEvent(context, { type: `engagement_alert.${verb}`, subjectId, creatorId, data: alert });
  return alert;
}

async function openAlert(
  context: RequestContext,
  place: AlertPlace,
  { metric, evidence, alarmAt }: { metric: AlertMetric; evidence: Evidence; alarmAt: number },
): Promise<void> {
  const { organizationId } = knownViewer(context);
  const { creatorId, settings, timeZone } = place;
  const now = context.clock.now();
  const notifyAt = tellAt(now, settings, timeZone);
  const alert = await insertAlert(context.db, {
    ...{ organizationId, id: newId(now), creatorId, metric },
    ...(await columnsOf(context, place, { metric, evidence })),
    ...{ alarmAt: new Date(alarmAt), openedAt: now, updatedAt: now, notifyAt },
    notifiedAt: notifyAt <= now ? now : null,
  });
  if (alert.notifiedAt) recordAlert(context, 'opened', alert);
}

async function columnsOf(
  context: RequestContext,
  { creatorId, timeZone }: AlertPlace,
  { metric, evidence }: { readonly metric: AlertMetric; readonly evidence: Evidence },
) {
  const { organizationId } = knownViewer(context);
  const { direction, severity, score, surprise, hours, seen, expected, views } = evidence;
  const firstBucketAt = new Date(evidence.firstBucketAt);
  const until = new Date(evidence.lastBucketAt + HOUR_MS);
  const window = { metric, direction, from: firstBucketAt, until };
  const drivers = await findDrivers(context.db, { organizationId, creatorId }, window);
  return {
    ...{ direction, severity, score, surprise, hours, seen, firstBucketAt },
    ...{ lastBucketAt: new Date(evidence.lastBucketAt), views: { ...views } },
    ...{ expectedLow: expected.low, expectedMean: expected.mean, expectedHigh: expected.high },
    drivers: drivers.map((driver) => ({ ...driver })),
    summary: summaryOf(metric, evidence, timeZone),
  };
}

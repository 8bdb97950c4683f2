import { knownViewer, type RequestContext } from '../../context';
import { CreatorJudge, type CreatorStep } from './alert-creator';
import { closedUntil, everyHour, LEARNED_MS } from './alert-engine.service';
import { HOUR_MS } from './alert-evidence';
import { defaultSettings, policyOf } from './alert-settings.rules';
import { summaryOf } from './alert-words';
import { findCreatorsToWatch } from './alert-watch.repository';
import { findSettings } from './alert.repository';
import type { AlertMetric, AlertSeverity } from './alert.kinds';

/** An alert that would have been opened. */
export interface BacktestedAlert {
  readonly creatorId: string;
  readonly creator: string;
  readonly metric: AlertMetric;
  readonly severity: AlertSeverity;
  /** The end of the hour that raised it. */
  readonly openedAt: Date;
  /** The end of the hour in which it was over; null when it went on. */
  readonly resolvedAt: Date | null;
  readonly summary: string;
}

/**
 * What the stored hourly counts would have raised from one instant until another, with the present settings of each
 * creator, oldest first. What lies before is learned from, up to half a year of it. Nothing is written.
 */
export async function backtest(
  context: RequestContext,
  period: { readonly from: Date; readonly until: Date },
): Promise<BacktestedAlert[]> {
  const { organizationId } = knownViewer(context);
  const { timeZone, creators } = await findCreatorsToWatch(context.db, organizationId);
  const settings = await findSettings(
    context.db,
    organizationId,
    creators.map(({ id }) => id),
  );
  const alerts: BacktestedAlert[] = [];
  for (const { id, name } of creators) {
    const policy = policyOf(settings.find(({ creatorId }) => creatorId === id) ?? defaultSettings(id));
    // Muted and switched off is what would have been told of, too.
    const judge = new CreatorJudge({ ...policy, enabled: true, mutedUntil: 0 });
    const steps = await stepsOf(context, { judge, creatorId: id }, period);
    alerts.push(...alertsOf(steps, { creatorId: id, creator: name, timeZone }));
  }
  return alerts.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}

async function stepsOf(
  context: RequestContext,
  { judge, creatorId }: { readonly judge: CreatorJudge; readonly creatorId: string },
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<CreatorStep[]> {
  const key = { organizationId: knownViewer(context).organizationId, creatorId };
  const begin = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS;
  const end = Math.min(Math.floor(until.getTime() / HOUR_MS) * HOUR_MS, closedUntil(context.clock.now()));
  const steps: CreatorStep[] = [];
  for (const hour of await everyHour(context, key, { from: begin - LEARNED_MS, until: end })) {
    if (hour.at < begin) judge.learn(hour);
    else steps.push(...judge.judge(hour));
  }
  return steps;
}

function alertsOf(
  steps: readonly CreatorStep[],
  place: { readonly creatorId: string; readonly creator: string; readonly timeZone: string },
): BacktestedAlert[] {
  const { timeZone, ...creator } = place;
  return steps.flatMap((step) => {
    if (step.kind !== 'OPEN') return [];
    const { metric, alarmAt } = step;
    const own = steps.filter((other) => other.metric === metric && other.alarmAt === alarmAt);
    const last = own.flatMap((other) => (other.kind === 'RESOLVE' ? [] : [other.evidence])).at(-1) ?? step.evidence;
    const end = own.find(({ kind }) => kind === 'RESOLVE');
    return [
      {
        ...creator,
        ...{ metric, severity: last.severity, openedAt: new Date(step.at + HOUR_MS) },
        resolvedAt: end ? new Date(end.at + HOUR_MS) : null,
        summary: summaryOf(metric, last, timeZone),
      },
    ];
  });
}

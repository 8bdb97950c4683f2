import type { CreatorJudge, CreatorStep, HourCounts } from './alert-creator';
import { METRICS } from './alert-creator';
import { type Evidence, severityOf } from './alert-evidence';
import type { Episode } from './alert-stream';
import { AlertDirection, type AlertMetric, AlertSeverity } from './alert.kinds';

/** What hours that are not closed yet have done to an episode. */
export interface EarlyEpisode {
  readonly metric: AlertMetric;
  /** The episode as it is to be kept; the detector is to learn of the hour once it is closed. */
  readonly episode: Episode;
  /** None where another metric tells of it. */
  readonly steps: readonly CreatorStep[];
}

const SEVERITIES = Object.values(AlertSeverity);

/**
 * What can be told of hours that are still being counted, and will not be wrong when they are closed: a rise that is one
 * against all that the whole hour was expected to hold, since what comes in the rest of the hour can only add to it.
 * Nothing falls and nothing is over before its hour is. The judge is one of copies, which are thrown away.
 */
export function judgeEarly(judge: CreatorJudge, hours: readonly HourCounts[]): EarlyEpisode[] {
  const found = new Map<AlertMetric, EarlyEpisode>();
  const undecided = new Set<AlertMetric>();
  for (const hour of hours) {
    const before = new Map(METRICS.map((metric) => [metric, judge.episodeOf(metric)]));
    const all = judge.judge(hour);
    for (const metric of METRICS) {
      const steps = all.filter((step) => step.metric === metric);
      const episode = judge.episodeOf(metric);
      if (!episode || undecided.has(metric)) continue;
      if (isOver(steps)) undecided.add(metric);
      else if (isCertain(steps, before.get(metric)) || hasBegunSilently(episode, before.get(metric)))
        found.set(metric, { metric, episode, steps: [...(found.get(metric)?.steps ?? []), ...steps] });
    }
  }
  return [...found.values()];
}

/** Whether an episode would end here if its hour did, which the rest of the hour may still change. */
function isOver(steps: readonly CreatorStep[]): boolean {
  return steps.at(-1)?.kind === 'RESOLVE';
}

function isCertain(steps: readonly CreatorStep[], before: Episode | undefined): boolean {
  const last = steps.at(-1);
  if (!last || last.kind === 'RESOLVE' || !isRise(last.evidence)) return false;
  return last.kind === 'OPEN' || isMoreSevere(last.evidence, before);
}

/** An episode that another one tells is to be known as well: else it would be told when the other one is closed. */
function hasBegunSilently({ open }: Episode, before: Episode | undefined): boolean {
  if (!open?.silent || open.direction !== AlertDirection.RISE) return false;
  return before?.open?.alarmAt !== open.alarmAt;
}

function isRise({ direction, seen, expected }: Evidence): boolean {
  return direction === AlertDirection.RISE && seen > expected.high;
}

/** Evidence grows with every activity of such an hour; what is worth telling again is that it is another matter now. */
function isMoreSevere({ severity }: Evidence, before: Episode | undefined): boolean {
  const open = before?.open;
  if (!open) return false;
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(severityOf(open.told.surprise / open.line));
}

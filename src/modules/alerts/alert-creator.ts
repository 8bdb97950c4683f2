import { type Evidence, HOUR_MS } from './alert-evidence';
import { type AlertPolicy, AlertStream, type Episode, type Step, type Verdict } from './alert-stream';
import { AlertMetric, AlertSeverity } from './alert.kinds';

const WEEK_MS = 7 * 24 * HOUR_MS;
/** The widest first: what it tells, its parts need not tell again. */
export const METRICS = Object.values(AlertMetric);
/** The metrics whose hours are part of all interactions. */
const PARTS: ReadonlySet<AlertMetric> = new Set([
  AlertMetric.CONTENT_VIEW,
  AlertMetric.COMMENT,
  AlertMetric.SHARE,
  AlertMetric.REACTION,
]);

/** What was counted of a creator in the hour that begins at that time; a metric that is absent is 0. */
export interface HourCounts {
  /** Unix milliseconds. */
  readonly at: number;
  /** Until when it was counted; to its end when absent. */
  readonly until?: number;
  readonly counts: Readonly<Partial<Record<AlertMetric, number>>>;
}

/** What a creator wants to be told of, and how often. */
export interface WatchPolicy extends AlertPolicy {
  readonly enabled: boolean;
  /** Unix milliseconds; nothing is told of hours that end by then. */
  readonly mutedUntil: number;
  /** Alerts in seven days, critical ones aside. */
  readonly weeklyBudget: number;
}

/** A step of one metric's episode. */
export type CreatorStep = Step & { readonly metric: AlertMetric; readonly at: number };

/** What is known of a creator before an hour is judged. */
export interface CreatorState {
  readonly streams: Map<AlertMetric, AlertStream>;
  /** The hours that raised the alerts of the last week. */
  readonly alarms: readonly number[];
}

/** All that is judged of one creator, hour by hour. Pure: the gateway's own judging and backtests run this very code. */
export class CreatorJudge {
  private readonly streams: Map<AlertMetric, AlertStream>;
  private alarms: number[];

  constructor(
    private readonly policy: WatchPolicy,
    state: CreatorState = { streams: new Map(), alarms: [] },
  ) {
    this.streams = state.streams;
    this.alarms = [...state.alarms];
  }

  /** Learns from an hour without telling anything. */
  learn(hour: HourCounts): void {
    for (const [metric, stream] of this.streamsFor(hour)) stream.learn(hour.at, hour.counts[metric] ?? 0);
  }

  /** Judges an hour. Hours are given in their order, none left out. */
  judge(hour: HourCounts): CreatorStep[] {
    const { at, until = at + HOUR_MS } = hour;
    const found: CreatorStep[] = [];
    for (const [metric, stream] of this.streamsFor(hour)) {
      const verdict = (evidence: Evidence) => this.verdict(metric, evidence, { at, until });
      for (const step of stream.judge(at, hour.counts[metric] ?? 0, { ...this.policy, verdict })) {
        if (step.kind === 'OPEN') this.alarms.push(at);
        found.push({ ...step, metric, at });
      }
    }
    return found;
  }

  /** A metric is watched from its first count on. */
  private streamsFor({ counts }: HourCounts): [AlertMetric, AlertStream][] {
    return METRICS.flatMap((metric) => {
      const known = this.streams.get(metric);
      if (known) return [[metric, known] as [AlertMetric, AlertStream]];
      if (!counts[metric]) return [];
      const stream = new AlertStream();
      this.streams.set(metric, stream);
      return [[metric, stream] as [AlertMetric, AlertStream]];
    });
  }

  /** What is under way of a metric; nothing of one that was never counted. */
  episodeOf(metric: AlertMetric): Episode | undefined {
    return this.streams.get(metric)?.episode;
  }

  private verdict(
    metric: AlertMetric,
    { direction, severity }: Evidence,
    hour: { at: number; until: number },
  ): Verdict {
    const { enabled, mutedUntil, weeklyBudget } = this.policy;
    const { at, until } = hour;
    const tells = (other: AlertMetric) => {
      const open = this.episodeOf(other)?.open;
      return open?.direction === direction && !open.silent ? open : undefined;
    };
    if (PARTS.has(metric) && tells(AlertMetric.INTERACTIONS)) return 'SILENT';
    // While an hour goes on a part of it can be found first, and makes the whole unusual as well.
    if (metric === AlertMetric.INTERACTIONS && [...PARTS].some((part) => tells(part)?.alarmAt === at)) return 'SILENT';
    if (!enabled || until <= mutedUntil) return 'LATER';
    this.alarms = this.alarms.filter((alarm) => alarm > at - WEEK_MS);
    return severity === AlertSeverity.CRITICAL || this.alarms.length < weeklyBudget ? 'OPEN' : 'LATER';
  }
}

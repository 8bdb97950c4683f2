import { knownViewer, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { Failure } from '../../shared/failure';
import { Detector } from '../engagement/detector/detector';
import { CreatorJudge, type CreatorState, type CreatorStep, type HourCounts } from './alert-creator';
import { judgeEarly } from './alert-early';
import { type AlertPlace, tellWaiting, writeStep } from './alert-episode.service';
import { HOUR_MS } from './alert-evidence';
import { defaultSettings, policyOf } from './alert-settings.rules';
import { AlertStream, type Episode } from './alert-stream';
import {
  countsBetween,
  type CreatorKey,
  findStreams,
  moveWatch,
  saveEpisode,
  saveStream,
  startWatch,
  takeWatch,
  type WatchRow,
} from './alert-watch.repository';
import { AlertMetric } from './alert.kinds';
import { alarmsSince, findSettings, lockOpenAlerts, nextToTell } from './alert.repository';

/** After the end of an hour, activities of it are waited for so long. Later ones do not change what was judged. */
export const GRACE_MS = 10 * 60_000;
/** How much of the past is learned from when a creator begins to be watched. */
export const LEARNED_MS = 26 * 7 * 24 * HOUR_MS;
/** Hours that are judged in one transaction. */
const MOST_HOURS = 28 * 24;
export const WEEK_MS = 7 * 24 * HOUR_MS;
const TIMEOUT_MS = 60_000;

/** The end of the last hour that is closed. */
export function closedUntil(now: Date): number {
  return Math.floor((now.getTime() - GRACE_MS) / HOUR_MS) * HOUR_MS;
}

/**
 * Judges the next closed hours of a creator, and what those that still go on can be told of already; writes what comes of
 * them and tells what waited. All in one transaction, during which the creator's watch is locked: whoever does not get it
 * leaves the creator alone, and when a process dies the lock is gone and nothing was done. Answers whether there are
 * further hours.
 */
export function judgeCreator(context: RequestContext, creator: { id: string; timeZone: string }): Promise<boolean> {
  return inTransaction(
    context,
    async (transaction) => {
      const key = { organizationId: knownViewer(context).organizationId, creatorId: creator.id };
      const watch = await takenWatch(transaction, key);
      if (!watch) return false;
      const closed = closedUntil(context.clock.now());
      const from = watch.judgedUntil.getTime();
      const until = Math.max(from, Math.min(closed, from + MOST_HOURS * HOUR_MS));
      const watched = await watchedNow(transaction, watch, creator.timeZone);
      if (until > from) await judgeHours(transaction, watched, { from, until });
      if (until >= closed) await judgeOpenHours(transaction, watched, until);
      await tellWaiting(transaction, creator.id);
      const columns = { judgedUntil: new Date(until), notifyAt: await nextToTell(transaction.db, key) };
      if (!(await moveWatch(transaction.db, watch, columns)))
        throw new Failure('CONFLICT', 'The creator was judged by somebody else at the same time.');
      return until < closed;
    },
    TIMEOUT_MS,
  );
}

async function takenWatch({ db, clock }: RequestContext, key: CreatorKey): Promise<WatchRow | null> {
  const learnUntil = closedUntil(clock.now());
  const times = { from: new Date(learnUntil - LEARNED_MS), learnUntil: new Date(learnUntil) };
  await startWatch(db, key, times);
  return takeWatch(db, key);
}

interface Hours {
  readonly from: number;
  readonly until: number;
}

/** A creator whose watch this transaction holds, with all that the judging goes by. */
interface Watched {
  readonly watch: WatchRow;
  readonly place: AlertPlace;
  readonly state: CreatorState;
}

async function watchedNow(context: RequestContext, watch: WatchRow, timeZone: string): Promise<Watched> {
  const { organizationId, creatorId } = watch;
  const [made] = await findSettings(context.db, organizationId, [creatorId]);
  const place = { creatorId, timeZone, settings: made ?? defaultSettings(creatorId) };
  return { watch, place, state: await stateOf(context, watch) };
}

async function judgeHours(context: RequestContext, { watch, place, state }: Watched, hours: Hours): Promise<void> {
  const judge = new CreatorJudge(policyOf(place.settings), state);
  const steps: CreatorStep[] = [];
  for (const hour of await everyHour(context, watch, hours)) {
    if (hour.at < watch.learnUntil.getTime()) judge.learn(hour);
    else steps.push(...judge.judge(hour));
  }
  for (const step of steps) await writeStep(context, place, step);
  for (const [metric, { detector, episode }] of state.streams)
    await saveStream(context.db, watch, { metric, state: detector.save(), episode });
}

/** Opens what can be told of hours that go on. The detectors do not learn of them; only the episodes are kept. */
async function judgeOpenHours(context: RequestContext, { watch, place, state }: Watched, from: number): Promise<void> {
  const hours = await openHours(context, watch, from);
  const judge = new CreatorJudge(policyOf(place.settings), copyOf(state));
  for (const { metric, episode, steps } of judgeEarly(judge, hours)) {
    for (const step of steps) await writeStep(context, place, step);
    await saveEpisode(context.db, watch, { metric, episode });
  }
}

/** What was counted so far in the hours that are not closed; nothing when nothing was. */
export async function openHours(context: RequestContext, key: CreatorKey, from: number): Promise<HourCounts[]> {
  const now = context.clock.now().getTime();
  const hours = await everyHour(context, key, { from, until: now });
  if (hours.every(({ counts }) => Object.keys(counts).length === 0)) return [];
  return hours.map((hour) => ({ ...hour, until: Math.min(hour.at + HOUR_MS, now) }));
}

/** The same state, from which a judge can go on without changing what is known. */
export function copyOf({ streams, alarms }: CreatorState): CreatorState {
  return { streams: new Map([...streams].map(([metric, stream]) => [metric, stream.copy()])), alarms };
}

/** All hours of a span in their order; where nothing was counted, nothing happened. */
export async function everyHour({ db }: RequestContext, key: CreatorKey, hours: Hours): Promise<HourCounts[]> {
  const span = { from: new Date(hours.from), until: new Date(hours.until) };
  const counted = new Map((await countsBetween(db, key, span)).map((hour) => [hour.at, hour]));
  const all: HourCounts[] = [];
  for (let at = hours.from; at < hours.until; at += HOUR_MS) all.push(counted.get(at) ?? { at, counts: {} });
  return all;
}

/** What is known of a creator, with its open alerts locked. */
async function stateOf(context: RequestContext, watch: WatchRow): Promise<CreatorState> {
  const open = await lockOpenAlerts(context.db, watch);
  const streams = new Map<AlertMetric, AlertStream>();
  for (const row of await findStreams(context.db, watch)) {
    const metric = AlertMetric[row.metric];
    const detector = Detector.restore(row.state) ?? (await relearned(context, watch, metric));
    const stream = new AlertStream(detector, row.episode as unknown as Episode);
    const told = stream.episode.open?.silent ? undefined : stream.episode.open;
    const isOpen = open.some((alert) => alert.metric === metric && alert.alarmAt.getTime() === told?.alarmAt);
    if (told && !isOpen) stream.forgetOpen();
    streams.set(metric, stream);
  }
  const week = new Date(watch.judgedUntil.getTime() - WEEK_MS);
  return { streams, alarms: await alarmsSince(context.db, watch, week) };
}

/** A detector whose state is of an earlier release learns again from the hours that were counted. */
async function relearned(context: RequestContext, watch: WatchRow, metric: AlertMetric): Promise<Detector> {
  const until = watch.judgedUntil.getTime();
  const detector = new Detector();
  let begun = false;
  for (const { at, counts } of await everyHour(context, watch, { from: until - LEARNED_MS, until })) {
    const value = counts[metric] ?? 0;
    begun ||= value > 0;
    if (begun) detector.update(at, value);
  }
  return detector;
}

import { randomUUID } from 'node:crypto';
import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import type { ActiveCreator } from '../../shared/activity-feed';
import { LruMap } from '../../shared/lru-map';
import { Detector } from '../engagement/detector/detector';
import { CreatorJudge, type CreatorState } from './alert-creator';
import { judgeEarly } from './alert-early';
import { judgeCreator, openHours, WEEK_MS } from './alert-engine.service';
import { findOpenCounts, type OpenCounts } from './alert-look.repository';
import { defaultSettings, policyOf } from './alert-settings.rules';
import { AlertStream, type Episode } from './alert-stream';
import { findStreams } from './alert-watch.repository';
import { AlertMetric } from './alert.kinds';
import { alarmsSince, findSettings } from './alert.repository';

/** A creator is looked at again after so long at the soonest, however much comes in. */
const PAUSE_MS = 1_000;
/** The states of so many creators stay in memory, 100 kB each at most. */
const KNOWN_CREATORS = 100;
const COUNTED_CREATORS = 10_000;

/** What a look at a creator goes by, as of a version of the creator's watch. */
interface Known {
  readonly version: number;
  readonly streams: readonly { readonly metric: AlertMetric; readonly state: Uint8Array; readonly episode: Episode }[];
  readonly alarms: readonly number[];
}

/**
 * Looks at creators as soon as activities of them have come, without locking anything: most looks find nothing, and end
 * with two small reads. Where a look finds something to be told, the creator is judged under the lock of its watch.
 */
export class AlertLookout {
  private readonly waiting = new Map<string, ActiveCreator>();
  private readonly resting = new Map<string, NodeJS.Timeout>();
  private readonly counted = new LruMap<string, string>(COUNTED_CREATORS);
  private readonly known = new LruMap<string, Known>(KNOWN_CREATORS);
  private working: Promise<void> = Promise.resolve();
  private isWorking = false;
  private stopped = false;

  constructor(
    private readonly parts: ContextParts,
    private readonly pauseMs = PAUSE_MS,
  ) {}

  /** Has a creator looked at: at once, unless that has just been done. */
  wake(creator: ActiveCreator): void {
    if (this.stopped) return;
    this.waiting.set(keyOf(creator), creator);
    if (!this.isWorking && !this.resting.has(keyOf(creator))) this.work();
  }

  /** Looks at all creators of whom more was counted than at the last look, in case that nobody said so. */
  async sweep(): Promise<void> {
    await this.working;
    if (!this.stopped) await this.lookAt(await findOpenCounts(this.parts.db, this.parts.clock.now()));
  }

  /** Begins no further look, and waits for the one that is under way. */
  stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.resting.values()) clearTimeout(timer);
    return this.working;
  }

  private work(): void {
    this.isWorking = true;
    this.working = this.lookAtWaiting()
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'creators are looked at again later'))
      .finally(() => {
        this.isWorking = false;
      });
  }

  private async lookAtWaiting(): Promise<void> {
    for (;;) {
      const due = [...this.waiting].filter(([key]) => !this.resting.has(key));
      if (due.length === 0 || this.stopped) return;
      for (const [key] of due) this.rest(key);
      const creators = due.map(([, creator]) => creator);
      await this.lookAt(await findOpenCounts(this.parts.db, this.parts.clock.now(), creators));
    }
  }

  private rest(key: string): void {
    this.waiting.delete(key);
    const timer = setTimeout(() => {
      this.resting.delete(key);
      if (this.waiting.has(key) && !this.isWorking) this.work();
    }, this.pauseMs);
    this.resting.set(key, timer.unref());
  }

  private async lookAt(creators: readonly OpenCounts[]): Promise<void> {
    for (const creator of creators) {
      const key = keyOf(creator);
      const counted = `${creator.judgedUntil.getTime()} ${creator.counted}`;
      if (this.stopped) return;
      if (this.counted.get(key) === counted) continue;
      try {
        const context = this.contextOf(creator);
        const found = await this.findsAnything(context, creator);
        if (found) await judgeCreator(context, { id: creator.creatorId, timeZone: creator.timeZone });
        // Somebody else may have had the watch: the next sweep looks once more.
        if (found) this.counted.delete(key);
        else this.counted.set(key, counted);
      } catch (error) {
        this.parts.log.warn({ err: error, creator: creator.creatorId }, 'a creator is looked at again later');
      }
    }
  }

  private contextOf({ organizationId, clockOffsetMs }: OpenCounts): RequestContext {
    const viewer = systemViewer({ id: organizationId, clockOffsetMs: BigInt(clockOffsetMs) });
    return createContext(this.parts, { viewer, requestId: randomUUID(), dialect: 'system' });
  }

  private async findsAnything(context: RequestContext, creator: OpenCounts): Promise<boolean> {
    const hours = await openHours(context, creator, creator.judgedUntil.getTime());
    if (hours.length === 0) return false;
    const { organizationId, creatorId } = creator;
    const [settings = defaultSettings(creatorId)] = await findSettings(context.db, organizationId, [creatorId]);
    const known = await this.knownOf(context, creator);
    return judgeEarly(new CreatorJudge(policyOf(settings), stateOf(known)), hours).length > 0;
  }

  private async knownOf({ db }: RequestContext, creator: OpenCounts): Promise<Known> {
    const kept = this.known.get(keyOf(creator));
    const { version } = creator;
    if (kept?.version === version) return kept;
    const streams = (await findStreams(db, creator)).map(({ metric, state, episode }) => ({
      ...{ metric: AlertMetric[metric], state },
      episode: episode as unknown as Episode,
    }));
    const alarms = await alarmsSince(db, creator, new Date(creator.judgedUntil.getTime() - WEEK_MS));
    const known = { version, streams, alarms };
    this.known.set(keyOf(creator), known);
    return known;
  }
}

function keyOf({ organizationId, creatorId }: ActiveCreator): string {
  return `${organizationId} ${creatorId}`;
}

/** A detector of another release is left out: it learns again when the hour is closed. */
function stateOf({ streams, alarms }: Known): CreatorState {
  const judged = streams.flatMap(({ metric, state, episode }) => {
    const detector = Detector.restore(state);
    return detector ? [[metric, new AlertStream(detector, episode)] as const] : [];
  });
  return { streams: new Map(judged), alarms };
}

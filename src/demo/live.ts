import { systemViewer } from '../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../context';
import { inTransaction } from '../database/transaction';
import { recordActivities } from '../modules/engagement/activity.service';
import { toGlobalId } from '../schema/global-id';
import { newId } from '../shared/id';
import { DEMO_PROFILES } from './demo.service';
import { type DemoPerson, findDemoOrganization, findPeople } from './demo.repository';
import { type LiveDeed, planAnomaly, planOrdinary } from './live-plan';
import { isOfDemo } from './plan';
import { SeededRandom } from './random';

/** How often something is recorded. */
const STEP_MS = 1_500;
/** After the start and from one anomaly to the next. */
const FIRST_ANOMALY_MS = 20_000;
const ANOMALY_EVERY_MS = 180_000;
/** An anomaly comes over some steps, not all at once. */
const DEEDS_A_STEP = 6;

/** Times of the live demo in milliseconds; for tests. */
export interface LivePace {
  readonly stepMs: number;
  readonly firstAnomalyMs: number;
  readonly anomalyEveryMs: number;
}

const PACE: LivePace = {
  stepMs: STEP_MS,
  firstAnomalyMs: FIRST_ANOMALY_MS,
  anomalyEveryMs: ANOMALY_EVERY_MS,
};

/** A live demo under way. */
export interface RunningLive {
  /** How many creators have something going on; 0 when there is no organization that the demo made. */
  readonly creators: number;
  /** Records nothing further, and waits for what is under way. */
  stop(): Promise<void>;
}

/** A creator of the demo with the members. */
interface LiveCreator {
  readonly context: RequestContext;
  readonly people: readonly DemoPerson[];
}

/**
 * Lets the members of the demo's organizations do something from now on: ordinary things all the time, and every few
 * minutes something that is far from ordinary.
 */
export async function startLive(parts: ContextParts, pace: LivePace = PACE): Promise<RunningLive> {
  const creators: LiveCreator[] = [];
  for (const profile of DEMO_PROFILES) {
    const organization = await findDemoOrganization(parts.db, profile.slug);
    if (!organization || !isOfDemo(profile, organization.id)) continue;
    const caller = { viewer: systemViewer(organization), requestId: 'demo-live', dialect: 'system' } as const;
    const context = createContext(parts, caller);
    const people = await findPeople(parts.db, organization.id);
    const ids = [...new Set(people.map(({ creatorId }) => creatorId))];
    creators.push(...ids.map((id) => ({ context, people: people.filter(({ creatorId }) => creatorId === id) })));
  }
  return new LiveDemo(parts, { creators, pace });
}

class LiveDemo implements RunningLive {
  private readonly random: SeededRandom;
  private readonly timer: NodeJS.Timeout | undefined;
  private steps = 0;
  private anomalies = 0;
  private waiting: LiveDeed[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: ContextParts,
    private readonly scene: { readonly creators: readonly LiveCreator[]; readonly pace: LivePace },
  ) {
    // Another day brings other chance.
    this.random = new SeededRandom(`audience-gateway/live/${parts.clock.now().getTime()}`);
    const step = () => {
      this.running = this.running.then(() => this.step());
    };
    this.timer = this.creators > 0 ? setInterval(step, scene.pace.stepMs).unref() : undefined;
  }

  get creators(): number {
    return this.scene.creators.length;
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.running;
  }

  private async step(): Promise<void> {
    const { creators, pace } = this.scene;
    this.steps += 1;
    const due = 1 + Math.floor((this.steps * pace.stepMs - pace.firstAnomalyMs) / pace.anomalyEveryMs);
    if (due > this.anomalies) {
      const people = creators.map((creator) => creator.people);
      this.waiting.push(...planAnomaly(this.random, people, this.anomalies++));
    }
    const unusual = this.waiting.splice(0, DEEDS_A_STEP);
    for (const { context, people } of creators) {
      const own = people[0]?.creatorId;
      const deeds = [
        ...planOrdinary(this.random, people, pace.stepMs),
        ...unusual.filter(({ creatorId }) => creatorId === own),
      ];
      if (deeds.length > 0) await this.record(context, deeds);
    }
  }

  /** The database may be away for a while; the demo goes on when it is back. */
  private async record(context: RequestContext, deeds: readonly LiveDeed[]): Promise<void> {
    const now = context.clock.now();
    const activities = deeds.map(({ memberId, creatorId, ...deed }) => ({
      ...{ ...deed, id: newId(now), occurredAt: now.toISOString() },
      memberId: toGlobalId('Member', memberId),
      creatorId: toGlobalId('Creator', creatorId),
    }));
    try {
      await inTransaction(context, (transaction) => recordActivities(transaction, activities));
    } catch (error) {
      this.parts.log.warn({ err: error }, 'an activity of the live demo could not be recorded');
    }
  }
}

import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { countOpenAlerts } from '../alerts/alert-count.service';
import { existingCreatorId } from '../creators/creator.service';
import { type LiveActivity, liveActivity } from '../engagement/live-activity.service';
import { LiveCounter } from './live-counter';

/** What goes on in an audience, with the alerts of it that go on. */
export interface AudienceReading extends LiveActivity {
  readonly openAlerts: number;
}

/** The counters of a process, by the feed that wakes them. */
const countersOf = new WeakMap<object, Map<string, LiveCounter<AudienceReading>>>();

/**
 * Follows what goes on in the audience of a creator, or of all whom the caller may see. All who follow the same in a
 * process share one reading a second at most.
 */
export async function followAudience(
  context: RequestContext,
  creatorId: Id | undefined,
): Promise<AsyncIterableIterator<AudienceReading>> {
  const own = knownViewer(context).creatorId;
  const wanted = creatorId === undefined ? own : await existingCreatorId(context, creatorId);
  return counterOf(context, wanted).follow();
}

function counterOf(context: RequestContext, creatorId: Id | null): LiveCounter<AudienceReading> {
  const { organizationId } = knownViewer(context);
  const process = context.activity ?? context.db;
  const counters = countersOf.get(process) ?? new Map<string, LiveCounter<AudienceReading>>();
  countersOf.set(process, counters);
  const key = `${organizationId} ${creatorId ?? 'all'}`;
  const counter =
    counters.get(key) ?? makeCounter(context, { organizationId, creatorId, onIdle: () => counters.delete(key) });
  counters.set(key, counter);
  return counter;
}

interface Wanted {
  readonly organizationId: Id;
  readonly creatorId: Id | null;
  readonly onIdle: () => void;
}

function makeCounter(context: RequestContext, { onIdle, ...whose }: Wanted): LiveCounter<AudienceReading> {
  const { db, clock, log, activity } = context;
  const { organizationId, creatorId } = whose;
  return new LiveCounter({
    log,
    onIdle,
    read: async () => ({
      ...(await liveActivity(db, { ...whose, now: clock.now() })),
      openAlerts: await countOpenAlerts(db, whose),
    }),
    watch: (listener) =>
      activity?.watch((creator) => {
        const isOurs = creator?.organizationId === organizationId && (!creatorId || creator.creatorId === creatorId);
        if (isOurs || creator === null) listener();
      }) ?? (() => undefined),
  });
}

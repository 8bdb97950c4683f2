import type { Db } from '../../database/transaction';
import { ActivityKind } from './activity.kinds';
import { countActiveMembers, findLiveCounts, type LiveCount, type LiveQuery } from './live-activity.repository';

export type { LiveCount, LiveQuery } from './live-activity.repository';

/** What goes on in an audience at an instant. */
export interface LiveActivity {
  readonly asOf: Date;
  /** Of every kind, in the order of the kinds. */
  readonly counts: readonly LiveCount[];
  /** In the last five minutes. */
  readonly activeMembers: number;
}

/** What goes on in an audience, from counts of slices of ten seconds; no activity itself is read. */
export async function liveActivity(db: Db, query: LiveQuery): Promise<LiveActivity> {
  const found = new Map((await findLiveCounts(db, query)).map((count) => [count.kind, count]));
  const counts = Object.values(ActivityKind).map(
    (kind) => found.get(kind) ?? { kind, lastMinute: 0, lastFiveMinutes: 0, lastHour: 0 },
  );
  return { asOf: query.now, counts, activeMembers: await countActiveMembers(db, query) };
}

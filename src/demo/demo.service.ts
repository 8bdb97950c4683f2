import type { Config } from '../config';
import type { ContextParts } from '../context';
import type { Database } from '../database/client';
import type { Log } from '../database/log';
import type { Id } from '../shared/id';
import { ensureActivities } from './activities';
import { startOfDay } from './calendar';
import { type OrganizationCredentials, credentialsFile } from './credentials-file';
import { ensureCredentials } from './demo-credentials';
import { DEMO_PUBLICATION } from './demo-publication';
import { DEMO_TWO } from './demo-two';
import { beginDemo, hasOrganization, writeTables } from './demo.repository';
import { isOfDemo, planOrganization } from './plan';
import { ensureRevenue } from './revenue';

/** The two organizations of the demo. */
export const DEMO_PROFILES = [DEMO_PUBLICATION, DEMO_TWO] as const;

/** Whether an organization is one that the demo made, whatever has become of its name. */
export function isDemoOrganization(id: Id): boolean {
  return DEMO_PROFILES.some((profile) => isOfDemo(profile, id));
}

export interface DemoOptions {
  readonly database: Database;
  readonly parts: ContextParts;
  readonly config: Pick<Config, 'dataDir'>;
  readonly log: Log;
}

/** The demo as it is after a start. */
export interface Demo {
  /** Whether this start wrote the data. */
  readonly loaded: boolean;
  /** Where the credentials are kept. */
  readonly file: string;
  readonly organizations: readonly OrganizationCredentials[];
}

/** Loads the demo data when there is no organization `demo`, and keeps its credentials in a file. */
export async function ensureDemo({ database, parts, config, log }: DemoOptions): Promise<Demo> {
  const startedAt = performance.now();
  const loaded = await loadDemo(database, parts.clock.now());
  await ensureActivities(parts, DEMO_PROFILES);
  await ensureRevenue(parts, DEMO_PROFILES);
  if (loaded) log.info({ durationMs: Math.round(performance.now() - startedAt) }, 'demo data loaded');
  const file = credentialsFile(config.dataDir);
  return { loaded, file, organizations: await ensureCredentials(parts, DEMO_PROFILES, file) };
}

/**
 * Writes the demo data of a day in one transaction, unless there is an organization `demo`. Of several processes that
 * start at once one writes it; the others wait and find it there.
 */
export function loadDemo(database: Pick<Database, 'session'>, now: Date): Promise<boolean> {
  const day = startOfDay(now);
  return database.session(async (query) => {
    await beginDemo(query);
    const wanted = !(await hasOrganization(query, DEMO_PUBLICATION.slug));
    if (wanted) {
      for (const profile of DEMO_PROFILES)
        if (!(await hasOrganization(query, profile.slug))) await writeTables(query, planOrganization(profile, day));
    }
    await query('COMMIT');
    return wanted;
  });
}

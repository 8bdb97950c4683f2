import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { organizationByName, type OrganizationFacts } from '../auth/credential.repository';
import { systemViewer } from '../auth/system-viewer';
import { type Config, processConfig } from '../config';
import { type ContextParts, createContext, type RequestContext } from '../context';
import { type Database, openDatabase } from '../database/client';
import { migrate } from '../database/migrate';
import { isDemoOrganization } from '../demo/demo.service';
import { createEventHub } from '../events/hub';
import { openActivitySignals } from '../modules/engagement/activity-signals';
import { StripeProvider } from '../modules/stripe/stripe-provider';
import { systemClock } from '../shared/clock';
import { Failure } from '../shared/failure';

/** What a command works with: the database that the environment names, up to date. */
export interface Workspace {
  readonly config: Config;
  readonly database: Database;
  readonly parts: ContextParts;
}

/** Opens the database for one piece of work and closes it again. Whoever follows events elsewhere hears of changes. */
export async function withWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const config = processConfig();
  // One answer or one error is all that a command says.
  const log = pino({ level: 'silent' });
  const { dataDir, databaseUrl, redisUrl, webhookAllowPrivate, messaging } = config;
  const database = await openDatabase({ dataDir, log, ...(databaseUrl ? { databaseUrl, poolSize: 2 } : {}) });
  try {
    await migrate(database);
    const events = createEventHub({ database, log, redisUrl });
    const activity = openActivitySignals({ database: events.carrier, log });
    const announce = (organizationId: string) => events.announce(organizationId);
    try {
      return await work({
        config,
        database,
        parts: {
          db: database.prisma,
          clock: systemClock,
          log,
          announce,
          events,
          activity,
          webhookAllowPrivate,
          messaging,
          isDemoOrganization,
          ...(config.stripe ? { payments: new StripeProvider({ settings: config.stripe, db: database.prisma }) } : {}),
        },
      });
    } finally {
      await activity.close();
      await events.close();
    }
  } finally {
    await database.close();
  }
}

/** The organization with this slug, or one clear refusal. */
export async function organizationBySlug(parts: ContextParts, slug: string): Promise<OrganizationFacts> {
  const organization = await organizationByName(parts.db, slug);
  if (!organization) throw new Failure('NOT_FOUND', `There is no organization ${slug}.`);
  return organization;
}

/** The context of a command's own work inside an organization: it may do everything there. */
export function commandContext(
  parts: ContextParts,
  organization: Pick<OrganizationFacts, 'id' | 'clockOffsetMs'>,
): RequestContext {
  return createContext(parts, { viewer: systemViewer(organization), requestId: randomUUID(), dialect: 'cli' });
}

import type { Logger } from 'pino';
import type { KnownViewer } from '../auth/viewer';
import type { Clock } from '../shared/clock';
import { FORBIDDEN } from './close';
import type { Session } from './session';

const EVERY_MS = 2_000;

export interface CredentialWatchOptions {
  readonly sessions: Iterable<Session>;
  readonly stillValid: (viewers: readonly KnownViewer[]) => Promise<boolean[]>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Closes the sockets whose credential has expired or was revoked, with one statement for all of them. While the database
 * is away nothing is known to be revoked, and the sockets stay.
 */
export function watchCredentials(options: CredentialWatchOptions): { stop(): void } {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look(options)
      .catch((error: unknown) => options.log.warn({ err: error }, 'credentials of open sockets cannot be checked yet'))
      .finally(() => {
        looking = false;
      });
  }, EVERY_MS).unref();
  return { stop: () => clearInterval(timer) };
}

async function look({ sessions, stillValid, clock }: CredentialWatchOptions): Promise<void> {
  const groups = new Map<string, { viewer: KnownViewer; sessions: Session[] }>();
  const now = clock.now();
  for (const session of sessions) {
    const { viewer } = session;
    if (viewer.kind === 'anonymous') continue;
    if (viewer.expiresAt && viewer.expiresAt <= now) session.close(FORBIDDEN);
    else groupOf(groups, viewer).push(session);
  }
  if (groups.size === 0) return;
  const callers = [...groups.values()];
  const valid = await stillValid(callers.map(({ viewer }) => viewer));
  callers
    .filter((_, index) => !valid[index])
    .forEach((caller) => caller.sessions.forEach((session) => session.close(FORBIDDEN)));
}

function groupOf(groups: Map<string, { viewer: KnownViewer; sessions: Session[] }>, viewer: KnownViewer): Session[] {
  const credential = 'credentialId' in viewer ? viewer.credentialId : null;
  const key = `${viewer.organizationId}:${viewer.principal}:${credential}`;
  const group = groups.get(key) ?? { viewer, sessions: [] };
  groups.set(key, group);
  return group.sessions;
}

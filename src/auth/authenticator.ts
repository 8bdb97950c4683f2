import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Config } from '../config';
import { guard } from '../database/errors';
import type { Db } from '../database/transaction';
import type { Clock } from '../shared/clock';
import type { Id } from '../shared/id';
import { LruMap } from '../shared/lru-map';
import { type AttemptLimiter, countingFailures } from './attempts';
import type { CredentialDialect } from './credential';
import { livingCredentials } from './credential.repository';
import { OrganizationClocks } from './organization-clocks';
import { viewerOfBasic } from './schemes/basic-key';
import { tokenScheme } from './schemes/bearer-jwt';
import { viewerOfKey } from './schemes/bearer-key';
import { viewerOfGhostToken } from './schemes/ghost-jwt';
import { badCredential, isBadCredential } from './schemes/scheme';
import { ANONYMOUS, type KnownViewer, type Viewer } from './viewer';

/** The ways in which callers say who they are, named after the fronts that use them. */
export type AuthScheme = CredentialDialect;

/** The word that an Authorization header of the scheme begins with. */
const WORDS: Record<Exclude<AuthScheme, 'ghost'>, string> = {
  graphql: 'bearer',
  allegro: 'bearer',
  audience: 'bearer',
  pliro: 'basic',
};

/** Where a caller comes from, and where to. */
export interface Approach {
  /** The address that what is not good counts against. */
  readonly address?: string | undefined;
  /** What a Ghost token's audience has to end in when that is not the usual one. */
  readonly audience?: string | undefined;
}

export interface Authenticator {
  /**
   * The caller behind an Authorization header. Without one, /graphql knows nobody and every dialect refuses. Throws
   * UNAUTHENTICATED for whatever is not good, and UNAVAILABLE when that cannot be found out. What is not good counts
   * against the address, if one is given: RATE_LIMITED when that has had too many.
   */
  authenticate(scheme: AuthScheme, authorization: string | undefined, approach?: Approach): Promise<Viewer>;
  /** Which of the callers could still come in with what they came in with. One statement for all of them. */
  stillValid(viewers: readonly KnownViewer[]): Promise<boolean[]>;
  /** The caller as of now, for those who stay: in the present of an organization whose clock may have been moved. */
  renewed(viewer: KnownViewer): Promise<KnownViewer>;
  /** Forgets what is remembered of an organization's callers, because something of the organization has changed. */
  forget(organizationId: Id): void;
}

export interface AuthenticatorParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Pick<Config, 'jwt'>;
  /** Counts what is not good by address; nothing is counted without. */
  readonly attempts?: AttemptLimiter;
}

/** A caller is looked up again after this time, so that other processes' revocations count soon. */
const REMEMBERED_MS = 1000;
const REMEMBERED_CALLERS = 5000;
const HEADER = /^([A-Za-z]+) +(\S+) *$/;

interface Remembered {
  readonly viewer: KnownViewer;
  /** Until when the caller is let in without another look; later on it still tells that the credential was good. */
  until: number;
}

/** Makes the one place where credentials become callers. */
export function createAuthenticator(parts: AuthenticatorParts): Authenticator {
  const remembered = new LruMap<string, Remembered>(REMEMBERED_CALLERS);
  const clocks = new OrganizationClocks(parts.db);
  const resolve = resolver(parts);
  return {
    async authenticate(scheme, authorization, { address, audience } = {}) {
      if (authorization === undefined && scheme === 'graphql') return ANONYMOUS;
      const name = createHash('sha256')
        .update(`${scheme} ${audience ?? ''} ${authorization}`)
        .digest('base64');
      const known = remembered.get(name);
      if (known && known.until > performance.now() && !isOver(known.viewer, parts.clock.now())) return known.viewer;
      const look = async () => {
        try {
          return await guard(() => resolve({ scheme, audience }, authorization ?? ''));
        } catch (error) {
          if (isBadCredential(error)) remembered.delete(name);
          throw error;
        }
      };
      const attempt = address === undefined ? undefined : { address, trusted: known !== undefined };
      const viewer = await countingFailures(parts.attempts, attempt, look);
      remembered.set(name, { viewer, until: performance.now() + REMEMBERED_MS });
      return viewer;
    },
    stillValid: (viewers) => guard(() => stillValid(parts, viewers)),
    async renewed(viewer) {
      const clockOffsetMs = await guard(() => clocks.offsetOf(viewer.organizationId));
      return clockOffsetMs === undefined ? viewer : { ...viewer, clockOffsetMs };
    },
    forget(organizationId) {
      clocks.forget(organizationId);
      for (const [, entry] of remembered.entries())
        if (entry.viewer.organizationId === organizationId) entry.until = -Infinity;
    },
  };
}

interface Door {
  readonly scheme: AuthScheme;
  readonly audience: string | undefined;
}

function resolver(parts: AuthenticatorParts): (door: Door, authorization: string) => Promise<KnownViewer> {
  const viewerOfToken = tokenScheme(parts);
  return async ({ scheme, audience }, authorization) => {
    if (scheme === 'ghost') return viewerOfGhostToken(parts, authorization, audience);
    const [, kind, text] = HEADER.exec(authorization) ?? [];
    if (!kind || !text) throw badCredential();
    if (kind.toLowerCase() !== WORDS[scheme]) throw badCredential();
    if (scheme === 'pliro') return viewerOfBasic(parts, scheme, text);
    const isToken = text.includes('.');
    if (isToken && (scheme === 'graphql' || scheme === 'audience')) return viewerOfToken(text);
    if (isToken || scheme === 'audience') throw badCredential();
    return viewerOfKey(parts, scheme, text);
  };
}

function isOver(viewer: KnownViewer, now: Date): boolean {
  return viewer.expiresAt !== null && viewer.expiresAt <= now;
}

async function stillValid(parts: AuthenticatorParts, viewers: readonly KnownViewer[]): Promise<boolean[]> {
  const now = parts.clock.now();
  const keys = viewers.flatMap((viewer) => {
    const id = credentialIdOf(viewer);
    return id ? [{ organizationId: viewer.organizationId, id }] : [];
  });
  const living = keys.length > 0 ? await livingCredentials(parts.db, keys, now) : new Set<Id>();
  return viewers.map((viewer) => {
    const id = credentialIdOf(viewer);
    return id ? living.has(id) : !isOver(viewer, now);
  });
}

function credentialIdOf(viewer: KnownViewer): Id | null {
  return viewer.kind === 'system' ? null : viewer.credentialId;
}

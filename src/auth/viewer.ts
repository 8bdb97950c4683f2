import { Failure } from '../shared/failure';
import type { Id } from '../shared/id';
import type { Scope } from './scope';

/** The front a request came through. Every event and log line names it. */
export type Dialect = 'graphql' | 'allegro' | 'audience' | 'pliro' | 'ghost' | 'cli' | 'system';

/** What every known caller carries. */
interface Known {
  readonly organizationId: Id;
  readonly scopes: ReadonlySet<Scope>;
  /** When set, the caller sees and changes only what belongs to this creator. */
  readonly creatorId: Id | null;
  /** Whom the rate limit and idempotency keys belong to, and whom events name. */
  readonly principal: string;
  /** How far the organization's clock is ahead of the machine's; only a test organization's moves. */
  readonly clockOffsetMs: number;
  /** When the credential stops being good. */
  readonly expiresAt: Date | null;
}

/** A stored key: a service that calls through one dialect. */
export interface KeyViewer extends Known {
  readonly kind: 'key';
  readonly credentialId: Id;
  /** What the key is called. */
  readonly name: string;
  readonly dialect: Dialect;
  /** Allegro: wants bare objects without the data envelope. */
  readonly bare: boolean;
  /** Ghost: wants to be told of what would be dropped silently. */
  readonly strict?: boolean;
}

/** A person with roles, known by a JSON web token. */
export interface StaffViewer extends Known {
  readonly kind: 'staff';
  readonly subject: string;
  readonly roles: readonly string[];
  /** The stored credential behind a token that the gateway issued itself; it can be revoked. */
  readonly credentialId: Id | null;
}

/** The gateway's own work inside one organization: command line, demo data, jobs. */
export interface SystemViewer extends Known {
  readonly kind: 'system';
}

/** Nobody we know. */
export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** Who is calling: resolved once at the edge, carried in the context. */
export type Viewer = AnonymousViewer | KeyViewer | StaffViewer | SystemViewer;
export type KnownViewer = Exclude<Viewer, AnonymousViewer>;

export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };

/** Whether the caller is known and has the scope. */
export function may(viewer: Viewer, scope: Scope): viewer is KnownViewer {
  return viewer.kind !== 'anonymous' && viewer.scopes.has(scope);
}

/** Refuses a caller without the scope: FORBIDDEN, or UNAUTHENTICATED when nobody is known to be calling. */
export function requireScope(viewer: Viewer, scope: Scope): KnownViewer {
  if (viewer.kind === 'anonymous') throw new Failure('UNAUTHENTICATED', 'A valid credential is required.');
  if (!may(viewer, scope)) throw new Failure('FORBIDDEN', `This credential lacks the scope ${scope}.`);
  return viewer;
}

/** The fronts whose document has no member without an address. */
const ADDRESSED: ReadonlySet<Dialect> = new Set(['allegro', 'audience', 'ghost']);

/** Whether the caller's front knows a member by the address only: members without one are not there for it. */
export function seesOnlyAddressed(viewer: KnownViewer): boolean {
  return viewer.kind === 'key' && ADDRESSED.has(viewer.dialect);
}

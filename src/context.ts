import type { Logger } from 'pino';
import { ANONYMOUS, type Dialect, type KnownViewer, type Viewer } from './auth/viewer';
import type { Db, UnitOfWork } from './database/transaction';
import { type Clock, offsetClock } from './shared/clock';
import type { ActivityFeed } from './shared/activity-feed';
import type { EventFeed } from './shared/event-feed';
import type { Messaging } from './shared/messaging';
import { Failure } from './shared/failure';
import type { PaymentProvider } from './shared/payment-provider';

/** What every request, socket, job and command carries. Services are functions of it and an input. */
export interface RequestContext {
  readonly viewer: Viewer;
  /** The database, or the open transaction. */
  readonly db: Db;
  /** The present in the caller's organization. */
  readonly clock: Clock;
  readonly requestId: string;
  readonly dialect: Dialect;
  readonly log: Logger;
  /** Wakes everybody who follows an organization's event log. */
  readonly announce: (organizationId: string) => void;
  /** The event logs, to be followed as they grow. */
  readonly events: EventFeed;
  /** Where it is heard that activities have come; nobody listens when absent. */
  readonly activity?: ActivityFeed;
  /** Whether webhooks may go to loopback and RFC 1918 addresses; they may not when absent. */
  readonly webhookAllowPrivate?: boolean;
  /** What messages to members are made and sent with. */
  readonly messaging?: Messaging;
  /** Who moves members' money; the built-in test provider when absent. */
  readonly payments?: PaymentProvider;
  /** Whether an organization is one of the demo's; none is when absent. */
  readonly isDemoOrganization?: (organizationId: string) => boolean;
  /** The open transaction's hooks. */
  readonly unit?: UnitOfWork;
}

/** What a context is made of beside the caller: the same for all requests of a process. */
export interface ContextParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly announce: (organizationId: string) => void;
  readonly events: EventFeed;
  readonly activity?: ActivityFeed;
  readonly webhookAllowPrivate?: boolean;
  readonly messaging?: Messaging;
  readonly payments?: PaymentProvider;
  /** Whether an organization is one of the demo's; none is when absent. */
  readonly isDemoOrganization?: (organizationId: string) => boolean;
}

export interface Caller {
  readonly viewer?: Viewer;
  readonly requestId: string;
  readonly dialect: Dialect;
}

/** Makes the context of one request, operation or job. */
export function createContext(parts: ContextParts, caller: Caller): RequestContext {
  const { viewer = ANONYMOUS, requestId, dialect } = caller;
  const clock = viewer.kind === 'anonymous' ? parts.clock : offsetClock(parts.clock, viewer.clockOffsetMs);
  return { ...parts, viewer, requestId, dialect, clock };
}

/** The present as the machine sees it, wherever the organization's clock stands: for what the gateway does by itself. */
export function machineNow({ clock, viewer }: RequestContext): Date {
  const offset = viewer.kind === 'anonymous' ? 0 : viewer.clockOffsetMs;
  return new Date(clock.now().getTime() - offset);
}

/**
 * Whether the caller's organization is one of the demo's. Everybody who opens the console holds its credentials, so that
 * nothing of it may reach real mailboxes or real money.
 */
export function isInDemo({ viewer, isDemoOrganization }: RequestContext): boolean {
  return viewer.kind !== 'anonymous' && isDemoOrganization?.(viewer.organizationId) === true;
}

/** The same caller with nothing remembered: what was loaded for one event of a subscription is not used for the next. */
export function freshContext(context: RequestContext): RequestContext {
  return { ...context };
}

/** The caller, who must be known. */
export function knownViewer(context: RequestContext): KnownViewer {
  if (context.viewer.kind === 'anonymous') throw new Failure('UNAUTHENTICATED', 'A valid credential is required.');
  return context.viewer;
}

/** The caller's organization. */
export function organizationOf(context: RequestContext): string {
  return knownViewer(context).organizationId;
}

/** The caller, who must act for the whole organization and not for one of its creators. */
export function organizationViewer(context: RequestContext): KnownViewer {
  const viewer = knownViewer(context);
  if (viewer.creatorId) throw new Failure('FORBIDDEN', 'This credential acts for one creator only.');
  return viewer;
}

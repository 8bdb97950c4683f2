import { principalOf } from '../auth/principal';
import type { Viewer } from '../auth/viewer';
import type { Session } from './session';

/** A number that is shown at /metrics. */
export interface Gauge {
  inc(): void;
  dec(): void;
}

export interface RealtimeMetrics {
  readonly websocketConnections: Gauge;
  readonly websocketSubscriptions: Gauge;
  /** Counts an operation of the graph. */
  operation(labels: { type: string; outcome: 'ok' | 'error' | 'refused' }): void;
}

/** All open sockets of this process, and how many each principal has. */
export class Sessions {
  private readonly open = new Set<Session>();
  private readonly byPrincipal = new Map<string, number>();
  private live = 0;

  constructor(
    private readonly maxPerPrincipal: number,
    private readonly metrics: RealtimeMetrics | undefined,
  ) {}

  get connections(): number {
    return this.open.size;
  }

  get subscriptions(): number {
    return this.live;
  }

  [Symbol.iterator](): IterableIterator<Session> {
    return this.open.values();
  }

  add(session: Session): void {
    this.open.add(session);
    this.metrics?.websocketConnections.inc();
  }

  remove(session: Session): void {
    if (!this.open.delete(session)) return;
    this.metrics?.websocketConnections.dec();
    const { principal } = session;
    if (principal === undefined) return;
    const left = (this.byPrincipal.get(principal) ?? 1) - 1;
    if (left > 0) this.byPrincipal.set(principal, left);
    else this.byPrincipal.delete(principal);
  }

  /** Lets a caller in, unless the caller has as many sockets as one may have. */
  admit(session: Session, viewer: Viewer): boolean {
    const principal = principalOf(viewer, session.address);
    const present = this.byPrincipal.get(principal) ?? 0;
    if (present >= this.maxPerPrincipal) return false;
    session.viewer = viewer;
    session.principal = principal;
    this.byPrincipal.set(principal, present + 1);
    return true;
  }

  /** Counts a subscription; returns how to say that it is over. */
  subscribed(): () => void {
    this.live += 1;
    this.metrics?.websocketSubscriptions.inc();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.live -= 1;
      this.metrics?.websocketSubscriptions.dec();
    };
  }
}

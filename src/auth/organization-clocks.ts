import { performance } from 'node:perf_hooks';
import type { Db } from '../database/transaction';
import type { Id } from '../shared/id';
import { LruMap } from '../shared/lru-map';
import { clockOffsetOf } from './credential.repository';

/** Another process can move a clock; this one sees it after this time, as it does a revocation. */
const REMEMBERED_MS = 1000;
const REMEMBERED_ORGANIZATIONS = 5000;

interface Remembered {
  readonly offset: Promise<number | undefined>;
  readonly until: number;
}

/** How far the clocks of organizations are ahead of the machine's, looked up once a moment for all who ask. */
export class OrganizationClocks {
  private readonly remembered = new LruMap<Id, Remembered>(REMEMBERED_ORGANIZATIONS);

  constructor(private readonly db: Db) {}

  /** The organization's offset in milliseconds, or nothing when there is no such organization. */
  offsetOf(organizationId: Id): Promise<number | undefined> {
    const known = this.remembered.get(organizationId);
    if (known && known.until > performance.now()) return known.offset;
    const offset = clockOffsetOf(this.db, organizationId);
    const entry = { offset, until: performance.now() + REMEMBERED_MS };
    this.remembered.set(organizationId, entry);
    offset.catch(() => {
      if (this.remembered.get(organizationId) === entry) this.forget(organizationId);
    });
    return offset;
  }

  /** Forgets the offset, because something of the organization has changed. */
  forget(organizationId: Id): void {
    this.remembered.delete(organizationId);
  }
}

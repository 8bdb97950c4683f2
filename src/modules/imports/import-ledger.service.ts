import { organizationViewer, type RequestContext } from '../../context';
import type { EventType, SubjectType } from '../../events/event';
import { recordEvent } from '../../events/record';
import type { Id } from '../../shared/id';
import { type ImportTables, insertRows } from './import.repository';

/** New rows of these have ids that were never anybody's: members stay as rows for ever, the others get fresh ids. */
const NEVER_SEEN: ReadonlySet<SubjectType> = new Set(['member', 'subscription', 'entitlement']);

/** Whom a row concerns beside itself, and since when it holds. */
export interface Concerned {
  readonly memberId?: Id;
  readonly creatorId?: Id;
  readonly occurredAt?: Date;
  /** What the event says beside the row. */
  readonly extra?: object;
  /** Whether the log cannot know the subject yet. What can be deleted for good may come back under its id. */
  readonly isFirst?: boolean;
}

/** Gathers the rows of one batch of an import, to be written together, and notes them in the event log. */
export class ImportLedger {
  readonly organizationId: Id;
  readonly now: Date;
  /** How many events have been noted. */
  noted = 0;
  readonly tables: ImportTables = {
    labels: [],
    newsletters: [],
    tiers: [],
    prices: [],
    discounts: [],
    members: [],
    identities: [],
    member_labels: [],
    member_newsletters: [],
    subscriptions: [],
    discount_redemptions: [],
    entitlements: [],
  };

  constructor(
    readonly context: RequestContext,
    /** Whether what is taken over is history, of which nobody is told as of news. */
    readonly history: boolean,
  ) {
    this.organizationId = organizationViewer(context).organizationId;
    this.now = context.clock.now();
  }

  /** The columns that every new row starts with. */
  born(id: Id, createdAt: Date = this.now): { organizationId: Id; id: Id; createdAt: Date; version: number } {
    return { organizationId: this.organizationId, id, createdAt: this.past(createdAt), version: 1 };
  }

  /** The instant, or the present when the instant is ahead of it. */
  past(instant: Date): Date {
    return instant > this.now ? this.now : instant;
  }

  /** Notes what happened to a row, as it is now. */
  note(type: EventType, row: { readonly id: Id }, concerned: Concerned = {}): void {
    const { memberId = null, creatorId = null, occurredAt = this.now, extra, isFirst = false } = concerned;
    const data = extra ? { ...row, ...extra } : row;
    this.noted += 1;
    recordEvent(this.context, { type, subjectId: row.id, memberId, creatorId, occurredAt, data, isFirst });
  }

  /** Notes that a row was made: as taken over when it is history, as any other otherwise. */
  noteNew(subject: SubjectType, row: { readonly id: Id }, concerned: Concerned = {}): void {
    const verb = subject === 'entitlement' ? 'granted' : 'created';
    const isFirst = NEVER_SEEN.has(subject);
    this.note(`${subject}.${this.history ? 'imported' : verb}`, row, { ...concerned, isFirst });
  }

  /** Writes the new rows of all tables, each behind those that it refers to. */
  async write(): Promise<void> {
    for (const table of Object.keys(this.tables) as (keyof ImportTables)[])
      await insertRows(this.context.db, table, this.tables[table]);
  }
}

import type { EventModel } from '../database/generated/models';
import { type EventType, subjectTypeOf, toEventData } from '../events/event';
import { type Id, seededId } from '../shared/id';
import { type DemoTables, emptyTables } from './demo-tables';
import type { SeededRandom } from './random';

/** Whom events of the demo data name as their author, and as the request that made them. */
const ACTOR = 'system';
const REQUEST = 'demo-data';

/** What happened, when, and how the row looked then. */
export interface Note {
  readonly type: EventType;
  readonly at: Date;
  readonly subjectId: Id;
  readonly memberId: Id | null;
  readonly creatorId: Id | null;
  readonly data: Record<string, unknown>;
}

/** Whom a change concerns beside its subject. */
export interface Concerned {
  readonly memberId?: Id | null;
  readonly creatorId?: Id | null;
}

interface Versioned {
  updatedAt: Date;
  version: number;
}

/** Gathers the rows of one organization and everything that happened to them. */
export class Ledger {
  readonly tables: DemoTables = emptyTables();
  private readonly notes: Note[] = [];
  private readonly uuids: SeededRandom;

  constructor(
    readonly organizationId: Id,
    private readonly random: SeededRandom,
  ) {
    this.uuids = random.fork('uuids');
  }

  /** The id of something created at that instant. */
  id(createdAt: Date): Id {
    return seededId(createdAt, this.random.idBits());
  }

  /** A UUID that says nothing of what it stands for. */
  uuid(): string {
    return this.uuids.uuid();
  }

  /** The columns that every row starts with. */
  born(createdAt: Date): { organizationId: Id; id: Id; createdAt: Date; updatedAt: Date; version: number } {
    const { organizationId } = this;
    return { organizationId, id: this.id(createdAt), createdAt, updatedAt: createdAt, version: 1 };
  }

  /** Changes a row as its service would: with a new version and the time of the change. */
  change<Row extends Versioned>(row: Row, at: Date, columns: Partial<Row>): Row {
    return Object.assign(row, columns, { updatedAt: at, version: row.version + 1 });
  }

  /** Notes what happened to a subject, with its row as it is now. Changes of one subject are noted in their order. */
  note(type: EventType, at: Date, what: Concerned & { readonly row: { id: Id }; readonly extra?: object }): void {
    const { row, memberId = null, creatorId = null, extra = {} } = what;
    this.notes.push({ type, at, subjectId: row.id, memberId, creatorId, data: toEventData({ ...row, ...extra }) });
  }

  /** What has been noted so far, in the order of time. */
  inOrder(): readonly Note[] {
    return this.notes.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  }

  /** All rows, with the event log in the order of time: positions and sequences without a gap. */
  close(): DemoTables {
    const { organizationId, tables } = this;
    const sequences = new Map<Id, number>();
    const ordered = this.inOrder();
    ordered.forEach((note, index) => {
      const sequence = (sequences.get(note.subjectId) ?? 0) + 1;
      sequences.set(note.subjectId, sequence);
      tables.events.push(this.event(note, { position: BigInt(index + 1), sequence }));
    });
    tables.event_positions.push({ organizationId, last: BigInt(ordered.length) });
    tables.milestone_cursors.push({ organizationId, position: BigInt(ordered.length) });
    return tables;
  }

  private event(note: Note, place: { position: bigint; sequence: number }): EventModel {
    const { type, at, subjectId, memberId, creatorId, data } = note;
    return {
      organizationId: this.organizationId,
      id: this.id(at),
      ...place,
      type,
      subjectType: subjectTypeOf(type),
      subjectId,
      memberId,
      creatorId,
      occurredAt: at,
      recordedAt: at,
      actor: ACTOR,
      dialect: 'system',
      requestId: REQUEST,
      data: data as EventModel['data'],
    };
  }
}

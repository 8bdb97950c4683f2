import type { Id } from './id';

/** An event as those meet it who follow the log live: what happened to whom, without the row that it left behind. */
export interface FollowedEvent {
  readonly organizationId: Id;
  /** 1, 2, 3, … within the organization, in the order of the commits. */
  readonly position: bigint;
  readonly id: Id;
  /** The noun and what happened to it: `member.created`. */
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: Id;
  /** 1, 2, 3, … within one subject. */
  readonly sequence: number;
  readonly memberId: Id | null;
  readonly creatorId: Id | null;
  /** The product that the subject is about, when it is about one. */
  readonly productId: Id | null;
  /** How serious the alert is that the event is about; of no other subject. */
  readonly severity?: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly dialect: string;
}

/** From where, and which events of an organization are wanted. */
export interface FollowQuery {
  readonly organizationId: Id;
  /** Only events behind this position; `now` leaves out all that has happened so far. */
  readonly after: bigint | 'now';
  /** Events that do not satisfy this are passed over. */
  readonly wanted?: (event: FollowedEvent) => boolean;
}

/** A reader's way through a log: the wanted events, and how far it has come. */
export interface FollowedEvents extends AsyncIterableIterator<FollowedEvent> {
  /**
   * Every wanted event up to here has been handed out and dealt with: the last one counts once the next is asked for.
   */
  readonly position: bigint;
}

/** Where events can be followed as they happen. */
export interface EventFeed {
  /**
   * Every wanted event behind the position, in order, none lost and none twice, for ever; the iterator waits when there
   * is no further one yet. Its `return` ends a waiting `next` at once.
   */
  follow(query: FollowQuery): Promise<FollowedEvents>;
  /**
   * Calls the listener when the log of any organization may have grown: best effort, for who looks at the logs from
   * time to time anyway. Answers what ends it.
   */
  watch(listener: () => void): () => void;
}

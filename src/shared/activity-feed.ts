import type { Id } from './id';

/** A creator of an organization. */
export interface ActiveCreator {
  readonly organizationId: Id;
  readonly creatorId: Id;
}

/** Told of whom activities have come, or null when that may be so of anybody. */
export type OnActivity = (creator: ActiveCreator | null) => void;

/** Where it is heard that activities have come. Best effort: whoever must miss none looks at the counts from time to time. */
export interface ActivityFeed {
  /** Says that activities of the present have been recorded. To be called after the commit. */
  announce(organizationId: Id, creatorIds: readonly Id[]): void;
  /** Calls the listener for every creator of whom activities have come, in whichever process. Answers what ends it. */
  watch(listener: OnActivity): () => void;
}

import { parseGlobalId } from '../../../src/schema/global-id';
import type { Id } from '../../../src/shared/id';
import type { Stage, Truth } from './stage';

/** A new member, and what the graph must show of what was said. */
export interface Newcomer {
  readonly id: Id;
  readonly shows: object;
}

/** Something that a front does to a member. */
export interface Write {
  readonly name: string;
  /** To whom: by default to somebody with everything. */
  readonly to?: (stage: Stage) => Promise<Id>;
  readonly send: (stage: Stage, id: Id, before: Truth) => Promise<unknown>;
  /** What the graph must show of it; all that is not named here must be as it was. */
  readonly changes: (before: Truth, stage: Stage) => object;
}

/** A window on the members: how it writes, how it reads, and what it must show of a member. */
export interface Front {
  readonly name: string;
  /** Makes a member with an address, and says all that this front can say of a new one; when it makes any. */
  readonly create?: (stage: Stage, email: string) => Promise<Newcomer>;
  readonly writes: readonly Write[];
  /** How this front deletes, when it does. */
  readonly remove?: (stage: Stage, id: Id) => Promise<unknown>;
  /** The member as this front shows it; nothing when it shows none. */
  readonly read: (stage: Stage, id: Id) => Promise<object | undefined>;
  /** The whole of what it must show. */
  readonly document: (truth: Truth, stage: Stage) => object;
}

/** A front that makes members. */
export type Maker = Front & Required<Pick<Front, 'create'>>;

/** The canonical id behind an id of the graph. */
export function canonical(globalId: string): Id {
  const parsed = parseGlobalId(globalId);
  if (!parsed) throw new Error(`${globalId} is no id of the graph.`);
  return parsed.id;
}

/** An instant in whole seconds with this behind them. */
export function seconds(instant: string | null, end: 'Z' | '.000Z'): string | null {
  return instant && instant.slice(0, 19) + end;
}

/** A change of columns: the member was touched. */
export function touched(stage: Stage, changes: object): object {
  return { ...changes, updatedAt: stage.now() };
}

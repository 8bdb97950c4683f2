import type { MrrMovementKind, PurchaseKind } from '../../database/generated/enums';
import type { Id } from '../../shared/id';

interface Drill {
  readonly creatorId: Id | null;
  /** Only in this currency, when set. */
  readonly currency: string | null;
  /** From then on, when set. */
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Which movements make a figure. */
export interface MovementDrill extends Drill {
  /** All kinds when absent. */
  readonly kinds?: readonly MrrMovementKind[];
  /** Only what concerns this tier. */
  readonly tierId?: Id;
  /** Only what is dated after this instant, and was known by it. */
  readonly scheduledAt?: Date;
}

/** Which events of payments make a figure. */
export interface EntryDrill extends Drill {
  readonly kinds: readonly PurchaseKind[];
  readonly refundsOnly?: boolean;
}

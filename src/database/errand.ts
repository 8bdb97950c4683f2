import { Failure } from '../shared/failure';
import type { TransactionalContext } from './transaction';

/** What was brought from outside of the database for one piece of work. */
export interface Brought {
  /** The context in which the work is run again: by the same time as when it asked, so that it asks for the same. */
  within<C extends TransactionalContext>(context: C): C;
  /** Runs once, when the work has been committed, or has failed for good with an error. Must not throw. */
  settle(error?: unknown): Promise<void>;
}

/**
 * Thrown inside a transaction by work that needs something from outside of the database first, such as a payment
 * provider's word, for which no transaction may wait. The outermost transaction is undone, the errand is run, and the
 * work is run again from its start with what the errand has brought.
 */
export class Errand extends Failure {
  constructor(
    message: string,
    /** Gets what is needed, with the database outside of the transaction; what it throws is the end of the work. */
    readonly run: (outside: TransactionalContext) => Promise<Brought>,
  ) {
    super('UNAVAILABLE', message);
    this.name = 'Errand';
  }
}

import type { Brought } from './errand';
import type { Prisma } from './generated/client';
import type { Log } from './log';

type Hook = () => Promise<void> | void;
type Outside = (db: Prisma.TransactionClient) => Promise<void>;

/** What must happen at the end of one open transaction, beside what its body does. */
export class UnitOfWork {
  private readonly before = new Map<unknown, Hook>();
  private readonly after: (() => void)[] = [];
  private readonly outside: Outside[] = [];
  /** The idempotency key of the request that the transaction answers, told apart from all others; none without one. */
  requestKey?: string;

  constructor(
    /** What was brought from outside of the database for this transaction. */
    readonly brought: readonly Brought[] = [],
  ) {}

  /**
   * Runs inside the transaction, after its body and right before the commit, in the order of the calls. Of the hooks
   * with the same key only the first is kept.
   */
  beforeCommit(hook: Hook, key: unknown = hook): void {
    if (!this.before.has(key)) this.before.set(key, hook);
  }

  /** Runs after the commit, and never when there is none. What it throws is logged. */
  afterCommit(hook: () => void): void {
    this.after.push(hook);
  }

  /**
   * Runs after the commit and before the caller is answered, with the database itself, and never when there is no
   * commit. What it throws is logged: it must be something that is done later when it is not done now.
   */
  goOnOutside(hook: Outside): void {
    this.outside.push(hook);
  }

  /** Runs the hooks before the commit, and those that they add. */
  async runBefore(): Promise<void> {
    // A Map's iterator also meets the entries that are added while it runs.
    for (const hook of this.before.values()) await hook();
  }

  /** Runs the hooks after the commit. */
  runAfter(log: Log): void {
    for (const hook of this.after) {
      try {
        hook();
      } catch (error) {
        log.error({ err: error }, 'a hook after the commit failed');
      }
    }
  }
  /** Runs what goes on outside of the transaction. */
  async runOutside(db: Prisma.TransactionClient, log: Log): Promise<void> {
    for (const hook of this.outside) {
      try {
        await hook(db);
      } catch (error) {
        log.warn({ err: error }, 'what follows a commit was put off');
      }
    }
  }
}

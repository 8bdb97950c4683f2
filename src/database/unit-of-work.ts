import type { Log } from './log';

type Hook = () => Promise<void> | void;

/** What must happen at the end of one open transaction, beside what its body does. */
export class UnitOfWork {
  private readonly before = new Map<unknown, Hook>();
  private readonly after: (() => void)[] = [];

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
}

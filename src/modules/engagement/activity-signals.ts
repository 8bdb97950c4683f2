import type { Database } from '../../database/client';
import type { Log } from '../../database/log';
import type { ActivityFeed, OnActivity } from '../../shared/activity-feed';
import type { Id } from '../../shared/id';

/** The channel on which processes tell each other of whom activities have come. */
const CHANNEL = 'gateway_activity';
/** So long news is gathered before other processes hear it; a stream of small batches is a few words a second. */
const GATHERING_MS = 100;
/** Two ids take 74 bytes of the 8,000 that a notification may have. */
const MOST_A_WORD = 100;

export interface ActivitySignalsOptions {
  readonly database: Pick<Database, 'listen' | 'notify' | 'embedded'>;
  readonly log: Log;
}

/** The activity feed of a process, with what closes it. */
export interface ActivitySignals extends ActivityFeed {
  /** Tells the other processes what they have not heard yet, and stops listening. */
  close(): Promise<void>;
}

/** Opens the activity feed of a process: its own news at once, that of others through the database. */
export function openActivitySignals(options: ActivitySignalsOptions): ActivitySignals {
  return new DatabaseSignals(options);
}

class DatabaseSignals implements ActivitySignals {
  private readonly listeners = new Set<OnActivity>();
  private readonly unsent = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private listening: Promise<(() => Promise<void>) | undefined> | undefined;

  constructor(private readonly options: ActivitySignalsOptions) {}

  announce(organizationId: Id, creatorIds: readonly Id[]): void {
    for (const creatorId of creatorIds) {
      this.tell({ organizationId, creatorId });
      this.unsent.add(`${organizationId}/${creatorId}`);
    }
    // The embedded database has no other process to tell.
    if (this.options.database.embedded) this.unsent.clear();
    else if (this.unsent.size > 0) this.timer ??= setTimeout(() => void this.send(), GATHERING_MS).unref();
  }

  watch(listener: OnActivity): () => void {
    this.listeners.add(listener);
    this.listening ??= this.listen();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
    clearTimeout(this.timer);
    await this.send();
    const unlisten = await this.listening;
    await unlisten?.().catch(() => undefined);
  }

  private tell(creator: Parameters<OnActivity>[0]): void {
    for (const listener of this.listeners) listener(creator);
  }

  private listen(): Promise<(() => Promise<void>) | undefined> {
    const { database, log } = this.options;
    if (database.embedded) return Promise.resolve(undefined);
    return database
      .listen(CHANNEL, (word) => this.hear(word))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'cannot listen for activities of other processes yet');
        this.listening = undefined;
        return undefined;
      });
  }

  /** What this process has said itself is heard once more, which costs its listeners next to nothing. */
  private hear(word: string | null): void {
    if (word === null) return this.tell(null);
    for (const each of word.split(' ')) {
      const [organizationId, creatorId] = each.split('/');
      if (organizationId && creatorId) this.tell({ organizationId, creatorId });
    }
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    const news = [...this.unsent];
    this.unsent.clear();
    try {
      for (let start = 0; start < news.length; start += MOST_A_WORD)
        await this.options.database.notify(CHANNEL, news.slice(start, start + MOST_A_WORD).join(' '));
    } catch (error) {
      this.options.log.warn({ err: error }, 'other processes could not be told of activities');
    }
  }
}

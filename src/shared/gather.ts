import { setTimeout as sleep } from 'node:timers/promises';

/** How much is done at once. */
export interface GatherOptions {
  /** The most that one call has. */
  readonly most: number;
  /** How long a call waits for what may come along; not beyond the present turn when absent. */
  readonly lingerMs?: number;
}

interface Waiting<K, V> {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does at once what is asked for at once: all that comes while a call is under way is one call afterwards. The work
 * answers in the order of its keys. When it fails for several, each is tried by itself, so that none has to fail for
 * another.
 */
export function gather<K, V>(
  work: (keys: readonly K[]) => Promise<readonly V[]>,
  { most, lingerMs }: GatherOptions,
): (key: K) => Promise<V> {
  const queue: Waiting<K, V>[] = [];
  let isUnderWay = false;

  const settle = async (batch: readonly Waiting<K, V>[]): Promise<void> => {
    try {
      const values = await work(batch.map(({ key }) => key));
      batch.forEach(({ resolve }, index) => resolve(values[index] as V));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await settle([one]);
    }
  };

  const drain = async (): Promise<void> => {
    isUnderWay = true;
    do {
      if (queue.length < most) await (lingerMs === undefined ? Promise.resolve() : sleep(lingerMs));
      await settle(queue.splice(0, most));
    } while (queue.length > 0);
    isUnderWay = false;
  };

  return (key) =>
    new Promise((resolve, reject) => {
      queue.push({ key, resolve, reject });
      if (!isUnderWay) void drain();
    });
}

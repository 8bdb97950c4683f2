import DataLoader from 'dataloader';

/** Answers all keys of one tick with one statement: same length and order as the keys. */
export type Batch<C, K, V> = (context: C, keys: readonly K[]) => Promise<readonly (V | Error)[]>;

export interface LoaderOptions<K> {
  /** How keys that are objects are told apart. */
  readonly cacheKey?: (key: K) => unknown;
}

type AnyLoader = DataLoader<never, unknown, unknown>;

const loadersOf = new WeakMap<object, Map<object, AnyLoader>>();

/**
 * Declares a DataLoader. One instance lives for each context, so that answers are batched and remembered within a
 * request, a transaction or one delivery of an event, and never longer.
 */
export function loader<C extends object, K, V>(
  batch: Batch<C, K, V>,
  options: LoaderOptions<K> = {},
): (context: C) => DataLoader<K, V, unknown> {
  return (context) => {
    const loaders = loadersFor(context);
    const known = loaders.get(batch) as DataLoader<K, V, unknown> | undefined;
    if (known) return known;
    const created = new DataLoader<K, V, unknown>((keys) => batch(context, keys), {
      maxBatchSize: 1000,
      ...(options.cacheKey ? { cacheKeyFn: options.cacheKey } : {}),
    });
    loaders.set(batch, created as unknown as AnyLoader);
    return created;
  };
}

/** Forgets what a context has loaded: after a change, what is read next must be read anew. */
export function forgetLoaded(context: object): void {
  loadersOf.delete(context);
}

function loadersFor(context: object): Map<object, AnyLoader> {
  const known = loadersOf.get(context);
  if (known) return known;
  const created = new Map<object, AnyLoader>();
  loadersOf.set(context, created);
  return created;
}

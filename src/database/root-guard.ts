import { AsyncLocalStorage } from 'node:async_hooks';

interface OpenTransaction {
  open: boolean;
}

const current = new AsyncLocalStorage<OpenTransaction>();

/** Runs the body of a transaction. Until it ends, everything it calls must use the transaction's own client. */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const transaction: OpenTransaction = { open: true };
  try {
    return await current.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/**
 * Refuses a statement on the root client while the caller's transaction is open. Such a statement would not belong to
 * the transaction, and on the embedded database, which has one session, it would wait for it for ever.
 */
export function refuseInsideTransaction(): void {
  if (!current.getStore()?.open) return;
  throw new Error("A transaction is open: use the transaction's context instead of the root database client.");
}

/** The client with every door to it guarded by refuseInsideTransaction. */
export function guardRoot<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, property) {
      refuseInsideTransaction();
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

import type { Log } from '../../src/database/log';

/** A log for tests in which nobody reads it. */
export const silentLog: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

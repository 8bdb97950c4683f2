import { redact } from '../http/log';
import { explain } from './explain';

/** `warning` works, but not as it should; `skipped` is not set up, or could not be looked at. */
export type Verdict = 'ok' | 'warning' | 'broken' | 'skipped';

/** What the doctor found out about one thing. */
export interface Finding {
  readonly name: string;
  readonly verdict: Verdict;
  readonly detail: string;
  /** What to do about it; only of what is not as it should be. */
  readonly advice?: string;
}

/** One thing that is looked at, without its name. */
export type Found = Omit<Finding, 'name'>;

/** It is as it should be. */
export function ok(detail: string): Found {
  return { verdict: 'ok', detail };
}

/** There is nothing to look at. */
export function skipped(detail: string): Found {
  return { verdict: 'skipped', detail };
}

/** What went wrong, in one line and without secrets, and what to do about it. */
export function broken(error: unknown, advice: string): Found {
  return { verdict: 'broken', detail: redact(explain(error)), advice };
}

/** It works, but somebody should look at it. */
export function warning(detail: string, advice: string): Found {
  return { verdict: 'warning', detail, advice };
}

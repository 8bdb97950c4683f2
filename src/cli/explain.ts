import { translateDatabaseError } from '../database/errors';
import { Failure } from '../shared/failure';

/** What went wrong, in one line for the person at the terminal. */
export function explain(error: unknown): string {
  const text = messageOf(translateDatabaseError(error));
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function messageOf(error: unknown): string {
  if (error instanceof Failure && error.code === 'UNAVAILABLE' && error.cause) return unreachable(error.cause);
  return wordsOf(error) ?? String(error);
}

/** A host with several addresses fails with one error for each, in an error without words of its own. */
function unreachable(cause: unknown): string {
  const [first] = (cause as { errors?: unknown[] }).errors ?? [cause];
  const reason = wordsOf(first);
  return `The database cannot be reached${reason ? `: ${reason}` : '.'}`;
}

function wordsOf(error: unknown): string | undefined {
  const { message, code, name } = (error ?? {}) as { message?: string; code?: string; name?: string };
  return message || code || name;
}

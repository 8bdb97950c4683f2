import { translateDatabaseError } from '../database/errors';
import { Failure } from '../shared/failure';

/** What went wrong, in one line for the person at the terminal. */
export function explain(error: unknown): string {
  const text = messageOf(translateDatabaseError(error));
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function messageOf(error: unknown): string {
  if (error instanceof Failure && error.code === 'UNAVAILABLE' && error.cause) return unreachable(error.cause);
  if (!(error instanceof Error)) return String(error);
  return error.message || codeOf(error) || error.name;
}

/** A host with several addresses fails with one error for each, in an error without words of its own. */
function unreachable(cause: unknown): string {
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const reason = first instanceof Error ? first.message || codeOf(first) : undefined;
  return `The database cannot be reached${reason ? `: ${reason}` : '.'}`;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error ? String(error.code) : undefined;
}

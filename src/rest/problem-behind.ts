import { Failure } from '../shared/failure';
import { HttpProblem } from './http-problem';

/** What Fastify found wrong with a request before it came to a row, in our words. */
export function problemBehind(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Failure || !(error instanceof Error)) return undefined;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new HttpProblem('TOO_LARGE', 'The request body is too large.');
  if (statusCode === 415) return new HttpProblem('WRONG_TYPE', 'This media type is not understood here.');
  const ofTheRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return ofTheRequest ? new HttpProblem('MALFORMED', 'The request could not be read.') : undefined;
}

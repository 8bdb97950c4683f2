import { DIALECTS } from './dialects';
import { HttpProblem } from './http-problem';
import { type RestReply, toReply } from './reply';

/** A request that the server's router could not make sense of. */
export interface BadAddress {
  readonly url: string;
  readonly method: string;
  readonly requestId: string;
  readonly at: Date;
}

/**
 * The answer to an address with broken escapes, in the form of the dialect that it lies in; nothing outside of all
 * dialects. The server's router refuses such addresses before any dialect sees them.
 */
export function answerBadAddress(request: BadAddress): RestReply | undefined {
  for (const dialect of DIALECTS) {
    const basePath = dialect.basePaths.find((base) => request.url.startsWith(`${base}/`));
    if (basePath === undefined) continue;
    const asked = { ...request, basePath, headers: {}, endpoint: undefined, fromAllowedPage: false };
    const problem = new HttpProblem('MALFORMED', 'The address is not correctly encoded.');
    const answer = dialect.problem(problem, asked);
    return toReply({ ...answer, headers: { ...dialect.headers?.(asked), ...answer.headers } });
  }
  return undefined;
}

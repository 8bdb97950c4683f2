import { DIALECTS } from './dialects';
import { HttpProblem } from './http-problem';
import { type RestReply, toReply } from './reply';

/**
 * The answer to an address with broken escapes, in the form of the dialect that it lies in; nothing outside of all
 * dialects. The server's router refuses such addresses before any dialect sees them.
 */
export function answerBadAddress(url: string): RestReply | undefined {
  const dialect = DIALECTS.find(({ basePaths }) => basePaths.some((base) => url.startsWith(`${base}/`)));
  return dialect && toReply(dialect.problem(new HttpProblem('MALFORMED', 'The address is not correctly encoded.')));
}

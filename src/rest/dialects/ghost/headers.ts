import type { Asked } from '../../asked';
import { oldVersionIn, PRINTED_VERSION } from './versions';

const NEVER_KEPT = 'no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0';

/** The headers of every answer. */
export function headersOf({ basePath, fromAllowedPage }: Asked): Readonly<Record<string, string>> {
  const old = oldVersionIn(basePath);
  return {
    'content-version': PRINTED_VERSION,
    'cache-control': NEVER_KEPT,
    vary: ['Accept-Version', ...(fromAllowedPage ? ['Origin'] : []), 'Accept-Encoding'].join(', '),
    ...(old === undefined ? {} : { deprecation: `version="${old}"` }),
  };
}

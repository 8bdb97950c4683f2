import type { Asked, Unrouted } from '../../asked';
import { pathBelow } from '../../asked';
import type { RestAnswer, Route } from '../../route';
import { allowListOf, forbidden } from './allow-list';
import { unknownEndpoint } from './versions';

const FOR_A_YEAR = 'public, max-age=31536000';

/** Sends a read without the slash at its end to the address that has one, with its query. */
export function redirectToSlash(asked: Asked): RestAnswer | undefined {
  if (asked.method !== 'GET' || pathBelow(asked).endsWith('/')) return undefined;
  const [path = '', ...query] = asked.url.split('?');
  const location = [`${path}/`, ...(query.length > 0 ? [query.join('?')] : [])].join('?');
  const vary = asked.fromAllowedPage ? 'Accept-Version, Origin' : 'Accept-Version';
  return { status: 301, headers: { location, 'cache-control': FOR_A_YEAR, vary } };
}

/** Tells what is forbidden to integrations from what is not there at all; a wrong method is not there. */
export function unroutedBy(routes: readonly Route[]): (asked: Asked) => Unrouted<RestAnswer> {
  const isForbidden = allowListOf(routes);
  return (asked) =>
    isForbidden(asked)
      ? { toKnownCallers: true, answer: forbidden(asked) }
      : { toKnownCallers: false, answer: unknownEndpoint(asked) };
}

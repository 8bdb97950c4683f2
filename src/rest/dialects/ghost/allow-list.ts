import { type Asked, pathBelow } from '../../asked';
import type { RestAnswer, Route } from '../../route';
import { printError } from './envelope';

/** Endpoints that Ghost has and keeps from integrations: the first part of their paths. */
const KEPT = new Set([
  'authentication',
  'automated_emails',
  'custom_theme_settings',
  'emails',
  'identities',
  'integrations',
  'invites',
  'links',
  'mail',
  'mentions',
  'notifications',
  'oembed',
  'recommendations',
  'redirects',
  'roles',
  'schedules',
  'search-index',
  'session',
  'slack',
  'slugs',
  'stats',
  'themes',
  'tinybird',
]);
const METAFIELDS = /^\/members\/metafields(?:\/|$)/;

/** Decides which requests that no row is for are forbidden, and not merely unknown. */
export type AllowList = (asked: Asked) => boolean;

/**
 * Ghost knows its endpoints in any case of letters and by HEAD too, but lets integrations through by the exact path and
 * method: what differs in that only is forbidden to them.
 */
export function allowListOf(routes: readonly Pick<Route, 'method' | 'path'>[]): AllowList {
  const patterns = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (asked) => {
    const path = pathBelow(asked).toLowerCase();
    const method = asked.method === 'HEAD' ? 'GET' : asked.method;
    if (METAFIELDS.test(path) || KEPT.has(path.split('/')[1] ?? '')) return true;
    return patterns.some((one) => one.method === method && one.pattern.test(path));
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\/$/, '').replace(/:[a-z]+/gi, '[^/]+')}/?$`);
}

/** The answer to an integration that asks for more than integrations may. */
export function forbidden(asked: Asked): RestAnswer {
  const message = 'API tokens do not have permission to access this endpoint';
  return printError({ type: 'NoPermissionError', message, raw: true }, asked);
}

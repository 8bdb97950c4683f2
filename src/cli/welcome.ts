import { relative } from 'node:path';
import type { Demo } from '../demo/demo.service';
import type { RunningLive } from '../demo/live';

/** Says where and how to try the gateway: at length on the first start, in one line later on. */
export function welcome({ loaded, file, organizations }: Demo, url: string): string[] {
  const [first] = organizations;
  if (!first) return [];
  const where = relative('', file).startsWith('..') ? file : relative('', file);
  if (!loaded) return [`Demo: ${url}/graphql in a browser, credentials in ${where}`];
  const names = organizations.map(({ title }) => title).join(' and ');
  const query = '{ members(first: 3) { totalCount nodes { name email } } }';
  return [
    '',
    `Audience Gateway is up, with made-up members: ${names}.`,
    '',
    `  In a browser   ${url}/graphql`,
    '  From a shell   curl -s ' + `${url}/graphql \\`,
    `                   -H 'authorization: Bearer ${first.credentials.graphql}' \\`,
    "                   -H 'content-type: application/json' \\",
    `                   -d '${JSON.stringify({ query })}'`,
    `  Allegro API    curl -s ${url}/api/v1/audience-members \\`,
    `                   -H 'authorization: Bearer ${first.credentials.allegro}'`,
    `  Ghost API      ${url}/ghost/api/admin/`,
    `                   key ${first.credentials.ghost}`,
    `  All of REST    ${url}/docs`,
    '',
    `  Credentials for every dialect: ${where}`,
    '',
  ];
}

/** Says what goes on in the live demo, and how to see it. */
export function liveLines({ creators }: RunningLive): string[] {
  if (creators === 0) return ['Live: there is no organization of the demo, so nothing happens (DEMO=on loads them).'];
  return [
    `Live: the members of ${creators} creators are active; something unusual in 20 seconds, then every three minutes.`,
    'See it over a websocket: subscription { engagementAlerts { type engagementAlert { severity summary } } }',
    '',
  ];
}

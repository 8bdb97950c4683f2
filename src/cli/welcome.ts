import { relative } from 'node:path';
import type { Demo } from '../demo/demo.service';

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

import { relative } from 'node:path';
import type { Demo } from '../demo/demo.service';
import type { RunningLive } from '../demo/live';

const QUERY = '{ members(first: 3) { totalCount nodes { name email } } }';

/** Says where and how to try the gateway: at length on the first start, in a few lines later on. */
export function welcome({ loaded, file, organizations }: Demo, url: string): string[] {
  const [first] = organizations;
  if (!first) return [];
  const where = relative('', file).startsWith('..') ? file : relative('', file);
  if (!loaded) return ['', ...places(url), `  Credentials    ${where}`, ''];
  const names = organizations.map(({ title }) => title).join(' and ');
  return [
    '',
    `  Audience Gateway is up, with made-up members: ${names}.`,
    '',
    ...places(url),
    '',
    '  The same members through one graph and four REST dialects, to be copied into a shell:',
    '',
    ...requests(url, first.credentials).flatMap(entry),
    '',
    `  Credentials of every dialect and organization: ${where}`,
    '',
  ];
}

function places(url: string): string[] {
  return [`  Console        ${url}/`, `  GraphiQL       ${url}/graphql`, `  API reference  ${url}/docs`];
}

type Credentials = Demo['organizations'][number]['credentials'];

/** A name and one request, in lines that a shell puts together. */
function requests(url: string, { graphql, allegro, audience, pliro, ghost }: Credentials): [string, string[]][] {
  const bearer = (token: string) => `-H 'authorization: Bearer ${token}'`;
  const body = JSON.stringify({ query: QUERY });
  const client = `{ url: '${url}', version: 'v6.0', key: '${ghost}' }`;
  return [
    ['GraphQL', [`curl -s ${url}/graphql`, bearer(graphql), `-H 'content-type: application/json' -d '${body}'`]],
    ['Allegro', [`curl -s '${url}/api/v1/audience-members?per_page=3'`, bearer(allegro)]],
    ['Audience', [`curl -s '${url}/api/v1/audience/members?limit=3'`, bearer(audience)]],
    ['Pliro', [`curl -s '${url}/2023-04-11/members?limit=3'`, `-u '${pliro}:'`]],
    [
      'Ghost',
      [
        "node -e \"new (require('@tryghost/admin-api'))(",
        client + ')',
        '.members.browse({ limit: 3 }).then(console.log)"',
      ],
    ],
  ];
}

function entry([name, lines]: [string, string[]]): string[] {
  return lines.map((line, index) => {
    const margin = index === 0 ? `  ${name.padEnd(10)}` : ' '.repeat(14);
    return `${margin}${line}${index === lines.length - 1 ? '' : ' \\'}`;
  });
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

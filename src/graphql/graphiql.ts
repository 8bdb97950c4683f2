import { randomBytes } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { EXAMPLES } from './graphiql.examples';

const MOUNT = 'YogaGraphiQL.renderYogaGraphiQL(';

/** What the page needs to know. */
export interface GraphiqlOptions {
  /** The token that is put into the headers of each tab; only ever the demo's. */
  readonly token?: string | undefined;
}

/** The page and the policy that lets a browser run it and nothing else. */
export interface GraphiqlPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

interface Template {
  readonly head: string;
  readonly style: string;
  readonly script: string;
}

let template: Template | undefined;

/**
 * GraphiQL as one page without anything from elsewhere. The large parts are the same for everybody; what differs is the
 * nonce and the options.
 */
export function renderGraphiqlPage(options: GraphiqlOptions): GraphiqlPage {
  template ??= loadTemplate();
  const nonce = randomBytes(16).toString('base64');
  const { head, style, script } = template;
  const start = `const options = ${toScript(optionsOf(options))};${FIRST_QUERY}${CONNECTION_PARAMS}${MOUNT}document.querySelector('#root'), options);`;
  const html = `${head}<style>${style}<script nonce="${nonce}">${script}${start}</script></body></html>`;
  return { html, contentSecurityPolicy: policy(nonce) };
}

function loadTemplate(): Template {
  const page = renderGraphiQL({ title: 'Audience Gateway' });
  const [head = '', afterHead = ''] = splitOnce(page, '<style>');
  const [style = '', afterStyle = ''] = splitOnce(afterHead, '<script>');
  return { head, style, script: afterStyle.slice(0, afterStyle.lastIndexOf(MOUNT)) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  if (at < 0) throw new Error(`The GraphiQL page has no ${separator}.`);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

/** The editor brings its styles at run time; scripts only run with the nonce, and workers from the page's own blobs. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    "connect-src 'self' ws: wss:",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The editor starts with the query of the address or what was there before; otherwise with the first example. */
const FIRST_QUERY = `
options.initialQuery = new URL(location.href).searchParams.get('query') ?? undefined;
`;

/** A socket is opened with the same headers that the editor sends. */
const CONNECTION_PARAMS = `
options.connectionParams = () => {
  try {
    const headers = JSON.parse(localStorage.getItem('graphiql:headers') || options.defaultHeaders || '{}');
    const name = Object.keys(headers).find((key) => key.toLowerCase() === 'authorization');
    return name ? { authorization: headers[name] } : {};
  } catch {
    return {};
  }
};
`;

function optionsOf({ token }: GraphiqlOptions): object {
  const headers = token ? JSON.stringify({ authorization: `Bearer ${token}` }, null, 2) : undefined;
  return {
    title: 'Audience Gateway',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    shouldPersistHeaders: true,
    ...(headers ? { defaultHeaders: headers } : {}),
    defaultQuery: EXAMPLES[0],
    defaultTabs: EXAMPLES.map((query) => ({ query, ...(headers ? { headers } : {}) })),
  };
}

/** JSON that may stand within a script element. */
function toScript(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

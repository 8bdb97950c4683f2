import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../shared/html';
import { FOREVER, type KeptFile, keptFile, sendKeptFile } from './kept-file';

/** What the page is told: only ever the demo's credentials. */
export interface ConsoleSettings {
  readonly demo: readonly { readonly title: string; readonly credentials: Readonly<Record<string, string>> }[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Lets a browser run the page's own files, speak with this gateway, and do nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FOLDER = path.join(__dirname, '../../dist/console');
const MOUNT = '<div id="console">';

/** Puts the console on the server: the page at `/` and its files below `/console/`. */
export function mountConsole(server: FastifyInstance, settings: ConsoleSettings): void {
  const page = existsSync(path.join(FOLDER, 'index.html')) ? readPage(settings) : NOT_BUILT;
  server.get('/', (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
      .header('cache-control', 'no-cache')
      .send(page),
  );
  for (const [name, file] of readFiles())
    server.get(`/console/${name}`, (request, reply) => sendKeptFile(request, reply, file));
}

const NOT_BUILT = '<!doctype html><title>Audience Gateway</title><p>The console is not built: run npm run build.</p>';

/** What the page needs to know stands in an attribute, so that no script is written into it. */
function readPage(settings: ConsoleSettings): string {
  const page = readFileSync(path.join(FOLDER, 'index.html'), 'utf8');
  return page.replace(MOUNT, () => `<div id="console" data-settings="${escapeHtml(JSON.stringify(settings))}">`);
}

function readFiles(): Map<string, KeptFile> {
  if (!existsSync(FOLDER)) return new Map();
  const names = readdirSync(FOLDER).filter((name) => path.extname(name) in TYPES);
  const files = names.map((name): [string, KeptFile] => {
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    return [name, keptFile(type, readFileSync(path.join(FOLDER, name)), FOREVER)];
  });
  return new Map(files);
}

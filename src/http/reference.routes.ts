import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type KeptFile, keptFile, sendKeptFile } from './kept-file';
import {
  REFERENCE_POLICY,
  REFERENCE_SCRIPT,
  REFERENCE_STYLE,
  type ReferenceCredentials,
  renderReferencePage,
} from './reference.page';

export interface ReferenceDependencies {
  /** Describes the REST dialects; asked for once. */
  readonly describe: () => object;
  /** The credentials that a reader may try the endpoints with, when the demo is on. */
  readonly credentials: ReferenceCredentials | undefined;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** The only files of Swagger UI that are served, and under which names. */
const SWAGGER_FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  'swagger-ui-bundle.js': ['swagger-ui-bundle.js', SCRIPT],
  'swagger-ui.css': ['swagger-ui.css', STYLE],
  'favicon.png': ['favicon-32x32.png', 'image/png'],
};

/** Puts the description of the REST dialects on the server, and a page to read and try it. */
export function mountReference(server: FastifyInstance, { describe, credentials }: ReferenceDependencies): void {
  serve(server, '/openapi.json', () => keptFile('application/json; charset=utf-8', JSON.stringify(describe())));
  serve(server, '/docs/reference.js', () => keptFile(SCRIPT, REFERENCE_SCRIPT));
  serve(server, '/docs/reference.css', () => keptFile(STYLE, REFERENCE_STYLE));
  for (const [name, [file, type]] of Object.entries(SWAGGER_FILES))
    serve(server, `/docs/${name}`, () => keptFile(type, readFileSync(path.join(swaggerFolder(), file))));
  const page = renderReferencePage(credentials);
  server.get('/docs', (_request, reply) =>
    reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': REFERENCE_POLICY })
      .send(page),
  );
  server.get('/docs/', (_request, reply) => reply.redirect('/docs', 308));
}

/** The package has no entry that could be loaded without starting it: its package.json says where it is. */
function swaggerFolder(): string {
  return path.dirname(require.resolve('swagger-ui-dist/package.json'));
}

/** Makes the file when it is first asked for. */
function serve(server: FastifyInstance, url: string, make: () => KeptFile): void {
  let file: KeptFile | undefined;
  server.get(url, (request, reply) => sendKeptFile(request, reply, (file ??= make())));
}

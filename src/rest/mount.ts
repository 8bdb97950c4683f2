import type { FastifyInstance } from 'fastify';
import { installConditionalReads } from './caching';
import { type Compiled, compileDialect } from './compile';
import type { RestDialect } from './dialect';
import { DIALECTS } from './dialects';
import { DialectEdge } from './edge';
import type { RestOptions } from './options';
import { installParsers } from './parsers';
import { installUploads } from './uploads';

/**
 * Puts the REST dialects on the server. Every prepared document is held against the schema first: a gateway with a
 * document that does not fit does not start.
 */
export function mountRest(server: FastifyInstance, options: RestOptions): void {
  for (const dialect of options.dialects ?? DIALECTS) {
    const routes = compileDialect(options.schema, dialect);
    for (const basePath of dialect.basePaths) mountDialect(server, { dialect, routes, basePath, options });
  }
}

interface Mounting {
  readonly dialect: RestDialect;
  readonly routes: readonly Compiled[];
  readonly basePath: string;
  readonly options: RestOptions;
}

function mountDialect(server: FastifyInstance, mounting: Mounting): void {
  const { dialect, routes, basePath, options } = mounting;
  const edge = new DialectEdge(mounting);
  const plugin = async (scope: FastifyInstance): Promise<void> => {
    installParsers(scope, dialect, options.config.maxBodyBytes);
    if (dialect.takesUploads) await installUploads(scope);
    if (dialect.conditionalReads) await installConditionalReads(scope);
    scope.addHook('onRequest', (request, reply) => edge.receive(request, reply));
    scope.setErrorHandler((error, request, reply) => edge.refuse(error, request, reply));
    scope.setNotFoundHandler((request, reply) => edge.answerUnrouted(request, reply));
    for (const route of routes)
      for (const url of urlsOf(dialect, route)) mountRoute(scope, { ...mounting, edge, route, url });
  };
  void server.register(plugin, { prefix: basePath });
}

/** A read without the slash at its end is nobody's row, and redirected; a write is served as it is. */
function urlsOf({ trailingSlashes }: RestDialect, { method, path }: Compiled): string[] {
  return trailingSlashes && method !== 'GET' ? [path, path.replace(/\/$/, '')] : [path];
}

interface RowMounting extends Mounting {
  readonly edge: DialectEdge;
  readonly route: Compiled;
  readonly url: string;
}

function mountRoute(scope: FastifyInstance, { dialect, options, edge, route, url }: RowMounting): void {
  const { method, endpoint, writes } = route;
  scope.route({
    method,
    url,
    exposeHeadRoute: dialect.answersHead !== false && !writes,
    bodyLimit: options.config.maxBodyBytes,
    config: { operation: `${dialect.name} ${endpoint}`, endpoint },
    handler: (request, reply) => edge.answer(route, request, reply),
  });
}

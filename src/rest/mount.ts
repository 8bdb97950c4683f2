import type { FastifyInstance } from 'fastify';
import { type CompiledRoute, compileDialect } from './compile';
import type { RestDialect } from './dialect';
import { DIALECTS } from './dialects';
import { DialectEdge } from './edge';
import type { RestOptions } from './options';

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
  readonly routes: readonly CompiledRoute[];
  readonly basePath: string;
  readonly options: RestOptions;
}

function mountDialect(server: FastifyInstance, { dialect, routes, basePath, options }: Mounting): void {
  const edge = new DialectEdge({ dialect, routes, options });
  const plugin = (scope: FastifyInstance, _options: unknown, done: () => void): void => {
    edge.installParsers(scope);
    scope.addHook('onRequest', (request, reply) => edge.receive(request, reply));
    scope.setErrorHandler((error, request, reply) => edge.refuse(error, request, reply));
    scope.setNotFoundHandler((request, reply) => edge.answerUnrouted(request, reply));
    for (const route of routes) {
      scope.route({
        method: route.method,
        url: route.path,
        exposeHeadRoute: !route.writes,
        bodyLimit: options.config.maxBodyBytes,
        config: { operation: `${dialect.name} ${route.endpoint}` },
        handler: (request, reply) => edge.answer(route, request, reply),
      });
    }
    done();
  };
  void server.register(plugin, { prefix: basePath });
}

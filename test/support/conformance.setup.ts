import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Conformance } from './conformance';

// Every answer of a row in the whole test run is held against the reference, however the request came. A test that
// meets one which does not conform fails, whatever else it looks at.

const CHANNEL = 'fastify.initialization';

let conformance: Conformance | undefined;
const problems = new Set<string>();

/** The module is loaded by the first answer: most test files see none. */
function loaded(): Conformance {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  conformance ??= new (require('./conformance') as typeof import('./conformance')).Conformance();
  return conformance;
}

function watch(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance };
  const bodies = new WeakMap<FastifyRequest, string | null | undefined>();
  fastify.addHook('onSend', async (request, _reply, payload) => {
    bodies.set(request, readable(payload));
  });
  fastify.addHook('onResponse', async (request, reply) => {
    check(request, reply, bodies.get(request));
  });
}

/** The text of an answer; undefined for a stream. */
function readable(payload: unknown): string | null | undefined {
  if (payload === null || payload === undefined) return null;
  if (Buffer.isBuffer(payload)) return payload.toString();
  return typeof payload === 'string' ? payload : undefined;
}

function check(request: FastifyRequest, reply: FastifyReply, body: string | null | undefined): void {
  const { operation } = request.routeOptions.config as { readonly operation?: string };
  if (operation === undefined || request.method === 'HEAD' || request.server.hasDecorator('madeUpRows')) return;
  const given = { operation, status: reply.statusCode, headers: reply.getHeaders() };
  const empty = given.status === 304 || given.status === 204;
  try {
    for (const problem of loaded().problemsOf({ ...given, body: empty ? null : body })) problems.add(problem);
  } catch (error) {
    // The server swallows what a hook throws behind the answer.
    problems.add(`${operation}: ${String((error as Error).stack)}`);
  }
}

subscribe(CHANNEL, watch);

afterEach(() => {
  const found = [...problems];
  problems.clear();
  if (found.length > 0) throw new Error(`Answers differ from the reference (/openapi.json):\n${found.join('\n')}`);
});

afterAll(() => {
  unsubscribe(CHANNEL, watch);
});

import { type Context, makeServer, type Server } from 'graphql-ws';
import type { Viewer } from '../auth/viewer';
import { Failure } from '../shared/failure';
import { FORBIDDEN, SocketRefusal, TOO_MANY_REQUESTS, TOO_MANY_SOCKETS } from './close';
import { type OperationDependencies, Operations, unlessReplaced } from './operations';
import type { Session } from './session';

export interface ProtocolDependencies extends OperationDependencies {
  readonly authenticator: OperationDependencies['authenticator'] & {
    authenticate(
      scheme: 'graphql',
      authorization: string | undefined,
      approach: { readonly address: string },
    ): Promise<Viewer>;
  };
}

type Socket = Context<Record<string, unknown> | undefined, Session>;

/** The graphql-transport-ws protocol over our own operations. */
export function createProtocol(deps: ProtocolDependencies): Server<Session> {
  const operations = new Operations(deps);
  return makeServer<Record<string, unknown> | undefined, Session>({
    jsonMessageReviver: refusePoison,
    connectionInitWaitTimeout: deps.config.websocket.initTimeoutMs,
    onConnect: (context) => welcome(deps, context),
    onSubscribe: async ({ extra: session, subscriptions }, id, payload) => {
      const message = { session, id, payload };
      const prepared = await operations.prepare(message, Object.keys(subscriptions).length);
      await unlessReplaced(message);
      return prepared;
    },
    execute: (args) => operations.execute(args),
    subscribe: (args) => operations.subscribe(args),
    onNext: ({ extra: session }, id, payload) => unlessReplaced({ session, id, payload }),
    onError: ({ extra: session }, id, payload) => unlessReplaced({ session, id, payload }),
    onComplete: async ({ extra: session }, id, payload) => {
      await unlessReplaced({ session, id, payload });
      session.finish(id, payload);
    },
  });
}

/** Refuses messages with keys that could reach the prototype of objects, as the HTTP side does. */
function refusePoison(key: string, value: unknown): unknown {
  const poisonous = key === '__proto__' || (key === 'constructor' && value instanceof Object && 'prototype' in value);
  if (poisonous) throw new SyntaxError('Forbidden key.');
  return value;
}

/** Finds out who opens the socket. Only a credential that is known to be bad is told so. */
async function welcome(deps: ProtocolDependencies, context: Socket): Promise<boolean> {
  const { extra: session, connectionParams } = context;
  const viewer = await authenticate(deps, session, connectionParams?.['authorization']);
  if (session.isOpen && !deps.sessions.admit(session, viewer)) throw new SocketRefusal(TOO_MANY_SOCKETS);
  return true;
}

async function authenticate(
  { authenticator }: ProtocolDependencies,
  { address }: Session,
  given: unknown,
): Promise<Viewer> {
  // What is no text is as bad as a text that nobody was given, and counts like one.
  const authorization = given === undefined || typeof given === 'string' ? given : '';
  try {
    return await authenticator.authenticate('graphql', authorization, { address });
  } catch (error) {
    if (error instanceof Failure && error.code === 'RATE_LIMITED') throw new SocketRefusal(TOO_MANY_REQUESTS);
    if (error instanceof Failure && error.code !== 'UNAVAILABLE' && error.code !== 'INTERNAL')
      throw new SocketRefusal(FORBIDDEN);
    throw error;
  }
}

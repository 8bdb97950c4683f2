import { activeSession, signOut } from '../session/session';
import type { Operation } from './operation';

/** What more is known of a problem. */
interface GraphErrorDetails {
  readonly code: string;
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly requestId?: string | undefined;
}

/** What the gateway says is wrong. */
export class GraphError extends Error {
  readonly code: string;
  /** Problems by field of the input. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What to quote to support. */
  readonly requestId: string | undefined;

  constructor(message: string, { code, fields = {}, requestId }: GraphErrorDetails) {
    super(message);
    this.name = 'GraphError';
    this.code = code;
    this.fields = fields;
    this.requestId = requestId;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string; fields?: Record<string, string[]>; requestId?: string };
  }[];
}

/** Sends an operation as the present session's token; a refused token ends the session. */
export async function send<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { token = activeSession()?.token, signal }: { token?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Data> {
  const response = await post(operation.text, { variables, token, signal });
  if (response.status === 401) {
    if (token === activeSession()?.token) signOut();
    throw new GraphError('The token is not valid, or no longer.', { code: 'UNAUTHENTICATED' });
  }
  const { data, errors } = (await response.json().catch(() => ({}))) as Answer;
  const [first] = errors ?? [];
  if (first) {
    const { code = 'UNKNOWN', fields, requestId } = first.extensions ?? {};
    throw new GraphError(first.message, { code, fields, requestId });
  }
  if (data === undefined || data === null)
    throw new GraphError(`The gateway answered ${response.status}.`, { code: 'UNKNOWN' });
  return data as Data;
}

async function post(
  query: string,
  { variables, token, signal }: { variables: unknown; token?: string | undefined; signal?: AbortSignal | undefined },
): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new GraphError('The gateway cannot be reached.', { code: 'OFFLINE' });
  }
}

import { type Client, createClient } from 'graphql-ws';
import { useEffect, useRef, useState } from 'preact/hooks';
import { activeSession, useSession } from '../session/session';
import type { Operation } from './operation';

/** How the live connection stands. */
export type LinkState = 'connecting' | 'live' | 'offline';

const listeners = new Set<(state: LinkState) => void>();
let link: LinkState = 'offline';
let client: { readonly token: string; readonly socket: Client } | undefined;

function setLink(state: LinkState): void {
  link = state;
  for (const listener of listeners) listener(state);
}

/** The one websocket of the present session: opened when something is first followed, and again when it breaks. */
function socketOf(token: string): Client {
  if (client?.token === token) return client.socket;
  void client?.socket.dispose();
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
  const socket = createClient({
    url,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Infinity,
    shouldRetry: () => activeSession()?.token === token,
    keepAlive: 10_000,
    on: {
      connecting: () => setLink('connecting'),
      connected: () => setLink('live'),
      closed: () => setLink('offline'),
    },
  });
  client = { token, socket };
  return socket;
}

/** How the live connection stands now. */
export function useLink(): LinkState {
  const [state, setState] = useState(link);
  useEffect(() => {
    listeners.add(setState);
    setState(link);
    return () => void listeners.delete(setState);
  }, []);
  return state;
}

/**
 * Follows a subscription while the page is open. `variables` is asked at every (re)connection, so that a cursor that it
 * reads resumes right behind what was seen.
 */
export function useLive<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: () => Variables | undefined,
  onData: (data: Data) => void,
): void {
  const session = useSession();
  const latest = useRef({ variables, onData });
  latest.current = { variables, onData };
  useEffect(() => {
    const token = session?.token;
    const wanted = latest.current.variables();
    if (!token || wanted === undefined) return undefined;
    let ended = false;
    let stop = () => {};
    const follow = () => {
      stop = socketOf(token).subscribe(
        {
          query: operation.text,
          // Read whenever the operation is sent, also after a break that the client mends by itself.
          get variables() {
            return latest.current.variables() as Record<string, unknown>;
          },
        },
        {
          next: ({ data }) => data && latest.current.onData(data as Data),
          error: () => !ended && setTimeout(() => !ended && follow(), 2_000),
          complete: () => !ended && setTimeout(() => !ended && follow(), 1_000),
        },
      );
    };
    follow();
    return () => {
      ended = true;
      stop();
    };
  }, [operation, session?.token]);
}

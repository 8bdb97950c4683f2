import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../session/session';
import { type GraphError, send } from './client';
import type { Operation } from './operation';

/** What is known of a query. Earlier data stays while newer is on its way. */
export interface QueryState<Data> {
  readonly data: Data | undefined;
  readonly error: GraphError | undefined;
  readonly loading: boolean;
  /** Asks again. */
  readonly reload: () => void;
}

/** Asks the gateway, again whenever the variables or the session change. Undefined variables ask nothing. */
export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
): QueryState<Data> {
  const session = useSession();
  const [state, setState] = useState<Omit<QueryState<Data>, 'reload'>>({
    data: undefined,
    error: undefined,
    loading: true,
  });
  const [round, setRound] = useState(0);
  const key = `${session?.token ?? ''} ${JSON.stringify(variables)}`;
  const asked = useRef<string>('');
  useEffect(() => {
    if (variables === undefined) {
      setState({ data: undefined, error: undefined, loading: false });
      return undefined;
    }
    const controller = new AbortController();
    // Another question: what was answered to the one before would mislead only when the session is another one.
    const isOtherSession = asked.current.split(' ')[0] !== key.split(' ')[0];
    asked.current = key;
    setState((before) => ({ data: isOtherSession ? undefined : before.data, error: undefined, loading: true }));
    send(operation, variables, { signal: controller.signal }).then(
      (data) => setState({ data, error: undefined, loading: false }),
      (error: GraphError) => {
        if (error.name !== 'AbortError') setState((before) => ({ data: before.data, error, loading: false }));
      },
    );
    return () => controller.abort();
  }, [operation, key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...state, reload };
}

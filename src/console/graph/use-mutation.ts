import { useCallback, useState } from 'preact/hooks';
import { type GraphError, send } from './client';
import type { Operation } from './operation';

/** A mutation that can be run, and how its last run went. */
export interface MutationState<Data, Variables> {
  /** Undefined when it was refused; the error says why. */
  readonly run: (variables: Variables) => Promise<Data | undefined>;
  readonly running: boolean;
  readonly error: GraphError | undefined;
}

/** Lets a form or a button run a mutation. */
export function useMutation<Data, Variables>(operation: Operation<Data, Variables>): MutationState<Data, Variables> {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<GraphError | undefined>();
  const run = useCallback(
    async (variables: Variables) => {
      setRunning(true);
      setError(undefined);
      try {
        return await send(operation, variables);
      } catch (problem) {
        setError(problem as GraphError);
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [operation],
  );
  return { run, running, error };
}

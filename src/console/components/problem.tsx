import type { GraphError } from '../graph/client';
import { Button } from './button';

/** Says what went wrong, with the problems of single fields and what to quote to support. */
export function Problem({ error, retry }: { readonly error: GraphError; readonly retry?: () => void }) {
  const fields = Object.values(error.fields ?? {})
    .flat()
    .filter((text) => text !== error.message);
  return (
    <div class="problem" role="alert">
      <p>{error.message}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {error.requestId && (
        <p class="muted small">
          Request <code>{error.requestId}</code>
        </p>
      )}
      {retry && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

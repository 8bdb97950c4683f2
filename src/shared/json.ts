import { isStorable } from './text';

const MAX_DEPTH = 32;
const MAX_KEYS = 1000;

/** What is wrong with an object that is to be stored as JSON; nothing when it can be stored as it is. */
export function checkJsonObject(value: Record<string, unknown> | null | undefined, maxBytes: number): string[] {
  if (value === null || value === undefined) return [];
  const problem = findProblem(value);
  if (problem) return [problem];
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > maxBytes ? [`must not take more than ${maxBytes} bytes of JSON but takes ${bytes}.`] : [];
}

function findProblem(root: object): string | undefined {
  let keys = 0;
  const pending: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, depth } = item;
    if (depth > MAX_DEPTH) return `must not be nested deeper than ${MAX_DEPTH} levels.`;
    const problem = scalarProblem(value);
    if (problem) return problem;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (++keys > MAX_KEYS) return `must not have more than ${MAX_KEYS} keys and elements.`;
      if (!isStorable(key)) return 'must not contain NUL characters or broken Unicode.';
      pending.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

function scalarProblem(value: unknown): string | undefined {
  if (typeof value === 'string' && !isStorable(value)) return 'must not contain NUL characters or broken Unicode.';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'must only contain finite numbers.';
  return undefined;
}

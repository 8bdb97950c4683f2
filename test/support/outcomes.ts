import { contextFor, runQuery, type TestOrganization } from './context';

const PATIENCE = 20;

/**
 * Sends one mutation and says how it ended: done, or the code of the refusal. A slow machine may turn some of a crowd
 * away for the moment, and they come again, as clients do.
 */
export async function outcome(organization: TestOrganization, document: string, input: object): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { errors } = await runQuery(contextFor({ organization }), document, { input });
    const code = errors ? String(errors[0]?.extensions?.['code']) : 'done';
    if (code !== 'UNAVAILABLE' || attempt === PATIENCE) return code;
  }
}

/** How often each outcome came. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of outcomes) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

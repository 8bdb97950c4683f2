import { GhostRefusal } from './ghost-refusal';

/** How old a token may be, whatever end it names itself. */
export const MAX_AGE_SECONDS = 300;

/** What a verified token says. A signature proves no form, so every claim is of any type. */
export interface GhostClaims {
  readonly iat?: unknown;
  readonly exp?: unknown;
  readonly nbf?: unknown;
  readonly aud?: unknown;
}

/**
 * Refuses claims that do not hold at an instant, with the words of the library that Ghost verifies with and in its order:
 * not active, expired, audience, age. A token made in the future is good; one that does not say when it was made is not.
 */
export function checkClaims(claims: GhostClaims, audience: string, now: Date): void {
  const seconds = Math.floor(now.getTime() / 1000);
  const { nbf, exp, aud, iat } = claims;
  const problems: [boolean, string][] = [
    [nbf !== undefined && !isNumber(nbf), 'invalid nbf value'],
    [isNumber(nbf) && nbf > seconds, 'jwt not active'],
    [exp !== undefined && !isNumber(exp), 'invalid exp value'],
    [isNumber(exp) && seconds >= exp, 'jwt expired'],
    [!endsInAudience(aud, audience), `jwt audience invalid. expected: ${printedPattern(audience)}`],
    [!isNumber(iat), 'iat required when maxAge is specified'],
    [isNumber(iat) && seconds >= iat + MAX_AGE_SECONDS, 'maxAge exceeded'],
  ];
  const found = problems.find(([holds]) => holds);
  if (found) throw new GhostRefusal('INVALID_JWT', `Invalid token: ${found[1]}`);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** One of the audiences has to end in the expected one, with a slash behind it or without. */
function endsInAudience(aud: unknown, audience: string): boolean {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  return audiences.some((name) => typeof name === 'string' && name.replace(/\/$/, '').endsWith(audience));
}

function printedPattern(audience: string): string {
  return String.raw`/\/?${audience.replaceAll('/', String.raw`\/`)}\/?$/`;
}

import type { Jose } from '../jose';
import { loadJose } from '../jose';
import { credentialByPrefix, type StoredCredential } from '../credential.repository';
import type { KeyViewer } from '../viewer';
import { checkClaims, type GhostClaims, MAX_AGE_SECONDS } from './ghost-claims';
import { GhostRefusal } from './ghost-refusal';
import { isAlive, keyViewer, type SchemeParts } from './scheme';

const MAX_LENGTH = 8192;
/** How the key ids of this scheme look. Nothing else is looked up. */
const KEY_ID = /^[0-9a-f]{24}$/;
const ADMIN = 'admin';

/**
 * The caller behind `Ghost <token>`: a JSON web token that the holder of an Admin API key made with HS256 and the bytes
 * of the key's secret. It is good for five minutes from the instant it says it was made at, and only where its audience
 * says. The key is looked up before the signature is checked, so that the refusals come in Ghost's order.
 *
 * @param authorization the whole header; an empty one was not sent
 * @param audience what the token's audience has to end in, `admin` or, under an old address, such as `v3/admin`
 */
export async function viewerOfGhostToken(
  parts: SchemeParts,
  authorization: string,
  audience: string = ADMIN,
): Promise<KeyViewer> {
  const jose = await loadJose();
  const token = tokenIn(authorization);
  const stored = await keyOf(parts, kidOf(jose, token));
  const claims = await verified(jose, token, stored);
  checkClaims(claims, audience, parts.clock.now());
  const viewer = keyViewer(stored);
  return { ...viewer, expiresAt: endOf(viewer.expiresAt, claims) };
}

function tokenIn(authorization: string): string {
  if (authorization === '') throw new GhostRefusal('NO_CREDENTIALS', 'Authorization failed');
  const [scheme = '', token = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'ghost' || token === '')
    throw new GhostRefusal('INVALID_AUTH_HEADER', 'Authorization header format is "Authorization: Ghost [token]"');
  if (token.length > MAX_LENGTH) throw malformed();
  return token;
}

function malformed(): GhostRefusal {
  return new GhostRefusal('MALFORMED_JWT', 'Invalid token');
}

function kidOf(jose: Jose, token: string): string {
  const kid = headerOf(jose, token).kid;
  if (typeof kid !== 'string' || kid === '') throw new GhostRefusal('MISSING_ADMIN_API_KID', 'Admin API kid missing.');
  return kid;
}

function headerOf(jose: Jose, token: string): { readonly kid?: unknown } {
  try {
    jose.decodeJwt(token);
    return jose.decodeProtectedHeader(token);
  } catch {
    throw malformed();
  }
}

/** A key of another dialect, an expired and a revoked one are as unknown as one that never was. */
async function keyOf(parts: SchemeParts, kid: string): Promise<StoredCredential & { readonly secret: Buffer }> {
  const stored = KEY_ID.test(kid) ? await credentialByPrefix(parts.db, kid) : null;
  const { dialect, signingSecret, kind } = stored?.credential ?? {};
  if (!stored || dialect !== 'ghost' || !signingSecret || !isAlive(stored.credential, parts.clock.now()))
    throw new GhostRefusal('UNKNOWN_ADMIN_API_KEY', 'Unknown Admin API Key');
  if (kind === 'content') throw new GhostRefusal('INVALID_API_KEY_TYPE', 'Invalid API Key type');
  return { ...stored, secret: Buffer.from(signingSecret, 'hex') };
}

async function verified(jose: Jose, token: string, { secret }: { readonly secret: Buffer }): Promise<GhostClaims> {
  try {
    await jose.compactVerify(token, secret, { algorithms: ['HS256'] });
    return jose.decodeJwt(token);
  } catch (error) {
    if (error instanceof jose.errors.JOSEAlgNotAllowed) throw invalid('invalid algorithm');
    if (error instanceof jose.errors.JOSEError) throw invalid('invalid signature');
    throw error;
  }
}

function invalid(reason: string): GhostRefusal {
  return new GhostRefusal('INVALID_JWT', `Invalid token: ${reason}`);
}

/** The token's own end: a caller who is remembered is not remembered longer than the token is good. */
function endOf(credentialEnd: Date | null, { iat, exp }: GhostClaims): Date {
  const ends = [credentialEnd?.getTime(), secondsToMs(exp), secondsToMs(iat) + MAX_AGE_SECONDS * 1000];
  return new Date(Math.min(MAX_TIME, ...ends.filter((end) => end !== undefined)));
}

/** The last instant that a Date can hold. */
const MAX_TIME = 8.64e15;

function secondsToMs(seconds: unknown): number {
  return typeof seconds === 'number' ? seconds * 1000 : MAX_TIME;
}

import { encodeBase58 } from '../../../shared/base58';
import { decodeCrockford } from '../../../shared/crockford';
import { dashed } from '../../../shared/id-bits';
import { toObjectId } from '../../../shared/object-id';

/** A REST dialect: how it names a member and how it is opened. */
export interface Dialect {
  readonly name: string;
  readonly title: string;
  readonly path: (ids: MemberIds) => string;
  readonly authorization: (secret: string) => Promise<string>;
}

/** The id of a member as each dialect writes it. */
interface MemberIds {
  readonly uuid: string;
  readonly ulid: string;
  readonly base58: string;
  readonly objectId: string;
}

/** What a dialect answered. */
export interface DialectAnswer {
  readonly path: string;
  readonly text: string;
  readonly curl: string;
}

const bearer = (secret: string) => Promise.resolve(`Bearer ${secret}`);

export const DIALECTS: readonly Dialect[] = [
  {
    name: 'allegro',
    title: 'Allegro',
    path: ({ uuid }) => `/api/v1/audience-members/${uuid}?include=entitlements,purchases`,
    authorization: bearer,
  },
  {
    name: 'audience',
    title: 'Audience',
    path: ({ ulid }) => `/api/v1/audience/members/member_${ulid}`,
    authorization: bearer,
  },
  {
    name: 'pliro',
    title: 'Pliro',
    path: ({ base58 }) => `/2023-04-11/members/memb_${base58}`,
    authorization: (secret) => Promise.resolve(`Basic ${btoa(`${secret}:`)}`),
  },
  {
    name: 'ghost',
    title: 'Ghost',
    path: ({ objectId }) => `/ghost/api/admin/members/${objectId}/`,
    authorization: ghostToken,
  },
];

/** Reads a member through a dialect. The answer is shown as it is, refusals too. */
export async function ask(dialect: Dialect, globalId: string, secret: string): Promise<DialectAnswer> {
  const path = dialect.path(idsOf(globalId));
  const authorization = await dialect.authorization(secret);
  const curl = `curl -s '${location.origin}${path}' -H 'authorization: ${authorization}'`;
  const response = await fetch(path, { headers: { authorization } }).catch(() => undefined);
  if (!response) return { path, curl, text: 'The gateway cannot be reached.' };
  const text = await response.text();
  try {
    return { path, curl, text: JSON.stringify(JSON.parse(text), null, 2) };
  } catch {
    return { path, curl, text: `${response.status} ${text}` };
  }
}

/** All forms of the id: they hold the same bits. */
function idsOf(globalId: string): MemberIds {
  const text = atob(globalId.replaceAll('-', '+').replaceAll('_', '/'));
  const ulid = text.slice(text.indexOf(':') + 1);
  const hex = decodeCrockford(ulid) ?? '';
  const uuid = dashed(hex);
  return { uuid, ulid: ulid.toLowerCase(), base58: encodeBase58(BigInt(`0x${hex}`)), objectId: toObjectId(uuid) };
}

const TOKEN_SECONDS = 300;

/** A Ghost key signs a token of its own for each request, as Ghost's own client does. */
async function ghostToken(key: string): Promise<string> {
  const [kid = '', secret = ''] = key.split(':');
  const now = Math.floor(Date.now() / 1_000);
  const head = encode({ alg: 'HS256', typ: 'JWT', kid });
  const claims = encode({ iat: now, exp: now + TOKEN_SECONDS, aud: '/admin/' });
  const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const signer = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', signer, new TextEncoder().encode(`${head}.${claims}`));
  return `Ghost ${head}.${claims}.${base64url(String.fromCharCode(...new Uint8Array(signature)))}`;
}

function encode(part: object): string {
  return base64url(JSON.stringify(part));
}

function base64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

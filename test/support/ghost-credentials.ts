import { ghostAuthorization, ghostToken, seconds } from './ghost';

const random = Buffer.alloc(32, 7);

/** The header of each kind of credential; null when there is no such credential here. */
export function authorizationOf(
  kind: string,
  { admin, content }: Readonly<Record<'admin' | 'content', string>>,
): string | undefined | null {
  const now = seconds();
  const signed = (claims: object) => ghostAuthorization(admin, { claims: { ...claims } });
  const kinds: Readonly<Record<string, () => string | undefined>> = {
    none: () => undefined,
    'admin-key': () => signed({}),
    'lowercase-scheme': () => `ghost ${ghostToken(admin)}`,
    'bearer-scheme': () => `Bearer ${ghostToken(admin)}`,
    'empty-token': () => 'Ghost',
    'garbage-token': () => 'Ghost garbage',
    expired: () => signed({ iat: now - 600, exp: now - 300 }),
    'older-than-5m-but-exp-in-future': () => signed({ iat: now - 600 }),
    'exp-one-hour-fresh-iat': () => signed({ exp: now + 3600 }),
    'no-iat': () => signed({ iat: undefined }),
    'iat-in-future': () => signed({ iat: now + 120, exp: now + 420 }),
    'not-yet-valid-nbf': () => signed({ nbf: now + 120 }),
    'wrong-kid': () => ghostAuthorization(admin, { header: { kid: 'a'.repeat(24) } }),
    'content-kid': () => ghostAuthorization(content),
    'no-kid': () => ghostAuthorization(admin, { header: { kid: undefined } }),
    'wrong-secret': () => ghostAuthorization(admin, { secret: random }),
    'secret-not-hex-decoded': () => ghostAuthorization(admin, { secret: Buffer.from(admin.split(':')[1] ?? '') }),
    'alg-HS512': () => ghostAuthorization(admin, { header: { alg: 'HS512' }, hash: 'sha512' }),
    'aud-content': () => signed({ aud: '/content/' }),
    'aud-missing': () => signed({ aud: undefined }),
    'aud-admin-no-slash': () => signed({ aud: 'admin' }),
    'aud-v3-admin': () => signed({ aud: '/v3/admin/' }),
  };
  const make = kinds[kind];
  return make ? make() : null;
}

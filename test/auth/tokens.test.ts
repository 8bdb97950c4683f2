import { createHmac, createSign, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrustedIssuer } from '../../src/config';
import { loadJose } from '../../src/auth/jose';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const ISSUER = 'https://login.example.com';
const AUDIENCE = 'members';
const ME = '{ members { totalCount } }';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

let gateway: TestGateway;
let organization: TestOrganization;

const trust = (key: TrustedIssuer['key']): TrustedIssuer => ({ issuer: ISSUER, audience: AUDIENCE, key });
const seconds = () => Math.floor(Date.now() / 1000);

function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const usual = {
    iss: ISSUER,
    aud: AUDIENCE,
    exp: seconds() + 300,
    sub: 'ada',
    tenant_id: organization.slug,
    roles: ['manager'],
  };
  return Object.fromEntries(Object.entries({ ...usual, ...changes }).filter(([, value]) => value !== undefined));
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function sign(
  payload: object,
  key: KeyObject | Uint8Array = rsa.privateKey,
  header: object = {},
): Promise<string> {
  const { SignJWT } = await loadJose();
  return new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
}

async function status(token: string, of: TestGateway = gateway): Promise<number> {
  return (await of.graphql(ME, { token })).status;
}

beforeAll(async () => {
  gateway = await startTestGateway({ jwt: trust({ kind: 'pem', pem }) });
  organization = await gateway.organization();
});

test('a token of the further issuer is good, with the tenant by slug or by id', async () => {
  expect(await status(await sign(claims()))).toBe(200);
  expect(await status(await sign(claims({ tenant_id: organization.id })))).toBe(200);
  expect(await status(await sign(claims({ aud: ['elsewhere', AUDIENCE] })))).toBe(200);
});

test('roles grant what they grant, and other names grant nothing', async () => {
  const create = 'mutation { memberCreate(input: { email: "r@example.com" }) { member { id } } }';
  const codeOf = async (roles: unknown[]) =>
    (await gateway.graphql(create, { token: await sign(claims({ roles })) })).body.errors?.[0]?.extensions.code;
  expect(await codeOf(['owner', 'Manager'])).toBe('FORBIDDEN');
  expect(await codeOf([])).toBe('FORBIDDEN');
  expect(await codeOf(['nobody', 'marketing'])).toBeUndefined();
});

test.each(['none', 'None', 'nOnE'])('S26 an unsigned token with alg %s is refused', async (alg) => {
  expect(await status(`${part({ alg, typ: 'JWT' })}.${part(claims())}.`)).toBe(401);
});

test('S27 the public key is no shared secret', async () => {
  const input = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims())}`;
  const signature = createHmac('sha256', pem).update(input).digest('base64url');
  expect(await status(`${input}.${signature}`)).toBe(401);
});

describe('S28 keys in the header', () => {
  test.each([
    ['kid with a path', { kid: '../../x' }],
    ['kid with SQL', { kid: "' OR 1=1" }],
    ['jku', { jku: 'http://127.0.0.1:1/keys' }],
    ['x5u', { x5u: 'http://127.0.0.1:1/keys' }],
  ])('%s does not help a foreign signature', async (_name, header) => {
    const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await status(await sign(claims(), foreign.privateKey, header))).toBe(401);
    const own = { iss: 'audience-gateway', aud: 'audience-gateway', tenant_id: organization.id, jti: organization.id };
    expect(await status(await sign(claims(own), foreign.privateKey, header))).toBe(401);
  });

  test('neither does a key of its own', async () => {
    const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = foreign.publicKey.export({ format: 'jwk' });
    expect(await status(await sign(claims(), foreign.privateKey, { jwk }))).toBe(401);
  });
});

describe('S29 claims', () => {
  test.each<[string, () => Record<string, unknown>]>([
    ['another audience', () => ({ aud: 'other' })],
    ['no audience', () => ({ aud: undefined })],
    ['another issuer', () => ({ iss: 'https://evil.example' })],
    ['no issuer', () => ({ iss: undefined })],
    ['expired', () => ({ exp: seconds() - 120 })],
    ['no expiry', () => ({ exp: undefined })],
    ['not yet good', () => ({ nbf: seconds() + 600 })],
    ['issued in the future', () => ({ iat: seconds() + 600 })],
    ['no subject', () => ({ sub: undefined })],
    ['no tenant', () => ({ tenant_id: undefined })],
    ['an unknown tenant', () => ({ tenant_id: 'nowhere' })],
    ['a tenant that is no text', () => ({ tenant_id: { slug: 'x' } })],
    ['no roles', () => ({ roles: undefined })],
    ['roles that are no list', () => ({ roles: 'tenant_admin' })],
    ['a creator that cannot be understood', () => ({ creator_id: 'all' })],
  ])('%s is refused', async (_name, changes) => {
    expect(await status(await sign(claims(changes())))).toBe(401);
  });

  test('a minute of leeway is given for clocks that differ', async () => {
    expect(await status(await sign(claims({ exp: seconds() - 30 })))).toBe(200);
  });

  test('an extension that must be understood and is not is refused', async () => {
    const input = `${part({ alg: 'RS256', crit: ['x-unknown'], 'x-unknown': 1 })}.${part(claims())}`;
    const signature = createSign('RSA-SHA256').update(input).sign(rsa.privateKey).toString('base64url');
    expect(await status(`${input}.${signature}`)).toBe(401);
  });

  test('the answer does not say what was wrong', async () => {
    const answers = await Promise.all(
      [claims({ exp: seconds() - 120 }), claims({ aud: 'x' })].map(async (payload) =>
        gateway.graphql(ME, { token: await sign(payload), headers: { 'x-request-id': 'same' } }),
      ),
    );
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(answers[0]?.body.errors).toEqual([
      { message: 'The credential is not valid.', extensions: { code: 'UNAUTHENTICATED', requestId: 'same' } },
    ]);
  });
});

test("S30 a token of one tenant shows nothing of another's", async () => {
  const other = await gateway.organization();
  const create = 'mutation { memberCreate(input: { email: "s30@example.com" }) { member { id } } }';
  const created = await gateway.graphql(create, { token: other.credentials.graphql });
  const { id } = (created.body.data as unknown as { memberCreate: { member: { id: string } } }).memberCreate.member;
  const read = await gateway.graphql(`{ member(id: "${id}") { id } }`, { token: await sign(claims()) });
  expect(read.body).toEqual({ data: { member: null } });
});

test('a shared secret verifies HS256 and nothing else', async () => {
  const secret = 'a secret that has at least thirty-two characters';
  const trusting = await startTestGateway({ jwt: trust({ kind: 'secret', secret }) });
  const key = Buffer.from(secret);
  expect(await status(await sign(claims(), key, { alg: 'HS256' }), trusting)).toBe(200);
  expect(await status(await sign(claims(), key, { alg: 'HS512' }), trusting)).toBe(401);
  expect(await status(await sign(claims()), trusting)).toBe(401);
});

test.each(['P-256', 'P-384', 'ed25519'] as const)('a %s key verifies its own algorithm', async (curve) => {
  const pair = curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: curve });
  const alg = { 'P-256': 'ES256', 'P-384': 'ES384', ed25519: 'EdDSA' }[curve];
  const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const trusting = await startTestGateway({ jwt: trust({ kind: 'pem', pem: publicPem }) });
  expect(await status(await sign(claims(), pair.privateKey, { alg }), trusting)).toBe(200);
  expect(await status(await sign(claims()), trusting)).toBe(401);
});

describe('a key set at an address', () => {
  let server: Server;
  let fetches = 0;
  let down = false;
  let url = '';

  beforeAll(async () => {
    server = createServer((_request, response) => {
      fetches += 1;
      const keys = [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }];
      response.writeHead(down ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });

  afterAll(() => server.close());

  test('is fetched once, however many tokens name unknown keys', async () => {
    const trusting = await startTestGateway({ jwt: trust({ kind: 'jwks', url }) });
    fetches = 0;
    expect(await status(await sign(claims(), rsa.privateKey, { kid: 'k1' }), trusting)).toBe(200);
    for (let i = 0; i < 20; i += 1)
      expect(await status(await sign(claims(), rsa.privateKey, { kid: `unknown-${i}` }), trusting)).toBe(401);
    expect(await status(await sign(claims({ sub: 'eve' }), rsa.privateKey, { kid: 'k1' }), trusting)).toBe(200);
    expect(fetches).toBe(1);
  });

  test('that cannot be read is no reason to say that a token is bad', async () => {
    const trusting = await startTestGateway({ jwt: trust({ kind: 'jwks', url }) });
    fetches = 0;
    down = true;
    for (let i = 0; i < 5; i += 1)
      expect(await status(await sign(claims({ sub: `u${i}` }), rsa.privateKey, { kid: 'k1' }), trusting)).toBe(503);
    expect(fetches).toBe(1);
    down = false;
  });
});

describe("the gateway's own tokens", () => {
  test('can be verified by others with its public keys', async () => {
    const { jwtVerify, createLocalJWKSet } = await loadJose();
    const keySet = (await (await fetch(`${gateway.url}/.well-known/jwks.json`)).json()) as { keys: JsonWebKey[] };
    expect(Object.keys(keySet.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { payload } = await jwtVerify(organization.credentials.audience, createLocalJWKSet(keySet as never));
    expect(payload).toMatchObject({ iss: 'audience-gateway', tenant_id: organization.id, roles: ['tenant_admin'] });
    const days = ((payload.exp ?? 0) - (payload.iat ?? 0)) / 86_400;
    expect(days).toBe(30);
  });

  test('are not verified with the key of another issuer', async () => {
    const [, body = ''] = organization.credentials.audience.split('.');
    const own = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    expect(await status(await sign(own))).toBe(401);
  });

  test('with a role name outside the eight grant nothing', async () => {
    const token = await organization.issue({ dialect: 'audience', role: 'owner' });
    expect((await gateway.graphql(ME, { token })).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('end when their time is over, to the second', async () => {
    const token = await organization.issue({ dialect: 'audience', ttlMs: 1500 });
    expect(await status(token)).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await status(token)).toBe(401);
  });
});

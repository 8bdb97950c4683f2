import { revokeCredential } from '../../../src/modules/credentials/credential.service';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';
import { askGhost, ghostAuthorization, type GhostToken, ghostToken, seconds } from '../../support/ghost';

const NOBODY = {
  message: 'Authorization failed',
  context:
    'Unable to determine the authenticated user or integration. Check that cookies are being passed through if using session authentication.',
};
const HEADER_FORM = 'Authorization header format is "Authorization: Ghost [token]"';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
});

const ask = (authorization?: string, path = '/ghost/api/admin/site/') =>
  askGhost(gateway.url + path, authorization === undefined ? {} : { headers: { authorization } });

const withToken = (token: GhostToken, path?: string) =>
  ask(ghostAuthorization(organization.credentials.ghost, token), path);

type Refusal = [status: number, type: string, code: string | null, message: string];

const unauthorized = (code: string, message: string): Refusal => [401, 'UnauthorizedError', code, message];
const invalid = (reason: string) => unauthorized('INVALID_JWT', `Invalid token: ${reason}`);

async function refusal(answer: ReturnType<typeof ask>): Promise<Refusal> {
  const { status, json } = await answer;
  const [error] = json.errors;
  return [status, error.type, error.code, error.message];
}

test('a good token is let in', async () => {
  const { status, json } = await withToken({});
  expect({ status, title: json.site?.title }).toEqual({ status: 200, title: 'Test' });
});

test('without credentials, the answer says so in all nine keys', async () => {
  const { status, json, headers } = await ask();
  const id = headers.get('x-request-id');
  const rest = { details: null, property: null, help: null, code: null, id, ghostErrorCode: null };
  expect(status).toBe(403);
  expect(json).toEqual({ errors: [{ ...NOBODY, type: 'NoPermissionError', ...rest }] });
});

test.each<[string, GhostToken]>([
  ['an audience without slashes', { claims: { aud: 'admin' } }],
  ['the audience of an old version', { claims: { aud: '/v3/admin/' } }],
  ['one good audience of several', { claims: { aud: ['x', '/admin/'] } }],
  ['a token that is made in the future', { claims: { iat: seconds() + 120 } }],
  ['a token that is good for an hour', { claims: { exp: seconds() + 3600 } }],
  ['a token without an end', { claims: { exp: undefined } }],
])('%s is good', async (_name, token) => {
  expect((await withToken(token)).status).toBe(200);
});

test('the word before the token may be in any case', async () => {
  const token = ghostToken(organization.credentials.ghost);
  for (const word of ['ghost', 'GHOST']) expect((await ask(`${word} ${token}`)).status).toBe(200);
});

test.each<[string, string, Refusal]>([
  ['another scheme', 'Bearer x', unauthorized('INVALID_AUTH_HEADER', HEADER_FORM)],
  ['no token', 'Ghost', unauthorized('INVALID_AUTH_HEADER', HEADER_FORM)],
  ['what is no token', 'Ghost garbage', [400, 'BadRequestError', 'INVALID_JWT', 'Invalid token']],
  ['three parts that are no token', 'Ghost a.b.c', [400, 'BadRequestError', 'INVALID_JWT', 'Invalid token']],
  ['a very long token', `Ghost ${'a'.repeat(9000)}`, [400, 'BadRequestError', 'INVALID_JWT', 'Invalid token']],
])('%s is refused', async (_name, authorization, expected) => {
  expect(await refusal(ask(authorization))).toEqual(expected);
});

test.each<[string, () => GhostToken, Refusal]>([
  [
    'no key id',
    () => ({ header: { kid: undefined } }),
    [400, 'BadRequestError', 'MISSING_ADMIN_API_KID', 'Admin API kid missing.'],
  ],
  [
    'an unknown key id',
    () => ({ header: { kid: 'a'.repeat(24) } }),
    unauthorized('UNKNOWN_ADMIN_API_KEY', 'Unknown Admin API Key'),
  ],
  [
    'a key id that is none',
    () => ({ header: { kid: '\u0000' } }),
    unauthorized('UNKNOWN_ADMIN_API_KEY', 'Unknown Admin API Key'),
  ],
  [
    'a key id that is a list',
    () => ({ header: { kid: ['x'] } }),
    [400, 'BadRequestError', 'MISSING_ADMIN_API_KID', 'Admin API kid missing.'],
  ],
  ['the wrong secret', () => ({ secret: Buffer.alloc(32) }), invalid('invalid signature')],
  [
    'the secret as text',
    () => ({ secret: Buffer.from(organization.credentials.ghost.split(':')[1] ?? '') }),
    invalid('invalid signature'),
  ],
  ['another algorithm', () => ({ header: { alg: 'HS512' }, hash: 'sha512' }), invalid('invalid algorithm')],
  ['no algorithm', () => ({ header: { alg: 'none' } }), invalid('invalid algorithm')],
  ['an end in the past', () => ({ claims: { iat: seconds() - 600, exp: seconds() - 300 } }), invalid('jwt expired')],
  ['an age of ten minutes', () => ({ claims: { iat: seconds() - 600 } }), invalid('maxAge exceeded')],
  ['an age of just five minutes', () => ({ claims: { iat: seconds() - 300 } }), invalid('maxAge exceeded')],
  ['no age', () => ({ claims: { iat: undefined } }), invalid('iat required when maxAge is specified')],
  ['an age that is no number', () => ({ claims: { iat: 'now' } }), invalid('iat required when maxAge is specified')],
  ['a beginning in the future', () => ({ claims: { nbf: seconds() + 120 } }), invalid('jwt not active')],
  ['a beginning that is no number', () => ({ claims: { nbf: 'x' } }), invalid('invalid nbf value')],
  ['an end that is no number', () => ({ claims: { exp: 'x' } }), invalid('invalid exp value')],
  [
    'the audience of readers',
    () => ({ claims: { aud: '/content/' } }),
    invalid(String.raw`jwt audience invalid. expected: /\/?admin\/?$/`),
  ],
  [
    'no audience',
    () => ({ claims: { aud: undefined } }),
    invalid(String.raw`jwt audience invalid. expected: /\/?admin\/?$/`),
  ],
])('%s is refused', async (_name, token, expected) => {
  expect(await refusal(withToken(token()))).toEqual(expected);
});

test('the key is looked up before the signature is checked', async () => {
  const answer = withToken({ header: { kid: 'b'.repeat(24) }, secret: Buffer.alloc(32) });
  expect((await refusal(answer))[2]).toBe('UNKNOWN_ADMIN_API_KEY');
});

test('a content key is of the wrong type', async () => {
  const content = await organization.issue({ dialect: 'ghost', kind: 'content' });
  expect(await refusal(ask(ghostAuthorization(content)))).toEqual(
    unauthorized('INVALID_API_KEY_TYPE', 'Invalid API Key type'),
  );
});

test.each(['graphql', 'allegro', 'pliro', 'audience'] as const)(
  'a credential for %s is no key here',
  async (dialect) => {
    expect([400, 401]).toContain((await ask(`Ghost ${organization.credentials[dialect]}`)).status);
  },
);

test('a revoked key is as unknown as one that never was, for tokens that were good before too', async () => {
  const credential = await organization.issue({ dialect: 'ghost' });
  const authorization = ghostAuthorization(credential);
  expect((await ask(authorization)).status).toBe(200);
  const row = await gateway.database.prisma.credential.findUniqueOrThrow({
    where: { prefix: credential.split(':')[0] },
  });
  await revokeCredential(organization.context, row.id);
  expect((await refusal(ask(authorization)))[2]).toBe('UNKNOWN_ADMIN_API_KEY');
});

test('an expired key is unknown', async () => {
  const credential = await organization.issue({ dialect: 'ghost', ttlMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await refusal(ask(ghostAuthorization(credential))))[2]).toBe('UNKNOWN_ADMIN_API_KEY');
});

test('a caller who is remembered is not remembered longer than the token is good', async () => {
  const iat = seconds() - 120;
  const viewer = await gateway.authenticator.authenticate(
    'ghost',
    ghostAuthorization(organization.credentials.ghost, { claims: { iat, exp: iat + 3600 } }),
  );
  expect(viewer).toMatchObject({
    kind: 'key',
    dialect: 'ghost',
    name: 'ghost',
    expiresAt: new Date((iat + 300) * 1000),
  });
});

test('a key may do what an integration does, and manages no credentials', async () => {
  const viewer = await gateway.authenticator.authenticate('ghost', ghostAuthorization(organization.credentials.ghost));
  const scopes = viewer.kind === 'key' ? [...viewer.scopes] : [];
  expect(scopes).toEqual(expect.arrayContaining(['members:write', 'catalog:write', 'organization:read']));
  expect(scopes.filter((scope) => scope.startsWith('credentials'))).toEqual([]);
});

describe('under an old version', () => {
  test('the audience must name the version', async () => {
    expect((await withToken({ claims: { aud: '/v3/admin/' } }, '/ghost/api/v3/admin/site/')).status).toBe(200);
    expect(await refusal(withToken({}, '/ghost/api/v3/admin/site/'))).toEqual(
      invalid(String.raw`jwt audience invalid. expected: /\/?v3\/admin\/?$/`),
    );
  });

  test('a token that was good elsewhere just now is not good here', async () => {
    const authorization = ghostAuthorization(organization.credentials.ghost);
    expect((await ask(authorization)).status).toBe(200);
    expect((await ask(authorization, '/ghost/api/canary/admin/site/')).status).toBe(401);
  });
});

test.each(['standard', 'strict'] as const)('a %s key is known as what it is', async (kind) => {
  const authorization = ghostAuthorization(await organization.issue({ dialect: 'ghost', kind, name: 'Zap' }));
  const viewer = await gateway.authenticator.authenticate('ghost', authorization);
  expect(viewer).toMatchObject({ name: 'Zap', strict: kind === 'strict' });
});

test('only keys for Ghost have kinds', async () => {
  await expect(organization.issue({ dialect: 'pliro', kind: 'strict' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

import { pino } from 'pino';
import { systemClock } from '../../src/shared/clock';
import { createAuthenticator } from '../../src/auth/authenticator';
import { CREDENTIAL_DIALECTS, type CredentialDialect } from '../../src/auth/credential';
import type { KnownViewer } from '../../src/auth/viewer';
import { matchesHash, newApiKey, hashSecret } from '../../src/auth/key';
import { issueCredential } from '../../src/modules/credentials/credential.service';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const ME = '{ members { totalCount } }';
const CREATE = `mutation ($input: CredentialCreateInput!) {
  credentialCreate(input: $input) { secret credential { id name dialect kind roles scopes bare expiresAt revokedAt } } }`;

interface Created {
  readonly secret: string | null;
  readonly credential: { id: string; scopes: string[]; roles: string[]; revokedAt: string | null };
}

const lines: string[] = [];
let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  gateway = await startTestGateway({}, { log });
  organization = await gateway.organization();
});

async function create(token: string, input: object): Promise<{ created?: Created; code?: string }> {
  const { body } = await gateway.graphql(CREATE, { token, variables: { input } });
  const created = (body.data as unknown as { credentialCreate: Created } | null)?.credentialCreate;
  return { ...(created ? { created } : {}), ...(body.errors ? { code: body.errors[0]?.extensions.code } : {}) };
}

const status = async (token: string) => (await gateway.graphql(ME, { token })).status;

test.each(CREDENTIAL_DIALECTS)('the %s credential is good on /graphql only if it should be', async (dialect) => {
  const good = dialect === 'graphql' || dialect === 'audience';
  expect(await status(organization.credentials[dialect])).toBe(good ? 200 : 401);
});

test.each<[CredentialDialect, CredentialDialect[]]>([
  ['allegro', ['allegro']],
  ['audience', ['audience']],
  ['pliro', ['pliro']],
])('only its own credential opens the %s front', async (scheme, good) => {
  for (const dialect of CREDENTIAL_DIALECTS) {
    const text = organization.credentials[dialect];
    const header = scheme === 'pliro' ? `Basic ${Buffer.from(`${text}:`).toString('base64')}` : `Bearer ${text}`;
    const outcome = gateway.authenticator.authenticate(scheme, header);
    if (good.includes(dialect)) await expect(outcome).resolves.toMatchObject({ organizationId: organization.id });
    else await expect(outcome).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
});

test('only /graphql knows nobody; every other front wants a credential', async () => {
  await expect(gateway.authenticator.authenticate('graphql', undefined)).resolves.toEqual({ kind: 'anonymous' });
  for (const scheme of ['allegro', 'audience', 'pliro', 'ghost'] as const)
    await expect(gateway.authenticator.authenticate(scheme, undefined)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
});

test.each(['', 'Bearer', 'Bearer ', 'Basic x', 'agw', 'Bearer a b', 'Bearer agw_graphql_0_0', 'Bearer a.b.c'])(
  'the header %j is refused and not taken for none',
  async (authorization) => {
    expect((await gateway.graphql('{ __typename }', { headers: { authorization } })).status).toBe(401);
  },
);

test('a header of great length is refused', async () => {
  const authorization = `Bearer ${'x.'.repeat(5000)}`;
  expect((await gateway.graphql('{ __typename }', { headers: { authorization } })).status).toBe(401);
});

test('forms of the keys', async () => {
  const { credentials } = organization;
  expect(credentials.graphql).toMatch(/^agw_graphql_[0-9a-f]{16}_[0-9a-f]{48}$/);
  expect(credentials.allegro).toMatch(/^agw_allegro_/);
  expect(credentials.pliro).toMatch(/^agw_pliro_/);
  expect(credentials.ghost).toMatch(/^[0-9a-f]{24}:[0-9a-f]{64}$/);
  expect(credentials.audience.split('.')).toHaveLength(3);
});

describe('S31 revocation', () => {
  const REVOKE = 'mutation ($id: ID!) { credentialRevoke(input: { id: $id }) { credential { id revokedAt } } }';

  test('is felt at once and for good', async () => {
    const { created } = await create(organization.credentials.graphql, { dialect: 'GRAPHQL', name: 'short' });
    const token = created?.secret ?? '';
    expect(await status(token)).toBe(200);
    const variables = { id: created?.credential.id };
    const revoked = await gateway.graphql(REVOKE, { token: organization.credentials.graphql, variables });
    expect(revoked.body.errors).toBeUndefined();
    expect(await status(token)).toBe(401);
    const again = await gateway.graphql(REVOKE, { token: organization.credentials.graphql, variables });
    expect(again.body).toEqual(revoked.body);
  });

  test('counts for tokens too, and for those who are already in', async () => {
    const token = await organization.issue({ dialect: 'audience' });
    const viewer = (await gateway.authenticator.authenticate('graphql', `Bearer ${token}`)) as KnownViewer;
    expect(await gateway.authenticator.stillValid([viewer])).toEqual([true]);
    const credentialId = 'credentialId' in viewer ? viewer.credentialId : null;
    await gateway.parts.db.credential.updateMany({
      where: { id: credentialId ?? '' },
      data: { revokedAt: new Date() },
    });
    expect(await gateway.authenticator.stillValid([viewer])).toEqual([false]);
    // Another process revoked it: this one finds out when it looks again.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await status(token)).toBe(401);
  });

  test('a role that is taken away is gone, whatever the token says', async () => {
    const token = await organization.issue({ dialect: 'audience', role: 'manager' });
    expect(await status(token)).toBe(200);
    await gateway.parts.db.credential.updateMany({
      where: { organizationId: organization.id, roles: { has: 'manager' } },
      data: { roles: [] },
    });
    gateway.authenticator.forget(organization.id);
    expect((await gateway.graphql(ME, { token })).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('many callers are checked with one statement', async () => {
    const viewer = await gateway.authenticator.authenticate('graphql', `Bearer ${organization.credentials.graphql}`);
    const before = gateway.database.statements();
    const valid = await gateway.authenticator.stillValid(new Array<KnownViewer>(50).fill(viewer as KnownViewer));
    expect(valid.every(Boolean)).toBe(true);
    expect(gateway.database.statements() - before).toBe(1);
  });
});

test('a caller is remembered for a moment, so that most requests cost no statement of their own', async () => {
  const authorization = `Bearer ${organization.credentials.graphql}`;
  await gateway.authenticator.authenticate('graphql', authorization);
  const before = gateway.database.statements();
  await gateway.authenticator.authenticate('graphql', authorization);
  expect(gateway.database.statements()).toBe(before);
});

describe('a credential never grants more than its maker has', () => {
  test('scopes', async () => {
    const { created: marketing } = await create(organization.credentials.graphql, {
      dialect: 'GRAPHQL',
      role: 'marketing',
    });
    expect((await create(marketing?.secret ?? '', { dialect: 'GRAPHQL' })).code).toBe('FORBIDDEN');
    const limited = await organization.issue({ dialect: 'graphql' });
    await gateway.parts.db.credential.updateMany({
      where: { prefix: limited.split('_')[2] ?? '' },
      data: { scopes: ['credentials:write', 'members:read'] },
    });
    gateway.authenticator.forget(organization.id);
    expect((await create(limited, { dialect: 'AUDIENCE' })).code).toBe('FORBIDDEN');
    expect((await create(limited, { dialect: 'ALLEGRO' })).code).toBe('FORBIDDEN');
    expect((await create(limited, { dialect: 'AUDIENCE', role: 'nobody' })).created?.credential.scopes).toEqual([]);
  });

  test('creators', async () => {
    const { creatorId, context } = organization;
    const creator = { ...context.viewer, creatorId } as KnownViewer;
    const issued = await issueCredential({ ...context, viewer: creator }, { dialect: 'graphql' });
    expect(issued.row.creatorId).toBe(creatorId);
    const elsewhere = issueCredential(
      { ...context, viewer: creator },
      { dialect: 'graphql', creatorId: organization.id },
    );
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test.each([
  ['a role that cannot be stored', { role: 'a\ud800' }],
  ['a role of great length', { role: 'r'.repeat(5000) }],
  ['a blank role', { role: ' ' }],
  ['a blank name', { name: '   ' }],
  ['a name that cannot be stored', { name: 'a\ud800' }],
  ['NUL in a name', { name: 'a\u0000' }],
])('%s is refused', async (_what, values) => {
  const { code } = await create(organization.credentials.graphql, { dialect: 'GRAPHQL', ...values });
  expect(code).toBe('BAD_USER_INPUT');
});

describe('S32 what is stored', () => {
  test('is only the prefix and a hash, nowhere the key', async () => {
    const input = { dialect: 'GRAPHQL', idempotencyKey: 'once-only' };
    const { created } = await create(organization.credentials.graphql, input);
    const secret = created?.secret?.split('_')[3] ?? 'missing';
    const tables = await gateway.database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await gateway.database.query(`SELECT t::text AS row FROM "${name}" t`);
      const dump = rows.map((row) => String(row['row'])).join('\n');
      expect(dump.includes(secret) || dump.includes(Buffer.from(secret).toString('hex'))).toBe(false);
    }
    expect(lines.join('\n')).not.toContain(secret);
    const repeated = await create(organization.credentials.graphql, input);
    expect(repeated.created).toEqual({ ...created, secret: null });
  });

  test('can be listed without anything secret', async () => {
    const query = '{ credentials(first: 100) { totalCount nodes { id name dialect kind createdAt } } }';
    const { body } = await gateway.graphql(query, { token: organization.credentials.graphql });
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body)).toContain('"dialect":"GHOST"');
  });
});

test('S33 a key is compared in a time that does not tell where it is wrong', () => {
  const { secret } = newApiKey('graphql');
  const hash = hashSecret(secret);
  const wrongAtFirst = `${secret.startsWith('0') ? '1' : '0'}${secret.slice(1)}`;
  const wrongAtLast = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
  const time = (text: string) => {
    const start = process.hrtime.bigint();
    matchesHash(text, hash);
    return Number(process.hrtime.bigint() - start);
  };
  const samples: [number[], number[]] = [[], []];
  for (let i = 0; i < 4000; i += 1) samples[i % 2 === 0 ? 0 : 1].push(time(i % 2 === 0 ? wrongAtFirst : wrongAtLast));
  const [first, last] = samples.map((values) => statistics(values.slice(200)));
  const t = Math.abs((first?.mean ?? 0) - (last?.mean ?? 0)) / Math.sqrt((first?.error ?? 1) + (last?.error ?? 1));
  expect(t).toBeLessThan(4.5);
});

/** Mean and squared standard error without the slowest tenth, which is the machine's. */
function statistics(values: number[]): { mean: number; error: number } {
  const kept = values.sort((a, b) => a - b).slice(0, Math.floor(values.length * 0.9));
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (kept.length - 1);
  return { mean, error: variance / kept.length };
}

test('a database that is away makes no credential bad', async () => {
  const refuse = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  const db = { credential: { findUnique: refuse, findMany: refuse } };
  const authenticator = createAuthenticator({ db: db as never, clock: systemClock, config: { jwt: undefined } });
  const header = `Bearer ${organization.credentials.graphql}`;
  await expect(authenticator.authenticate('graphql', header)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

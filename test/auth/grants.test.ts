import { type KnownViewer } from '../../src/auth/viewer';
import { type CredentialOrder, issueCredential } from '../../src/modules/credentials/credential.service';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const MINUTE_MS = 60_000;
const CREATE = `mutation ($input: CredentialCreateInput!) {
  credentialCreate(input: $input) { secret credential { scopes roles expiresAt } } }`;

interface Created {
  readonly secret: string;
  readonly credential: { readonly scopes: string[]; readonly roles: string[]; readonly expiresAt: string | null };
}

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
});

const send = async (token: string, input: object) =>
  (await gateway.graphql(CREATE, { token, variables: { input } })).body;

async function create(token: string, input: object): Promise<Created> {
  const body = await send(token, input);
  expect(body.errors).toBeUndefined();
  return (body.data as unknown as { credentialCreate: Created }).credentialCreate;
}

describe('a role that is none of the eight grants nothing', () => {
  test.each(['GRAPHQL', 'AUDIENCE', 'ALLEGRO', 'PLIRO', 'GHOST'])('for %s', async (dialect) => {
    for (const role of ['owner', 'Tenant_Admin', '__proto__', 'constructor']) {
      const { credential } = await create(organization.credentials.graphql, { dialect, role });
      expect(credential).toMatchObject({ scopes: [], roles: [role] });
    }
  });

  test('nor does it for a key for public content', async () => {
    const order = { dialect: 'GHOST', kind: 'CONTENT' };
    const granted = async (input: object) =>
      (await create(organization.credentials.graphql, input)).credential.scopes.join();
    expect(await granted({ ...order, role: 'owner' })).toBe('');
    expect(await granted({ ...order, role: 'tenant_admin' })).toBe('catalog:read');
    expect(await granted(order)).toBe('catalog:read');
  });

  test.each(['GRAPHQL', 'AUDIENCE', 'GHOST'])('an empty one is refused for %s', async (dialect) => {
    const before = await gateway.parts.db.credential.count();
    const { errors } = await send(organization.credentials.graphql, { dialect, role: '' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { role: [expect.any(String)] } });
    expect(await gateway.parts.db.credential.count()).toBe(before);
  });
});

describe('a credential never outlives its maker', () => {
  const inMs = (time: string | null) => new Date(time ?? '9999-12-31').getTime() - Date.now();

  test.each(['graphql', 'audience'] as const)('which is a %s credential that ends', async (kind) => {
    const maker = await organization.issue({ dialect: kind, ttlMs: MINUTE_MS });
    for (const dialect of ['GRAPHQL', 'AUDIENCE', 'ALLEGRO', 'PLIRO', 'GHOST'])
      for (const ttlSeconds of [undefined, 3600]) {
        const { credential } = await create(maker, { dialect, ttlSeconds });
        expect(inMs(credential.expiresAt)).toBeLessThanOrEqual(MINUTE_MS);
      }
    const shorter = await create(maker, { dialect: 'GRAPHQL', ttlSeconds: 5 });
    expect(inMs(shorter.credential.expiresAt)).toBeLessThanOrEqual(5_000);
  });

  test('nor does one that was made by what it made', async () => {
    const maker = await organization.issue({ dialect: 'graphql', ttlMs: MINUTE_MS });
    const { secret } = await create(maker, { dialect: 'AUDIENCE' });
    const { credential } = await create(secret, { dialect: 'GRAPHQL' });
    expect(inMs(credential.expiresAt)).toBeLessThanOrEqual(MINUTE_MS);
  });

  test("in the machine's time, also where the organization lives in its future", async () => {
    const expiresAt = new Date(Date.now() + MINUTE_MS);
    const viewer = { ...organization.context.viewer, expiresAt } as KnownViewer;
    const order: CredentialOrder = { dialect: 'audience' };
    const { row, credential } = await issueCredential({ ...organization.context, viewer }, order);
    expect(row.expiresAt).toEqual(expiresAt);
    const { exp } = JSON.parse(Buffer.from(credential.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
    expect(exp).toBe(Math.floor(expiresAt.getTime() / 1000));
  });

  test('and one without an end makes others without', async () => {
    const { credential } = await create(organization.credentials.graphql, { dialect: 'GRAPHQL' });
    expect(credential.expiresAt).toBeNull();
  });
});

import { loadJose } from '../../src/auth/jose';
import { toUlid } from '../../src/shared/id';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const ISSUER = 'https://login.example.com';
const SECRET = 'a secret that has at least thirty-two characters';
const ME = '{ members { totalCount } }';
const NUL = String.fromCharCode(0);
const YEAR_10000 = Date.UTC(10_000, 0) / 1000;

let gateway: TestGateway;
let organization: TestOrganization;
let other: TestOrganization;

beforeAll(async () => {
  const key = { kind: 'secret', secret: SECRET } as const;
  gateway = await startTestGateway({ jwt: { issuer: ISSUER, audience: 'members', key } });
  [organization, other] = [await gateway.organization(), await gateway.organization()];
});

const seconds = () => Math.floor(Date.now() / 1000);

async function answer(changes: Record<string, unknown>) {
  const { SignJWT } = await loadJose();
  const usual = { iss: ISSUER, aud: 'members', exp: seconds() + 300, sub: 'ada' };
  const claims = { ...usual, tenant_id: organization.slug, roles: ['manager'], ...changes };
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET));
  return gateway.graphql(ME, { token, headers: { 'x-request-id': 'same' } });
}

test.each<[string, () => Record<string, unknown>]>([
  ['a subject that is an object', () => ({ sub: { name: 'ada' } })],
  ['a subject that is a number', () => ({ sub: 7 })],
  ['an empty subject', () => ({ sub: '' })],
  ['a subject that cannot be stored', () => ({ sub: `ada${NUL}` })],
  ['a subject with half a character', () => ({ sub: 'ada\ud800' })],
  ['a subject of great length', () => ({ sub: 'x'.repeat(256) })],
  ['a tenant that cannot be stored', () => ({ tenant_id: `${organization.slug}${NUL}` })],
  ['an empty tenant', () => ({ tenant_id: '' })],
  ['a tenant in a list', () => ({ tenant_id: [organization.slug] })],
  ['an expiry beyond all dates', () => ({ exp: 1e20 })],
  ['an expiry after the year 9999', () => ({ exp: YEAR_10000 })],
  ['an expiry that is no number', () => ({ exp: '2999-01-01' })],
  ['roles that are not all text', () => ({ roles: ['manager', 7] })],
  ['roles in a list of their own', () => ({ roles: [['manager']] })],
  ['roles that are an object', () => ({ roles: { 0: 'manager', length: 1 } })],
  ['a creator that is not there', () => ({ creator_id: '01890000-0000-7000-8000-000000000000' })],
  ['a creator of another organization', () => ({ creator_id: other.creatorId })],
  ['a creator that cannot be stored', () => ({ creator_id: NUL })],
  ['an empty creator', () => ({ creator_id: '' })],
  ['a creator in a list', () => ({ creator_id: [organization.creatorId] })],
])('%s is refused like any other bad credential', async (_name, changes) => {
  const { status, body } = await answer(changes());
  expect({ status, body }).toEqual({
    status: 401,
    body: {
      errors: [{ message: 'The credential is not valid.', extensions: { code: 'UNAUTHENTICATED', requestId: 'same' } }],
    },
  });
});

test.each<[string, () => Record<string, unknown>]>([
  ['a creator of the organization', () => ({ creator_id: organization.creatorId })],
  ['a creator by its ULID', () => ({ creator_id: toUlid(organization.creatorId) })],
  ['no creator', () => ({ creator_id: null })],
  ['the longest subject', () => ({ sub: 'ä'.repeat(255) })],
  ['the last expiry', () => ({ exp: YEAR_10000 - 1 })],
])('%s is good', async (_name, changes) => {
  expect((await answer(changes())).status).toBe(200);
});

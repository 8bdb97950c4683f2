import { loadJose } from '../../src/auth/jose';
import { makeCreator } from '../builders/creator';
import { makeMember } from '../builders/member';
import type { TestOrganization as Built } from '../support/context';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';

const ISSUER = 'https://login.example.com';
const SECRET = 'a secret that has at least thirty-two characters';
const MEMBERS = '{ members { totalCount } }';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  const key = { kind: 'secret', secret: SECRET } as const;
  gateway = await startTestGateway({ jwt: { issuer: ISSUER, audience: 'members', key } });
  organization = await gateway.organization();
});

async function seenBy(token: string): Promise<unknown> {
  const { body } = await gateway.graphql(MEMBERS, { token });
  return body.errors?.[0]?.extensions.code ?? (body.data as unknown as { members: { totalCount: number } }).members;
}

async function tokenOf(claims: object): Promise<string> {
  const { SignJWT } = await loadJose();
  const exp = Math.floor(Date.now() / 1000) + 300;
  const all = { iss: ISSUER, aud: 'members', exp, sub: 'ada', tenant_id: organization.slug, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET));
}

test('a content creator sees the members of one creator, and nothing when none is named', async () => {
  const built = { ...organization, database: gateway.database, clock: gateway.parts.clock } as unknown as Built;
  const creator = await makeCreator(built);
  await makeMember(built);
  for (let made = 0; made < 2; made++) await makeMember(built, { creatorId: creator.id });
  const roles = ['content_creator'];
  const order = { dialect: 'audience', role: 'content_creator' } as const;
  expect({
    named: await seenBy(await tokenOf({ roles, creator_id: creator.id })),
    unnamed: await seenBy(await tokenOf({ roles })),
    beside: await seenBy(await tokenOf({ roles: [...roles, 'manager'] })),
    ours: await seenBy(await organization.issue(order)),
    oursNamed: await seenBy(await organization.issue({ ...order, creatorId: creator.id })),
  }).toEqual({
    named: { totalCount: 2 },
    unnamed: 'FORBIDDEN',
    beside: { totalCount: 3 },
    ours: { totalCount: 1 },
    oursNamed: { totalCount: 2 },
  });
});

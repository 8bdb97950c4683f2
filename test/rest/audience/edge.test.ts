import { randomUUID } from 'node:crypto';
import { ROLE_SCOPES, type Role } from '../../../src/auth/scope';
import { audience } from '../../../src/rest/dialects/audience';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeTier } from '../../builders/offer';
import { AUDIENCE, AudienceClient, audienceId } from '../../support/audience';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

let organization: TestOrganization;
let client: AudienceClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
});

const ROLES = Object.keys(ROLE_SCOPES) as Role[];
const TIER = { name: 'New', price_monthly: 1 };

describe('who may do what', () => {
  test.each(ROLES)('%s reads', async (role) => {
    for (const path of ['/members', '/tiers', '/engagement'])
      expect((await client.as(role).get(path)).status).toBe(200);
  });

  test.each(ROLES)('%s makes a tier, unless it is marketing', async (role) => {
    const answer = await client.as(role).send('POST /tiers', TIER);
    expect(answer.status).toBe(role === 'marketing' ? 403 : 201);
  });

  test('marketing names a member, but does not move one to another tier', async () => {
    const url = `/members/${audienceId('member', await makeMember(organization))}` as const;
    const tier = await makeTier(organization);
    const marketing = client.as('marketing');
    expect((await marketing.send(`PUT ${url}`, { name: 'New' })).status).toBe(200);
    expect((await marketing.send(`PUT ${url}`, { tier_id: audienceId('tier', tier) })).json.code).toBe('FORBIDDEN');
  });

  test('a caller of one creator sees and changes what belongs to that creator', async () => {
    const mine = await makeCreator(organization);
    const own = await makeMember(organization, { creatorId: mine.id });
    const other = await makeMember(organization);
    const creator = client.as('content_creator', mine.id);
    const { json } = await creator.get('/members');
    expect(json).toMatchObject({ total: 1, members: [{ id: audienceId('member', own) }], segments: { inactive: 1 } });
    const foreign = audienceId('creator', { id: organization.creatorId });
    expect((await creator.get(`/members?creator_id=${foreign}`)).json).toMatchObject({ total: 0, members: [] });
    expect((await creator.get(`/engagement?creator_id=${foreign}`)).status).toBe(404);
    const refused = await creator.send(`PUT /members/${audienceId('member', other)}`, { name: 'X' });
    expect(refused.json.code).toBe('member_not_found');
  });
});

describe('what is refused', () => {
  test('has the whole envelope', async () => {
    const { json, headers } = await client.get('/members/member_unknown');
    expect(json).toEqual({
      ...{ error: 'member_not_found', code: 'member_not_found', message: 'Member not found.', details: {} },
      request_id: expect.any(String) as unknown,
      timestamp: organization.clock.now().toISOString(),
    });
    expect(headers['content-type']).toMatch(/^application\/json/);
  });

  test('is said in the words of the API', async () => {
    const url = `/members/${audienceId('member', await makeMember(organization))}` as const;
    const { status, json } = await client.send(`PUT ${url}`, { avatar_url: 'no address' });
    expect([status, json.code, Object.keys(json.details)]).toEqual([400, 'VALIDATION_ERROR', ['avatar_url']]);
    expect(JSON.stringify(json)).not.toContain('avatarUrl');
  });

  test.each([
    ['GET', '/nothing', [404, 'NOT_FOUND']],
    ['POST', '/members', [405, 'METHOD_NOT_ALLOWED']],
    ['DELETE', '/tiers', [405, 'METHOD_NOT_ALLOWED']],
  ] as const)('%s %s', async (method, path, refusal) => {
    const token = client.rest.issue('audience');
    const answer = await client.rest.send({ method, url: AUDIENCE + path, token });
    expect([answer.status, answer.json.code]).toEqual(refusal);
  });

  test('a body that is no JSON, no object, or no JSON by type', async () => {
    expect((await client.send('POST /tiers', '{"name":')).json.code).toBe('INVALID_JSON');
    expect((await client.send('POST /tiers', '[]')).json.code).toBe('BAD_REQUEST');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const token = client.rest.issue('audience');
    const sent = { method: 'POST', url: `${AUDIENCE}/tiers`, payload: 'name=x', headers: form, token } as const;
    expect((await client.rest.send(sent)).json.code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  const IDS = [
    'member_',
    'x',
    'member_01',
    'tier_01kjmpfn209wyefz5gszb60000',
    `member_${'z'.repeat(26)}`,
    randomUUID(),
  ];
  test.each(IDS)('the id %s is of nobody', async (id) => {
    expect((await client.get(`/members/${id}`)).json.code).toBe('member_not_found');
    expect((await client.send(`PUT /members/${id}`, { name: 'X' })).json.code).toBe('member_not_found');
    const tier = await client.send(`PUT /tiers/${id}`, { name: 'X' });
    expect([tier.status, tier.json.code]).toEqual([400, 'invalid_tier']);
  });
});

test('the alias serves the same', async () => {
  const token = client.rest.issue('audience');
  const answer = await client.rest.send({ method: 'GET', url: '/v1/audience/tiers', token });
  expect(answer.json).toEqual((await client.get('/tiers')).json);
});

test('a request that is sent again under its key takes effect once', async () => {
  const first = await client.send('POST /tiers', TIER, 'once');
  const again = await client.send('POST /tiers', TIER, 'once');
  expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, first.text, 'true']);
  expect((await client.send('POST /tiers', { ...TIER, name: 'Other' }, 'once')).json.code).toBe('IDEMPOTENCY_MISMATCH');
  expect((await client.get('/tiers')).json.tiers).toHaveLength(1);
});

test('answers tell what is left of the allowance', () => {
  expect(audience.rateLimitHeaders({ limit: 10, remaining: 9, resetSeconds: 3 })).toEqual({
    'x-rate-limit-limit': '10',
    'x-rate-limit-remaining': '9',
    'x-rate-limit-reset': '3',
  });
});

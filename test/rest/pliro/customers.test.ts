import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer, makePrice, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { PliroClient, pliroId } from '../../support/pliro';

let organization: TestOrganization;
let pliro: PliroClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  pliro = await PliroClient.start(organization);
});

describe('creating', () => {
  test('the answer is the customer, who is subscribed to no newsletter and read under both ids', async () => {
    await makeNewsletter(organization, { subscribeOnSignup: true });
    const { status, json } = await pliro.post('/customers', { email: 'jane@example.com' });
    const profile = { email: 'jane@example.com', name: null, newsletter_slugs: [], plan_slug: null };
    expect([status, json]).toEqual([200, { id: json.id, ...profile, activation_url: null }]);
    const memberId = json.id.replace('cus_', 'memb_');
    for (const id of [json.id, memberId]) {
      expect((await pliro.get(`/customers/${id}`)).json).toEqual(json);
      expect((await pliro.get(`/members/${id}`)).json).toEqual({ id: memberId, ...profile });
    }
  });

  test('a code stands in for an address, with the address at which it is used', async () => {
    const { json } = await pliro.post('/customers', { activation_code: 'ab cd/ef&1' });
    const activation_url = `https://gateway.test/activate/${json.id}?code=ab+cd%2Fef%261`;
    expect(json).toMatchObject({ email: null, activation_url });
    expect((await pliro.get('/customers')).json.objects).toEqual([json]);
    expect((await pliro.get(`/members/${json.id}`)).status).toBe(404);
    const both = await pliro.post('/customers', { email: 'both@example.com', activation_code: 'another-code' });
    expect(both.json).toMatchObject({ email: 'both@example.com', activation_url: null });
  });

  test.each([
    [{}, 400, 'missing_param', 'email is required unless activation_code is provided.'],
    [{ name: 'Jane' }, 400, 'missing_param', 'email is required unless activation_code is provided.'],
    [{ email: '' }, 400, 'missing_param', 'email is required unless activation_code is provided.'],
    [{ email: 'jane' }, 400, 'invalid_param', 'The email must be a valid email address.'],
    [{ activation_code: '1234567' }, 400, 'invalid_param', 'The activation_code must have at least 8 characters.'],
    [{ email: 'TAKEN@example.com' }, 409, 'conflict', 'The email has already been taken.'],
    [{ activation_code: 'taken-code' }, 409, 'conflict', 'The activation code has already been taken.'],
    [{ email: 'x@example.com', name: 'x'.repeat(192) }, 400, 'invalid_param', /^The name must not be longer/],
  ])('%j is refused', async (...[form, status, code, message]) => {
    await makeMember(organization, { email: 'taken@example.com', activationCode: 'taken-code' });
    const answer = await pliro.post('/customers', form as Record<string, string>);
    expect(answer.json).toEqual({ error: { code, message: expect.stringMatching(message) } });
    expect(answer.status).toBe(status);
    expect((await pliro.get('/customers')).json.objects).toHaveLength(1);
  });

  test.each([{ email: 7 }, { email: ['a@example.com'] }, { email: 'a@example.com', name: {} }])(
    'JSON of the wrong type is refused: %j',
    async (body) => {
      const { status, json } = await pliro.postJson('/customers', body);
      expect([status, json.error.code]).toEqual([400, 'invalid_param']);
    },
  );

  test('what is not documented has no effect, in JSON and in forms', async () => {
    const attack = { id: 'cus_1BxEm3R5n4PSYU7vpeaicq', plan_slug: 'x', meta: 'x', emailVerified: 'true', note: 'x' };
    const form = await pliro.post('/customers', { email: 'a@example.com', ...attack });
    const json = await pliro.postJson('/customers', { email: 'b@example.com', ...attack });
    expect([form.status, json.status]).toEqual([200, 200]);
    const rows = await organization.database.prisma.member.findMany({ where: { organizationId: organization.id } });
    for (const row of rows) expect(row).toMatchObject({ note: null, meta: {}, emailVerified: false });
  });

  test('the same key has its effect once', async () => {
    const headers = { 'idempotency-key': 'one' };
    const first = await pliro.post('/customers', { email: 'once@example.com' }, headers);
    const again = await pliro.post('/customers', { email: 'once@example.com' }, headers);
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([200, first.text, 'true']);
    const other = await pliro.post('/customers', { email: 'other@example.com' }, headers);
    expect([other.status, other.json.error.code]).toEqual([422, 'idempotency_mismatch']);
    expect((await pliro.get('/customers')).json.objects).toEqual([first.json]);
  });

  test('a key that may not write is refused', async () => {
    const reader = await PliroClient.start(organization, { scopes: ['members:read'] });
    const { status, json } = await reader.post('/customers', { email: 'a@example.com' });
    expect([status, json.error.code]).toEqual([403, 'forbidden']);
  });
});

describe('what is printed of a customer', () => {
  test('newsletters still sent, and the plan with the highest rank that gives access', async () => {
    const news = await makeNewsletter(organization, { name: 'News' });
    const low = await makeOffer(organization, { slug: 'low', rank: 1 });
    const high = await makeOffer(organization, { slug: 'high', rank: 5 });
    const member = await makeMember(organization, { newsletterIds: [news.id] });
    const { id } = await makeSubscription(organization, { member, ...high });
    await makeSubscription(organization, { member, ...low });
    const read = async () => (await pliro.get(`/members/${pliroId('memb', member)}`)).json;
    expect(await read()).toMatchObject({ newsletter_slugs: [news.slug], plan_slug: 'high' });
    await pliro.post(`/subscriptions/${pliroId('sub', { id })}/cancel`);
    expect(await read()).toMatchObject({ plan_slug: 'low' });
  });

  test('a list takes as many statements for one customer as for many', async () => {
    const tier = await makeTier(organization);
    const price = await makePrice(organization, tier.id);
    const news = await makeNewsletter(organization);
    for (let made = 0; made < 12; made++) {
      const member = await makeMember(organization, { newsletterIds: [news.id] });
      await makeSubscription(organization, { member, tier, price });
    }
    const statements = async (limit: number) => {
      const before = organization.database.statements();
      const { json } = await pliro.get(`/customers?limit=${limit}`);
      const used = organization.database.statements() - before;
      expect(json.objects).toHaveLength(limit);
      for (const customer of json.objects)
        expect(customer).toMatchObject({ newsletter_slugs: [news.slug], plan_slug: tier.slug });
      return used;
    };
    // The first request may open connections, which takes statements of its own.
    await statements(12);
    const forOne = await statements(1);
    expect(await statements(12)).toBe(forOne);
    expect(forOne).toBeLessThanOrEqual(8);
  });
});

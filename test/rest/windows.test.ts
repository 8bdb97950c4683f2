import { toGlobalId } from '../../src/schema/global-id';
import { makeMember } from '../builders/member';
import { makeNewsletter } from '../builders/newsletter';
import { makeOffer } from '../builders/offer';
import { makeSubscription } from '../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { PliroClient, pliroId } from '../support/pliro';
import type { Answer } from '../support/rest';

// One member through several windows: what is written through one is read through the others, and a window clears
// nothing that it does not know.

const ALLEGRO = '/api/v1/audience-members';
const READ = `query ($id: ID!) { member(id: $id) { email name note meta emailVerified avatarUrl preferences activationCode
  labels { name } newsletters { slug } identities { key value } subscriptions { status tier { slug } }
  entitlements { isActive note } mainSubscription { tier { slug } } } }`;

let organization: TestOrganization;
let pliro: PliroClient;
let token: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  pliro = await PliroClient.start(organization);
  token = pliro.rest.issue('allegro');
});

function allegro(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object): Promise<Answer> {
  return pliro.rest.send({ method, url: ALLEGRO + path, token, ...(payload ? { payload } : {}) });
}

async function graph(id: string): Promise<Record<string, unknown>> {
  const data = await query<{ member: never }>(contextFor({ organization }), READ, { id: toGlobalId('Member', id) });
  return data.member;
}

async function mutate(name: string, input: object): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`;
  await query(contextFor({ organization }), document, { input });
}

/** The canonical id of who was made through Pliro: there is one member. */
async function onlyId(): Promise<string> {
  const where = { organizationId: organization.id };
  return (await organization.database.prisma.member.findFirstOrThrow({ where })).id;
}

test('a member made through Allegro is read through Pliro and the graph', async () => {
  const news = await makeNewsletter(organization, { subscribeOnSignup: true });
  const body = { email: 'Jane@example.com', name: 'Jané', meta: { crm: 7 } };
  const { id } = (await allegro('POST', '', body)).json.data;
  const shared = { email: 'Jane@example.com', name: 'Jané' };
  const profile = { ...shared, newsletter_slugs: [news.slug], plan_slug: null };
  expect((await pliro.get('/members')).json.objects).toEqual([{ id: pliroId('memb', { id }), ...profile }]);
  const customer = await pliro.get(`/customers/${pliroId('cus', { id })}`);
  expect(customer.json).toEqual({ id: pliroId('cus', { id }), ...profile, activation_url: null });
  expect(await graph(id)).toMatchObject({ ...shared, meta: { crm: 7 }, newsletters: [{ slug: news.slug }] });
});

test('a customer and a subscription made through Pliro are read through Allegro and the graph', async () => {
  const { tier, price, product } = await makeOffer(organization);
  const created = await pliro.post('/customers', { email: 'jane@example.com', name: 'Jane' });
  const order = { plan_id: pliroId('plan', tier), price_id: pliroId('price', price) };
  const made = await pliro.post('/subscriptions', { ...order, customer_id: created.json.id });
  const id = await onlyId();
  const { json } = await allegro('GET', `/${id}?include=entitlements,purchases`);
  expect(json.data).toMatchObject({ email: 'jane@example.com', name: 'Jane', meta: {}, email_verified: false });
  expect(json.data.entitlements).toMatchObject([{ product: { name: product.name }, is_active: true }]);
  expect(json.data.purchases).toMatchObject([{ amount: 500, currency: 'usd', has_active_entitlement: true }]);
  expect(await graph(id)).toMatchObject({ subscriptions: [{ status: 'ACTIVE', tier: { slug: tier.slug } }] });
  await pliro.post(`/subscriptions/${made.json.id}/cancel`);
  expect((await allegro('GET', `/${id}?include=entitlements`)).json.data.entitlements).toEqual([]);
  expect(await graph(id)).toMatchObject({ subscriptions: [{ status: 'CANCELED' }], mainSubscription: null });
});

test('a member made through the graph is read through both, once there is an address', async () => {
  await mutate('memberCreate', { activationCode: 'code-123456', name: 'Coded' });
  const id = await onlyId();
  const customerId = pliroId('cus', { id });
  const url = `https://gateway.test/activate/${customerId}?code=code-123456`;
  expect((await pliro.get(`/customers/${customerId}`)).json).toMatchObject({ name: 'Coded', activation_url: url });
  expect((await pliro.get('/members')).json.objects).toEqual([]);
  expect((await allegro('GET', `/${id}`)).status).toBe(404);
  await mutate('memberUpdate', { id: toGlobalId('Member', id), email: 'coded@example.com' });
  expect((await pliro.get('/members')).json.objects).toMatchObject([{ email: 'coded@example.com' }]);
  expect((await allegro('GET', `/${id}`)).json.data).toMatchObject({ email: 'coded@example.com', name: 'Coded' });
});

test.each([
  ['PUT', { email: 'new@example.com' }, { name: null }],
  ['PATCH', { email: 'new@example.com', meta: { b: 2 } }, { meta: { a: 1, b: 2 } }],
] as const)('an Allegro %s clears nothing that Allegro cannot express', async (...[method, body, changed]) => {
  const { tier, price } = await makeOffer(organization);
  const news = await makeNewsletter(organization);
  const member = await makeMember(organization, {
    ...{ name: 'Jane', note: 'VIP', meta: { a: 1 }, emailVerified: true, avatarUrl: 'https://example.com/a.png' },
    ...{ preferences: { theme: 'dark' }, activationCode: 'code-123456', labels: ['Founder', 'Press'] },
    newsletterIds: [news.id],
  });
  await mutate('memberIdentitySet', { memberId: toGlobalId('Member', member.id), key: 'crm', value: 'E-1' });
  await makeSubscription(organization, { member, tier, price });
  const before = await graph(member.id);
  expect((await allegro(method, `/${member.id}`, body)).status).toBe(200);
  expect(await graph(member.id)).toEqual({ ...before, email: 'new@example.com', ...changed });
  const shown = await pliro.get(`/members/${pliroId('memb', member)}`);
  expect(shown.json).toMatchObject({
    email: 'new@example.com',
    newsletter_slugs: [news.slug],
    plan_slug: tier.slug,
  });
});

test('an address is taken whichever window it came through', async () => {
  await allegro('POST', '', { email: 'one@example.com' });
  expect((await pliro.post('/customers', { email: 'ONE@example.com' })).status).toBe(409);
  await pliro.post('/customers', { email: 'two@example.com' });
  expect((await allegro('POST', '', { email: 'Two@example.com' })).status).toBe(422);
});

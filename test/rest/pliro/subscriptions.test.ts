import { toGlobalId } from '../../../src/schema/global-id';
import { DAY_MS } from '../../../src/shared/period';
import { makeMember } from '../../builders/member';
import { makeOffer, makeScene, makeTier } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { PLIRO, PliroClient, pliroId } from '../../support/pliro';

type Scene = Awaited<ReturnType<typeof makeScene>>;

let organization: TestOrganization;
let pliro: PliroClient;
let scene: Scene;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  pliro = await PliroClient.start(organization);
  scene = await makeScene(organization);
});

function order(): Record<'customer_id' | 'plan_id' | 'price_id', string> {
  const { member, tier, price } = scene;
  return {
    customer_id: pliroId('cus', member),
    plan_id: pliroId('plan', tier),
    price_id: pliroId('price', price),
  };
}

describe('creating', () => {
  test.each(['cus', 'memb'])('a customer is named by %s_ and printed as cus_', async (prefix) => {
    const asked = { ...order(), customer_id: pliroId(prefix, scene.member) };
    const { status, json } = await pliro.post('/subscriptions', asked);
    expect([status, json]).toEqual([200, { id: json.id, status: 'active', ...order(), complimentary: false }]);
    expect(json.id).toMatch(/^sub_[1-9A-HJ-NP-Za-km-z]{22}$/);
    expect((await pliro.get(`/subscriptions/${json.id}`)).json).toEqual(json);
  });

  test.each([
    ['form', () => pliro.post('/subscriptions', { ...order(), price_id: '', complimentary: 'true' })],
    ['JSON', () => pliro.postJson('/subscriptions', { ...order(), price_id: null, complimentary: true })],
  ])('complimentary by %s has no price', async (_kind, post) => {
    const { json } = await post();
    expect(json).toMatchObject({ status: 'active', price_id: null, complimentary: true });
  });

  test('a trial of the plan is active', async () => {
    const trial = await makeOffer(organization, { trialDays: 7 });
    const asked = { ...order(), plan_id: pliroId('plan', trial.tier), price_id: pliroId('price', trial.price) };
    expect((await pliro.post('/subscriptions', asked)).json).toMatchObject({ status: 'active' });
  });

  test.each([
    [{ customer_id: '' }, 400, 'missing_param', 'customer_id is required.'],
    [{ plan_id: '' }, 400, 'missing_param', 'plan_id is required.'],
    [{ price_id: '' }, 400, 'missing_param', 'price_id is required unless complimentary is true.'],
    [{ price_id: '', complimentary: 'false' }, 400, 'missing_param', /^price_id is required/],
    [{ complimentary: 'true' }, 400, 'invalid_param', 'price_id must be null if complimentary is true.'],
    [{ complimentary: 'maybe' }, 400, 'invalid_param', 'complimentary must be true or false.'],
    [{ customer_id: 'cus_1BxEmDZEfaMhFQxkysiGtm' }, 404, 'not_found', 'Member not found.'],
    [{ customer_id: 'jane' }, 404, 'not_found', 'Customer not found.'],
    [{ plan_id: 'plan_1CAYdcXnjeh3QDz5MZVPVu' }, 404, 'not_found', 'Plan not found.'],
    [{ price_id: 'price_1CAYdeEnWTYzneWDJxYb6A' }, 404, 'not_found', 'Price not found.'],
    [{ plan_id: 'price_1CAYdeEnWTYzneWDJxYb6A' }, 404, 'not_found', 'Plan not found.'],
  ])('%j is refused', async (...[change, status, code, message]) => {
    const answer = await pliro.post('/subscriptions', { ...order(), ...(change as Record<string, string>) });
    expect(answer.json).toEqual({ error: { code, message: expect.stringMatching(message) } });
    expect(answer.status).toBe(status);
    expect((await pliro.get('/subscriptions')).json.objects).toEqual([]);
  });

  test('a price must belong to the plan, and the plan must be one that is subscribed to', async () => {
    const other = await makeOffer(organization);
    const elsewhere = await pliro.post('/subscriptions', { ...order(), price_id: pliroId('price', other.price) });
    expect(elsewhere.json.error).toEqual({ code: 'invalid_param', message: 'The price belongs to another plan.' });
    const free = await makeTier(organization, { type: 'FREE' });
    const toFree = await pliro.post('/subscriptions', { ...order(), plan_id: pliroId('plan', free) });
    expect(toFree.json.error).toEqual({ code: 'invalid_param', message: 'The plan is free: nobody subscribes to it.' });
  });

  test('a second live subscription to the plan is a conflict, a return is a new one', async () => {
    const first = await pliro.post('/subscriptions', order());
    const second = await pliro.post('/subscriptions', order());
    expect([second.status, second.json.error.code]).toEqual([409, 'conflict']);
    await pliro.post(`/subscriptions/${first.json.id}/cancel`);
    const back = await pliro.post('/subscriptions', order());
    expect(back.json).toMatchObject({ status: 'active' });
    expect(back.json.id).not.toBe(first.json.id);
  });

  test('a plan that is full is a conflict', async () => {
    const full = await makeOffer(organization, { limit: 1 });
    await makeSubscription(organization, { ...full, member: await makeMember(organization) });
    const asked = { ...order(), plan_id: pliroId('plan', full.tier), price_id: pliroId('price', full.price) };
    const { status, json } = await pliro.post('/subscriptions', asked);
    expect([status, json.error.code]).toEqual([409, 'conflict']);
  });
});

describe('canceling', () => {
  test('takes effect at once, and only once', async () => {
    const { json } = await pliro.post('/subscriptions', order());
    const canceled = await pliro.post(`/subscriptions/${json.id}/cancel`);
    expect([canceled.status, canceled.json]).toEqual([200, { ...json, status: 'canceled' }]);
    expect((await pliro.get(`/subscriptions/${json.id}`)).json.status).toBe('canceled');
    const again = await pliro.post(`/subscriptions/${json.id}/cancel`);
    expect([again.status, again.json.error.code]).toEqual([409, 'invalid_state']);
    expect((await pliro.post('/subscriptions/sub_1CAYdVkJ4hgBkAUrugKwaj/cancel')).status).toBe(404);
  });

  test('a GET cancels too, once for its key, but a HEAD never', async () => {
    const { json } = await pliro.post('/subscriptions', order());
    const url = `${PLIRO}/subscriptions/${json.id}/cancel`;
    const token = pliro.rest.issue('pliro');
    const head = await pliro.rest.send({ method: 'HEAD', url, token });
    expect([head.status, head.headers['allow']]).toEqual([405, 'POST, GET, OPTIONS']);
    expect((await pliro.get(`/subscriptions/${json.id}`)).json.status).toBe('active');
    const headers = { 'idempotency-key': 'one' };
    const first = await pliro.rest.send({ method: 'GET', url, token, headers });
    const again = await pliro.rest.send({ method: 'GET', url, token, headers });
    expect([first.json.status, again.text, again.headers['idempotency-replayed']]).toEqual([
      'canceled',
      first.text,
      'true',
    ]);
  });

  test('a key that only reads cancels nothing, by whichever method', async () => {
    const { json } = await pliro.post('/subscriptions', order());
    const reader = await PliroClient.start(organization, { scopes: ['subscriptions:read', 'members:read'] });
    expect((await reader.get(`/subscriptions/${json.id}/cancel`)).status).toBe(403);
    expect((await reader.post(`/subscriptions/${json.id}/cancel`)).status).toBe(403);
    expect((await reader.get(`/subscriptions/${json.id}`)).json.status).toBe('active');
  });
});

test('a paused subscription is active until its paid period is over', async () => {
  const { id } = await makeSubscription(organization, scene);
  const pause = 'mutation ($input: SubscriptionPauseInput!) { subscriptionPause(input: $input) { clientMutationId } }';
  await query(contextFor({ organization }), pause, { input: { id: toGlobalId('MemberSubscription', id) } });
  const read = async () => (await pliro.get(`/subscriptions/${pliroId('sub', { id })}`)).json.status;
  const plan = async () => (await pliro.get(`/customers/${pliroId('cus', scene.member)}`)).json.plan_slug;
  expect([await read(), await plan()]).toEqual(['active', scene.tier.slug]);
  organization.clock.advance(40 * DAY_MS);
  expect([await read(), await plan()]).toEqual(['canceled', null]);
});

test('subscriptions are listed newest first, of one customer when one is named', async () => {
  const first = await makeSubscription(organization, scene);
  const other = await makeMember(organization);
  const second = await makeSubscription(organization, { ...scene, member: other }, { complimentary: true });
  const list = async (search: string) => (await pliro.get(`/subscriptions${search}`)).json;
  const [older, newer] = [first, second].map((row) => pliroId('sub', row));
  expect((await list('')).objects.map(({ id }: { id: string }) => id)).toEqual([newer, older]);
  const page = await list('?limit=1');
  expect(Buffer.from(page.next_page, 'base64').toString()).toBe(older);
  expect((await list(`?limit=1&page=${page.next_page}`)).objects).toMatchObject([{ id: older }]);
  const own = await list(`?customer_id=${pliroId('memb', other)}`);
  expect(own).toMatchObject({ objects: [{ id: newer, complimentary: true }], next_page: null });
});

import { makeCrowd } from '../../builders/crowd';
import { makeMember, makeMembers } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makePrice, makeTier } from '../../builders/offer';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { PliroClient, pliroId } from '../../support/pliro';
import { toGlobalId } from '../../../src/schema/global-id';
import type { Answer } from '../../support/rest';

let organization: TestOrganization;
let pliro: PliroClient;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  pliro = await PliroClient.start(organization);
});

const ids = (answer: Answer): string[] => answer.json.objects.map(({ id }: { id: string }) => id);

/** All pages of a list, one after the other. */
async function walk(path: string, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let next: string | null = '';
  while (next !== null) {
    const answer: Answer = await pliro.get(`${path}?limit=${limit}&page=${next}`);
    expect(answer.status).toBe(200);
    pages.push(ids(answer));
    next = answer.json.next_page;
  }
  return pages;
}

describe('pages', () => {
  test('a cursor is unpadded base64 of the id of the next object, which the next page begins with', async () => {
    const [third, second, first] = await makeMembers(organization, 3);
    const page = await pliro.get('/customers?limit=2');
    expect(ids(page)).toEqual([first, second].map((row) => row && pliroId('cus', row)));
    const next = third && pliroId('cus', third);
    expect(page.json.next_page).toBe(
      Buffer.from(next ?? '')
        .toString('base64')
        .replace(/=+$/, ''),
    );
    const last = await pliro.get(`/customers?limit=2&page=${page.json.next_page}`);
    expect(last.json).toMatchObject({ objects: [{ id: next }], next_page: null });
  });

  test.each([1, 2, 3, 6, 7, 100])('all pages of %d together are the whole list, newest first', async (limit) => {
    const crowd = await makeCrowd(organization, 7);
    const expected = crowd.map((row) => pliroId('memb', row)).reverse();
    expect((await walk('/members', limit)).flat()).toEqual(expected);
    expect(await walk('/members', limit)).toHaveLength(Math.ceil(7 / limit));
  });

  test('what is made meanwhile does not shift the pages, and what is deleted does not break them', async () => {
    const [oldest, older, next, newest] = await makeMembers(organization, 4);
    const page = await pliro.get('/customers?limit=1');
    expect(ids(page)).toEqual([newest && pliroId('cus', newest)]);
    await makeMember(organization);
    const id = toGlobalId('Member', next?.id ?? '');
    const remove = 'mutation ($input: MemberDeleteInput!) { memberDelete(input: $input) { clientMutationId } }';
    await query(contextFor({ organization }), remove, { input: { id } });
    const rest = await pliro.get(`/customers?page=${page.json.next_page}`);
    expect(ids(rest)).toEqual([older, oldest].map((row) => row && pliroId('cus', row)));
  });

  test('the cursor of customers is understood by members, as in the sample', async () => {
    const [member] = await makeMembers(organization, 2);
    const { json } = await pliro.get('/customers?limit=1');
    expect(ids(await pliro.get(`/members?page=${json.next_page}`))).toEqual([member && pliroId('memb', member)]);
  });

  test('ten are the default, and an empty parameter is one not given', async () => {
    await makeCrowd(organization, 12);
    expect(ids(await pliro.get('/members'))).toHaveLength(10);
    expect(ids(await pliro.get('/members?limit=&page='))).toHaveLength(10);
  });

  test.each([
    ['limit=0', 'limit must be greater than or equal to 1 but was 0.'],
    ['limit=101', 'limit must be less than or equal to 100 but was 101.'],
    ['limit=1.5', 'limit must be an integer.'],
    ['limit=1&limit=2', 'The limit parameter must not be given more than once.'],
    ['page=e30', 'page must be the next_page of an earlier page of this list.'],
    ['page=%F0%9F%8E%89', 'page must be the next_page of an earlier page of this list.'],
    [`page=${Buffer.from('sub_1CAYdVkJ4hgBkAUrugKwaj').toString('base64')}`, /^page must/],
    [`page=${Buffer.from('free:cus_1BxEm3R5n4PSYU7vpeaicq').toString('base64')}`, /^page must/],
  ])('?%s is refused', async (search, message) => {
    for (const path of ['/members', '/customers']) {
      const { status, json } = await pliro.get(`${path}?${search}`);
      expect([status, json.error.code]).toEqual([400, 'invalid_param']);
      expect(json.error.message).toEqual(expect.stringMatching(message));
    }
  });

  test('a cursor at either end of all ids is a place like any other', async () => {
    const member = await makeMember(organization);
    const highest = Buffer.from('cus_YcVfxkQb6JRzqk5kF2tNLv').toString('base64');
    const lowest = Buffer.from('cus_1111111111111111111111').toString('base64');
    expect(ids(await pliro.get(`/customers?page=${highest}`))).toEqual([pliroId('cus', member)]);
    expect(ids(await pliro.get(`/customers?page=${lowest}`))).toEqual([]);
  });
});

describe('who is listed', () => {
  test('customers are all, members those with an address', async () => {
    const coded = await makeMember(organization, { email: null, activationCode: 'code-12345678' });
    const member = await makeMember(organization);
    expect(ids(await pliro.get('/customers'))).toEqual([pliroId('cus', member), pliroId('cus', coded)]);
    expect(ids(await pliro.get('/members'))).toEqual([pliroId('memb', member)]);
  });

  test('nobody of another organization is seen, whatever is asked', async () => {
    const other = await makeMember(await makeOrganization(organization.database));
    expect(ids(await pliro.get('/customers'))).toEqual([]);
    expect((await pliro.get(`/customers/${pliroId('cus', other)}`)).status).toBe(404);
    const cursor = Buffer.from(pliroId('cus', other)).toString('base64');
    expect(ids(await pliro.get(`/customers?page=${cursor}`))).toEqual([]);
  });
});

describe('what clients need ids of (extensions)', () => {
  test('plans: paid ones first, in one walk', async () => {
    const free = await makeTier(organization, { type: 'FREE', rank: 9 });
    const paid = await makeTier(organization, { rank: 1 });
    const freeToo = await makeTier(organization, { type: 'FREE' });
    const paidToo = await makeTier(organization);
    const expected = [paidToo, paid, freeToo, free].map((row) => pliroId('plan', row));
    for (const limit of [1, 2, 3, 4]) expect((await walk('/plans', limit)).flat()).toEqual(expected);
    const one = { slug: paid.slug, name: paid.name, description: null, type: 'paid', active: true };
    expect((await pliro.get(`/plans/${expected[1]}`)).json).toEqual({ id: expected[1], ...one });
  });

  test('prices: recurring ones in use, of one plan when one is named', async () => {
    const tier = await makeTier(organization);
    const other = await makeTier(organization);
    const monthly = await makePrice(organization, tier.id);
    const once = await makePrice(organization, tier.id, { type: 'ONE_TIME', interval: null });
    const elsewhere = await makePrice(organization, other.id, { interval: 'YEAR', amountMinor: 5000, nickname: null });
    const all = [elsewhere, monthly].map((row) => pliroId('price', row));
    expect((await walk('/prices', 1)).flat()).toEqual(all);
    const plan = pliroId('plan', other);
    expect((await pliro.get(`/prices?plan_id=${plan}`)).json).toEqual({
      objects: [
        {
          id: all[0],
          plan_id: plan,
          name: null,
          amount: 5000,
          currency: 'usd',
          interval: 'year',
          interval_count: 1,
          active: true,
        },
      ],
      next_page: null,
    });
    const read = await pliro.get(`/prices/${pliroId('price', once)}`);
    expect(read.json).toMatchObject({ name: 'Monthly', interval: null });
    expect((await pliro.get('/prices?plan_id=plan_1')).json.error.message).toBe('Plan not found.');
  });

  test('newsletters: those still sent', async () => {
    const first = await makeNewsletter(organization, { name: 'First', slug: 'first' });
    const second = await makeNewsletter(organization, { name: 'Second' });
    const archive =
      'mutation ($input: NewsletterArchiveInput!) { newsletterArchive(input: $input) { clientMutationId } }';
    await query(contextFor({ organization }), archive, { input: { id: toGlobalId('Newsletter', second.id) } });
    const id = pliroId('newsletter', first);
    const printed = { id, slug: 'first', name: 'First', description: null, active: true };
    expect((await pliro.get('/newsletters')).json).toEqual({ objects: [printed], next_page: null });
    expect((await pliro.get(`/newsletters/${id}`)).json).toEqual(printed);
    expect((await pliro.get(`/newsletters/${pliroId('newsletter', second)}`)).json.active).toBe(false);
  });

  test.each(['members', 'customers', 'subscriptions', 'plans', 'prices', 'newsletters'])(
    'an id that names nothing in %s is not found',
    async (noun) => {
      const answers = ['cus_1BxEm3R5n4PSYU7vpeaicq', 'plan_1BxEm3R5n4PSYU7vpeaicq', 'x', '%20'].map((id) =>
        pliro.get(`/${noun}/${id}`),
      );
      for (const { status, json } of await Promise.all(answers))
        expect([status, json.error.code]).toEqual([404, 'not_found']);
    },
  );
});

import { documentedRoutes } from '../../../src/rest/dialects/pliro/routes';
import { makeMember, makeMembers } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeScene } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { pliroId } from '../../support/pliro';
import { RestServer } from '../../support/rest';
import { toGlobalId } from '../../../src/schema/global-id';
import samples from './samples.json';

interface CurlRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly payload?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What curl sends for a line of the document: data makes it a form, which -G turns into a query. */
function curl(line: string, key: string): CurlRequest {
  const [, ...words] = line.replaceAll('$PLIRO_API_KEY', key).replace(/["']/g, '').split(' ');
  const data: string[] = [];
  let url = '';
  let authorization = '';
  let isGet = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-G') isGet = true;
    else if (word === '-u') authorization = `Basic ${Buffer.from(words.shift() ?? '').toString('base64')}`;
    else if (word === '-d') data.push(words.shift() ?? '');
    else if (word === '--data-urlencode') data.push(encodedData(words.shift() ?? ''));
    else url = word.replace('$PLIRO_API_BASE_URL', '');
  }
  const payload = data.join('&');
  if (isGet) return { method: 'GET', url: `${url}?${payload}`, headers: { authorization } };
  if (data.length === 0) return { method: 'GET', url, headers: { authorization } };
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, payload, headers };
}

function encodedData(word: string): string {
  const [name = '', ...value] = word.split('=');
  return `${name}=${encodeURIComponent(value.join('='))}`;
}

/** Ids and cursors differ from run to run: what counts is their form. */
function formOf(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/"(memb|cus|sub|plan|price)_[1-9A-HJ-NP-Za-km-z]{22}"/g, '"$1"')
    .replace(/"next_page":"[A-Za-z0-9+/]+"/g, '"next_page":"cursor"');
  return JSON.parse(text) as unknown;
}

/** The people, the plan and the subscription of the document; answers its ids with those that they have here. */
async function documentScene(organization: TestOrganization, endpoint: string): Promise<Record<string, string>> {
  const scene = await makeScene(organization);
  const rename = 'mutation ($input: TierUpdateInput!) { tierUpdate(input: $input) { clientMutationId } }';
  const tier = { id: toGlobalId('Tier', scene.tier.id), slug: 'example-plan' };
  await query(contextFor({ organization }), rename, { input: tier });
  const newsletter = await makeNewsletter(organization, { name: 'Example', slug: 'example-newsletter' });
  await makeMembers(organization, 1);
  await makeMember(organization, { email: 'john@example.com', name: 'John Doe' });
  const member =
    endpoint === 'POST /customers'
      ? scene.member
      : await makeMember(organization, { email: 'jane@example.com', name: 'Jane Doe', newsletterIds: [newsletter.id] });
  const subscribed = !endpoint.startsWith('POST') || endpoint.endsWith('cancel');
  const subscription = subscribed ? await makeSubscription(organization, { ...scene, member }) : member;
  return {
    cus_1BxEmDZEfaMhFQxkysiGtm: pliroId('cus', member),
    plan_1CAYdcXnjeh3QDz5MZVPVu: pliroId('plan', scene.tier),
    price_1CAYdeEnWTYzneWDJxYb6A: pliroId('price', scene.price),
    sub_1CAYdVkJ4hgBkAUrugKwaj: pliroId('sub', subscription),
  };
}

test.each(samples)('the line of $endpoint works as it stands and answers as printed', async (sample) => {
  const organization = await makeOrganization(await testDatabase());
  const rest = await RestServer.start(organization);
  const ids = await documentScene(organization, sample.endpoint);
  const line = sample.curl.replace(/\w+_1\w{21}/g, (id) => ids[id] ?? id);
  const answer = await rest.send(curl(line, rest.issue('pliro')));
  expect(answer.status).toBe(200);
  expect(formOf(answer.json)).toEqual(formOf(sample.reply));
});

test('every documented endpoint has a row, and every row a sample', () => {
  const endpoints = documentedRoutes.map((row) => row.endpoint);
  const cancelByGet = 'GET /subscriptions/:id/cancel';
  expect(endpoints.sort()).toEqual([...samples.map((sample) => sample.endpoint), cancelByGet].sort());
});

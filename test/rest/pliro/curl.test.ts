import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';
import samples from './samples.json';

/** The commands of the published page, byte for byte; the first block sets the base URL and the key. */
const [setup = '', ...commands] = readFileSync(join(__dirname, 'document.sh'), 'utf8').trimEnd().split('\n\n');
const [listMembers = '', listCustomers = '', createCustomer = '', createSubscription = '', cancel = ''] = commands;

let gateway: TestGateway;
let organization: TestOrganization;
/** The ids of the page, and those that stand here in their place. */
const bound = new Map<string, string>();

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
});

/** Runs a block in a shell as it stands, with this gateway's address and key and the ids bound so far. */
async function run(command: string) {
  const here = setup
    .replace('https://api.plirotest.com', gateway.url)
    .replace('example-api-key', organization.credentials.pliro);
  const asked = command.replace(/\b(?:cus|plan|price|sub)_1\w{21}/g, (id) => bound.get(id) ?? id);
  const env = { ...process.env, no_proxy: '*' };
  const { stdout } = await promisify(execFile)('bash', ['-c', `${here}\n${asked}`], { env });
  // Tests read answers of any form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(stdout) as any;
}

/** A GET of the neighbors that the page does not have, from which a client learns the ids of plans and prices. */
const first = async (path: string) =>
  (await run(`curl $PLIRO_API_BASE_URL/2023-04-11${path} -u "$PLIRO_API_KEY:"`)).objects[0];

async function makePlan(): Promise<void> {
  const tier = { name: 'Example plan', slug: 'example-plan', monthlyAmountMinor: 500, currency: 'USD' };
  const { body } = await gateway.graphql(
    'mutation ($input: TierCreateInput!) { tierCreate(input: $input) { tier { id } } }',
    {
      token: organization.credentials.graphql,
      variables: { input: tier },
    },
  );
  expect(body.errors).toBeUndefined();
}

test('the samples are the lines of the page, folded', () => {
  const folded = commands.map((command) => command.replace(/ \\\n +/g, ' '));
  expect(folded).toEqual(samples.map(({ curl }) => curl));
});

test('every line of the page runs as it stands, in a shell, with only base URL and key replaced', async () => {
  await makePlan();
  const plan = await first('/plans');
  const price = await first(`/prices?plan_id=${plan.id}`);
  bound.set('plan_1CAYdcXnjeh3QDz5MZVPVu', plan.id).set('price_1CAYdeEnWTYzneWDJxYb6A', price.id);

  const customer = await run(createCustomer);
  const profile = { email: 'jane@example.com', name: null, newsletter_slugs: [], plan_slug: null };
  expect(customer).toEqual({ id: expect.stringMatching(/^cus_\w{22}$/), ...profile, activation_url: null });
  bound.set('cus_1BxEmDZEfaMhFQxkysiGtm', customer.id);

  const subscription = await run(createSubscription);
  const terms = { customer_id: customer.id, plan_id: plan.id, price_id: price.id, complimentary: false };
  expect(subscription).toEqual({ id: expect.stringMatching(/^sub_\w{22}$/), status: 'active', ...terms });
  bound.set('sub_1CAYdVkJ4hgBkAUrugKwaj', subscription.id);

  await run(createCustomer.replace('jane', 'john'));
  await run(createCustomer.replace('jane', 'joan'));
  const members = await run(listMembers);
  expect(members).toEqual({ objects: [expect.any(Object), expect.any(Object)], next_page: expect.any(String) });
  const customers = await run(listCustomers);
  expect(customers.objects.map(({ email }: { email: string }) => email)).toEqual([
    'joan@example.com',
    'john@example.com',
  ]);
  const rest = await run(`${listCustomers} -d page=${customers.next_page}`);
  expect(rest).toEqual({ objects: [{ ...customer, plan_slug: 'example-plan' }], next_page: null });

  expect(await run(cancel)).toEqual({ ...subscription, status: 'canceled' });
});

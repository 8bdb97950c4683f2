import { allegro } from '../../../src/rest/dialects/allegro';
import { idBits } from '../../../src/shared/id-bits';
import { parseGlobalId } from '../../../src/schema/global-id';
import { encodeBase58 } from '../../../src/shared/base58';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type EntitledMember, makeEntitledMember } from '../../support/member-money';
import { RestServer } from '../../support/rest';
import samples from './samples.json';

const BASE = '/api/v1/audience-members';

/** The operations of the public document. */
const DOCUMENTED = ['GET /', 'GET /:id', 'POST /', 'PUT /:id', 'PATCH /:id', 'DELETE /:id'];

interface Sample {
  readonly endpoint: string;
  readonly url: string;
  readonly status: number;
  readonly body?: object;
  readonly list?: boolean;
  readonly reply?: object;
}

let organization: TestOrganization;
let rest: RestServer;
let entitled: EntitledMember;
let memberId: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization);
  entitled = await makeEntitledMember(organization);
  memberId = parseGlobalId(entitled.memberId)?.id ?? '';
});

/** The document's `"name": "Jane"` is any text or null: what counts is the keys and the JSON types. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])];
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === 'meta' ? 'object' : shapeOf(inner)]),
    );
  if (typeof value === 'string' && /^\d{4}-.*Z$/.test(value)) return 'instant';
  return value === null || typeof value === 'string' ? 'text' : typeof value;
}

function loosely(value: unknown): unknown {
  const shape = JSON.stringify(shapeOf(value)).replaceAll('"instant"', '"text"');
  return JSON.parse(shape) as unknown;
}

test('every documented endpoint has a row, and every row a sample', () => {
  expect(allegro.routes.map((row) => row.endpoint).sort()).toEqual([...DOCUMENTED].sort());
  expect((samples as Sample[]).map((sample) => sample.endpoint).sort()).toEqual([...DOCUMENTED].sort());
});

test.each(samples as Sample[])('$endpoint answers in the form of the document', async (sample) => {
  const [method] = sample.endpoint.split(' ');
  const url = BASE + sample.url.replace('{id}', memberId);
  const token = rest.issue('allegro', { bare: true });
  const answer = await rest.send({
    method: method as 'GET',
    url,
    token,
    ...(sample.body ? { payload: sample.body } : {}),
  });
  expect(answer.status).toBe(sample.status);
  const resource = sample.list ? answer.json.data[0] : answer.json;
  if (sample.reply) expect(loosely(resource)).toEqual(loosely(sample.reply));
  else expect(answer.text).toBe('');
});

test('entitlements and purchases are printed value by value', async () => {
  const token = rest.issue('allegro');
  const url = `${BASE}/${memberId}?include=purchases,entitlements`;
  const { json } = await rest.send({ method: 'GET', url, token });
  const made = '2026-03-01T12:00:00Z';
  expect(json.data.entitlements).toEqual([
    {
      id: `ent_${base58(entitled.entitlementId)}`,
      product: { id: `prod_${base58(entitled.productId)}`, name: 'Digital Access' },
      started_at: made,
      ended_at: null,
      note: 'thanks',
      is_active: true,
      created_at: made,
      updated_at: made,
    },
  ]);
  expect(json.data.purchases).toEqual([
    {
      id: `pur_${base58(entitled.purchaseId)}`,
      status: 'completed',
      status_label: 'Completed',
      amount: 999,
      formatted_amount: '$9.99',
      currency: 'usd',
      provider: 'stripe',
      has_active_entitlement: false,
      plan: { id: `plan_${base58(entitled.priceId)}`, name: 'Monthly' },
      created_at: made,
      updated_at: made,
    },
  ]);
});

function base58(globalId: string): string {
  return encodeBase58(idBits(parseGlobalId(globalId)?.id ?? ''));
}

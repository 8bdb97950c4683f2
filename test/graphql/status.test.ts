import { startTestGateway, type TestGateway } from '../support/gateway';

const JSON_ONLY = { accept: 'application/json' };
const RESPONSE_JSON = { accept: 'application/graphql-response+json' };
const ALIASES = `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ introspection: 'authenticated' });
});

test.each([
  ['a limit', ALIASES, 'LIMIT_EXCEEDED', [400, 400, 400]],
  ['bad syntax', '{', 'GRAPHQL_PARSE_FAILED', [400, 200, 400]],
  ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED', [400, 200, 400]],
  [
    'a variable that is missing',
    'query ($n: Int!) { members(first: $n) { totalCount } }',
    'BAD_USER_INPUT',
    [400, 200, 400],
  ],
  ['the schema for nobody', '{ __schema { queryType { name } } }', 'GRAPHQL_VALIDATION_FAILED', [400, 200, 400]],
  ['a live field over HTTP', 'subscription { memberChanged { cursor } }', 'BAD_USER_INPUT', [400, 200, 400]],
  ['nobody', '{ members { totalCount } }', 'UNAUTHENTICATED', [401, 401, 401]],
])('%s is refused with a status that the client understands', async (...[, query, code, [plain, json, response]]) => {
  const plainly = await gateway.graphql(query);
  expect(plainly.body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  expect(plainly.status).toBe(plain);
  expect((await gateway.graphql(query, { headers: JSON_ONLY })).status).toBe(json);
  expect((await gateway.graphql(query, { headers: RESPONSE_JSON })).status).toBe(response);
});

test('known callers may ask for the schema', async () => {
  const { credentials } = await gateway.organization();
  const { body } = await gateway.graphql('{ __schema { queryType { name } } }', { token: credentials.graphql });
  expect(body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
});

test('S05, S11, S22 what is asked wrongly within the limits is told without a fault', async () => {
  const { credentials } = await gateway.organization();
  const ask = async (query: string) => (await gateway.graphql(query, { token: credentials.graphql })).body;
  expect(await ask('{ members(first: 201) { totalCount } }')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect(await ask('{ members(first: -1) { totalCount } }')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  for (const id of [
    '',
    'x',
    '%',
    "' OR 1=1",
    Buffer.from('Member:x').toString('base64'),
    Buffer.from('Nothing:01ARZ3NDEKTSV4RRFFQ69G5FAV').toString('base64url'),
  ])
    expect(await ask(`{ node(id: ${JSON.stringify(id)}) { id } }`)).toEqual({ data: { node: null } });
});

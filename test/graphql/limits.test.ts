import { buildSchema, type GraphQLSchema, parse } from 'graphql';
import { ANONYMOUS } from '../../src/auth/viewer';
import { type Config, readConfig } from '../../src/config';
import { gatewaySchema } from '../../src/graphql/schema';
import { prepare, type OperationRequest } from '../../src/graphql/prepare';
import { operationCost } from '../../src/graphql/cost';

let schema: GraphQLSchema;
const config = readConfig({ INTROSPECTION: 'on' });

beforeAll(async () => {
  schema = await gatewaySchema();
});

function refusals(request: OperationRequest | string, overrides: Partial<Config> = {}) {
  const asked = typeof request === 'string' ? { query: request } : request;
  const outcome = prepare(schema, asked, { config: { ...config, ...overrides }, viewer: ANONYMOUS, requestId: 'r1' });
  return 'errors' in outcome
    ? outcome.errors.map(({ message, extensions }) => ({ ...extensions, message, code: extensions['code'] }))
    : [];
}

const codes = (request: OperationRequest | string) => refusals(request).map(({ code }) => code);
const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** Lists within lists. */
const nested = (size: number) =>
  `members(first: ${size}) { nodes { subscriptions { tier { products { tiers { prices { id } } } } } } }`;

describe('S01 aliases', () => {
  test('30 pass and 31 do not, __typename included', () => {
    expect(codes(`{ ${repeat(30, (i) => `a${i}: __typename`)} }`)).toEqual([]);
    expect(codes(`{ ${repeat(31, (i) => `a${i}: __typename`)} }`)).toEqual(['LIMIT_EXCEEDED']);
    expect(codes(`{ ${repeat(101, (i) => `a${i}: members { totalCount }`)} }`)).toEqual(['LIMIT_EXCEEDED']);
  });

  test('they are counted wherever a fragment is spread', () => {
    const fragment = `fragment F on Query { ${repeat(16, (i) => `a${i}: __typename`)} }`;
    expect(codes(`{ ...F } ${fragment}`)).toEqual([]);
    expect(codes(`{ ...F ... on Query { ...F } } ${fragment}`)).toEqual(['LIMIT_EXCEEDED']);
  });
});

test.each([500, 5000])('S02 a field repeated %d times is refused', (count) => {
  expect(codes(`{ ${repeat(count, () => '__typename')} }`)).toEqual(['LIMIT_EXCEEDED']);
});

test('S07 depth: 12 levels pass and 13 do not; introspection is exempt', () => {
  const deep = (levels: number) => 'a { '.repeat(levels - 1) + 'a' + ' }'.repeat(levels - 1);
  expect(codes(`{ ${deep(13)} }`)).toEqual(['LIMIT_EXCEEDED']);
  expect(codes(`{ ${deep(12)} }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  const type = 'ofType { '.repeat(14) + 'name' + ' }'.repeat(14);
  expect(codes(`{ __schema { types { name ${type} } } }`)).toEqual([]);
  const circle = 'fields { type { '.repeat(5) + 'name' + ' } }'.repeat(5);
  expect(codes(`{ __type(name: "Member") { ${circle} } }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

test('S08 a fragment that contains itself is refused by validation', () => {
  const cycle = 'fragment A on Query { ...B } fragment B on Query { ...A }';
  expect(codes(`{ ...A } ${cycle}`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

describe('S09 fragments that multiply each other', () => {
  const chain = (spread: (next: number) => string) =>
    `{ ...F0 } ${repeat(20, (i) => `fragment F${i} on Query { ${i === 19 ? '__typename' : spread(i + 1)} }`)}`;

  test.each([
    [
      'with aliases',
      chain((next) => `a: node(id: "x") { ...on Node { id } } b: __typename ...F${next} ... on Query { ...F${next} }`),
    ],
    ['without aliases', chain((next) => `__typename ...F${next} ... on Query { ...F${next} }`)],
  ])('%s are refused in no time', (_name, query) => {
    const start = performance.now();
    expect(codes(query)).toEqual(['LIMIT_EXCEEDED']);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe('S10 directives', () => {
  test('20 in a document pass and 21 do not', () => {
    expect(codes(`{ __typename ${repeat(20, () => '@include(if: true)')} }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codes(`{ __typename ${repeat(21, () => '@include(if: true)')} }`)).toEqual(['LIMIT_EXCEEDED']);
    expect(codes(`{ __typename ${repeat(2000, () => '@a')} }`)).toEqual(['LIMIT_EXCEEDED']);
  });

  test('the same complaint is made once, and three at most', () => {
    expect(refusals(`{ __typename ${repeat(10, () => '@aa')} }`)).toHaveLength(1);
    expect(refusals(`{ ${repeat(10, (i) => `unknown${i}`)} }`)).toHaveLength(3);
  });
});

describe('S11 wide pages', () => {
  test.each(['members(first: 1000000) { nodes { id } }', nested(200), nested(100)])('%s', (query) => {
    expect(codes(`{ ${query} }`)).toEqual(['LIMIT_EXCEEDED']);
  });

  test('a page of the largest size with what belongs to its members passes', () => {
    expect(
      codes(
        `{ members(first: 200) { nodes { id entitlements { product { name } } purchases { id price { nickname } } subscriptions { tier { name } } } } }`,
      ),
    ).toEqual([]);
  });

  test('sizes in variables count, and negative ones make nothing cheaper', () => {
    const query = 'query Q($n: Int) { members(first: $n) { nodes { id } } }';
    expect(codes({ query, variables: { n: 20 } })).toEqual([]);
    expect(codes({ query, variables: { n: 60_000 } })).toEqual(['LIMIT_EXCEEDED']);
    const shared = `query Q($n: Int) { members(first: $n) { nodes { id } } more: members(first: 60000) { nodes { id } } }`;
    expect(codes({ query: shared, variables: { n: -100_000 } })).toEqual(['LIMIT_EXCEEDED']);
  });

  test('a smaller page can be set as the largest', () => {
    const limits = { ...config.limits, pageSize: 50 };
    expect(refusals('{ members(first: 51) { nodes { id } } }', { limits })).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(refusals('{ members(first: 50) { nodes { id } } }', { limits })).toEqual([]);
  });
});

describe('S12 heavy variables', () => {
  const query = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }';

  test('fifty thousand ids are refused', () => {
    expect(codes({ query, variables: { ids: new Array<string>(50_000).fill('x') } })).toEqual(['LIMIT_EXCEEDED']);
  });

  test('so is what is nested deeply, even in a variable that nothing uses', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 50_000; i += 1) deep = [deep];
    expect(codes({ query: '{ __typename }', variables: { unused: deep } })).toEqual(['LIMIT_EXCEEDED']);
  });
});

test('S13 the schema is told as the setting says', () => {
  const ask = (introspection: Config['introspection']) =>
    refusals('{ ...F } fragment F on Query { __schema { queryType { name } } }', { introspection });
  expect(ask('on')).toEqual([]);
  expect(ask('authenticated')).toMatchObject([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
  expect(ask('off')).toMatchObject([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
  expect(refusals('{ __typename }', { introspection: 'off' })).toEqual([]);
});

test.each([
  '{ membrs { totalCount } }',
  '{ members(frst: 1) { totalCount } }',
  '{ members(orderBy: { field: CREATD_AT, direction: ASC }) { totalCount } }',
  '{ members(filter: { emial: { eq: "x" } }) { totalCount } }',
  'fragment F on Membr { id } { __typename ...F }',
])('S14 %s gets no suggestion', (query) => {
  const found = refusals(query);
  expect(found.length).toBeGreaterThan(0);
  expect(JSON.stringify(found)).not.toMatch(/did you mean/i);
});

test('too many tokens are a limit, bad syntax is not', () => {
  expect(codes(`{ ${'a '.repeat(2001)} }`)).toEqual(['LIMIT_EXCEEDED']);
  expect(codes('{')).toEqual(['GRAPHQL_PARSE_FAILED']);
});

test('an operation has to be found by its name', () => {
  const query = 'query A { __typename } query B { __typename }';
  expect(codes({ query })).toEqual(['BAD_USER_INPUT']);
  expect(codes({ query, operationName: 'C' })).toEqual(['BAD_USER_INPUT']);
  expect(codes({ query, operationName: 'B' })).toEqual([]);
  expect(codes({ query: '{ __typename }', operationName: 'B' })).toEqual(['BAD_USER_INPUT']);
});

test('variables that do not fit are refused before anything is executed', () => {
  expect(codes({ query: 'query Q($n: Int!) { members(first: $n) { totalCount } }', variables: {} })).toEqual([
    'BAD_USER_INPUT',
  ]);
});

test('every refusal names the request', () => {
  expect(refusals('{ nothing }')).toMatchObject([{ requestId: 'r1' }]);
});

test('the cost of an operation counts the objects that it could answer', () => {
  const small = buildSchema(`
    type Query { things(first: Int, last: Int): ThingConnection! nodes(ids: [ID!]!): [Thing!]! one: Thing }
    type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! totalCount: Int! }
    type ThingEdge { node: Thing! }
    type Thing { id: ID! parts: [Thing!]! things(first: Int): ThingConnection! }`);
  const cost = (query: string, variables = {}) => {
    const document = parse(query);
    const [operation] = document.definitions;
    return operationCost(small, { document, operation: operation as never, variables }).cost;
  };
  expect(cost('{ one { id } }')).toBe(1);
  expect(cost('{ things { nodes { id } } }')).toBe(21);
  expect(cost('{ things(last: 7) { nodes { id } } }')).toBe(8);
  expect(cost('{ things(first: 10) { nodes { things(first: 10) { nodes { id } } } } }')).toBe(1 + 10 * (1 + 1 + 10));
  expect(cost('{ one { parts { id } } }')).toBe(6);
  expect(cost('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(3);
});

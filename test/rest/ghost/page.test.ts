import type { KeyViewer } from '../../../src/auth/viewer';
import { parseList, presentPagination } from '../../../src/rest/dialects/ghost/page';
import { Parameters } from '../../../src/rest/parameters';
import { skipCursor } from '../../../src/shared/page';

const RULES = {
  resource: 'members',
  orders: ['email', 'name', 'created_at'],
  includes: ['tiers'],
  fields: ['id', 'email'],
} as const;

function list(query: string, strict = false) {
  const viewer = { kind: 'key', strict } as KeyViewer;
  return parseList({ query: Parameters.parse(query), viewer }, RULES);
}

const refusedFor = (query: string) => {
  try {
    list(query);
    return undefined;
  } catch (error) {
    const { type, message, notes } = error as { type: string; message: string; notes: { context?: string } };
    return [type, message, notes.context];
  }
};
const unmatched = (name: string) => ['ValidationError', `Validation (matches) failed for ${name}`, `undefined.${name}`];

test.each([
  ['', 15],
  ['limit=5', 5],
  ['limit=0', 15],
  ['limit=100', 100],
  ['limit=101', 100],
  [`limit=${'9'.repeat(400)}`, 100],
  ['limit=all', 100],
  ['limit=abc', 100],
])('%s is a limit of %d', (query, limit) => {
  expect(list(query).limit).toBe(limit);
});

test.each(['limit=-1', 'limit=1.5', 'limit=1e2', 'limit=', 'limit=+5', 'limit=2&limit=3', 'limit[]=1&limit[]=2'])(
  '%s is no limit',
  (query) => {
    expect(refusedFor(query)).toEqual(unmatched('limit'));
  },
);

test.each(['page=-1', 'page=abc', 'page=1.5', 'page=', 'page=1&page=1'])('%s is no page', (query) => {
  expect(refusedFor(query)).toEqual(unmatched('page'));
});

test.each([
  ['limit=5', undefined],
  ['limit=5&page=0', undefined],
  ['limit=5&page=3', skipCursor(10)],
  [`limit=5&page=${'9'.repeat(400)}`, skipCursor(2_147_483_647)],
])('%s starts behind %s', (query, after) => {
  expect(list(query).slice).toEqual({ first: 5, ...(after === undefined ? {} : { after }) });
});

test.each<[string, [string, boolean][]]>([
  ['email asc', [['email', false]]],
  [
    'email ASC, name desc',
    [
      ['email', false],
      ['name', true],
    ],
  ],
  ['members.email asc', [['email', false]]],
  ['EMAIL asc', [['email', false]]],
  ['labels.name asc', []],
  ['email', []],
  ['email sideways', []],
  ['bogus asc, name asc', [['name', false]]],
])('the order "%s" is understood as far as it is known', (text, expected) => {
  const { order } = list(`order=${encodeURIComponent(text)}`);
  expect(order.map(({ field, descending }) => [field, descending])).toEqual(expected);
});

test.each(['email asc; drop table members', "email' asc", '', 'email asc -- '])('the order "%s" is refused', (text) => {
  expect(refusedFor(`order=${encodeURIComponent(text)}`)).toEqual(unmatched('order'));
});

test.each(['password asc', 'members.secret asc', 'gift_link_token desc', 'api_token asc', 'x asc, token asc'])(
  'the order "%s" is by what is kept secret',
  (text) => {
    expect(refusedFor(`order=${encodeURIComponent(text)}`)).toEqual([
      'BadRequestError',
      'Restricted fields cannot be used in order.',
      undefined,
    ]);
  },
);

test('unknown includes and fields are dropped, empty parts too', () => {
  const { include, fields } = list('include=tiers,bogus,&fields=id,bogus');
  expect([[...include], [...(fields ?? [])]]).toEqual([['tiers'], ['id']]);
  expect(list('').fields).toBeUndefined();
});

test('an empty include is refused, an empty filter is none', () => {
  expect(refusedFor('include=')?.[0]).toBe('BadRequestError');
  expect(list('filter=&search=')).toMatchObject({ filter: undefined, search: undefined });
  expect(list('filter=status:free&search=%20a')).toMatchObject({ filter: 'status:free', search: ' a' });
});

describe.each([
  ['by the query', (query: string) => list(`strict=true&${query}`)],
  ['by the key', (query: string) => list(query, true)],
])('strict %s', (_name, strictly) => {
  test.each([
    ['include=bogus', 'Unknown in include: "bogus".'],
    ['fields=id,bogus,worse', 'Unknown in fields: "bogus", "worse".'],
    ['order=email', 'Unknown in order: "email".'],
    ['order=bogus%20asc', 'Unknown in order: "bogus asc".'],
  ])('%s is refused', (query, message) => {
    expect(() => strictly(query)).toThrow(message);
  });

  test('what is known is good', () => {
    expect(strictly('include=tiers&fields=id&order=email%20asc').strict).toBe(true);
  });
});

test.each(['true', 'TRUE', 'True', '1'])('strict=%s is strict', (value) => {
  expect(list(`strict=${value}`).strict).toBe(true);
});

test.each(['false', 'FALSE', '0'])('strict=%s is not', (value) => {
  expect(list(`strict=${value}`, true).strict).toBe(false);
});

test('a strict key can ask not to be', () => {
  expect(list('strict=false&include=bogus', true).strict).toBe(false);
});

test.each([
  [
    { page: 1, limit: 15, total: 38 },
    { pages: 3, next: 2, prev: null },
  ],
  [
    { page: 2, limit: 5, total: 38 },
    { pages: 8, next: 3, prev: 1 },
  ],
  [
    { page: 3, limit: 20, total: 38 },
    { pages: 2, next: 4, prev: 2 },
  ],
  [
    { page: 9999, limit: 5, total: 38 },
    { pages: 8, next: 10000, prev: 9998 },
  ],
  [
    { page: 2, limit: 19, total: 38 },
    { pages: 2, next: null, prev: 1 },
  ],
  [
    { page: 1, limit: 100, total: 38 },
    { pages: 1, next: null, prev: null },
  ],
  [
    { page: 1, limit: 15, total: 0 },
    { pages: 1, next: null, prev: null },
  ],
])('the page %j is %j', (asked, pages) => {
  expect(presentPagination(asked, asked.total)).toEqual({ pagination: { ...asked, ...pages } });
});

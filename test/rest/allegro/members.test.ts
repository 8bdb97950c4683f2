import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember, makeMembers } from '../../builders/member';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { runner } from '../../support/member-money';
import { RestServer } from '../../support/rest';

const BASE = '/api/v1/audience-members';

let organization: TestOrganization;
let rest: RestServer;
let token: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization);
  token = rest.issue('allegro');
});

const get = (path = '') => rest.send({ method: 'GET', url: BASE + path, token });
const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
  rest.send({ method, url: BASE + path, token, ...(payload ? { payload } : {}) });

/** Everything the graph knows of a member that a caller of this dialect must not be able to set. */
async function hiddenFields(id: string): Promise<unknown> {
  const document = `query ($id: ID!) { member(id: $id) {
    id createdAt deletedAt erasedAt emailVerified note avatarUrl activationCode lastSeenAt preferences geolocation } }`;
  const data = await query<{ member: unknown }>(contextFor({ organization }), document, {
    id: toGlobalId('Member', id),
  });
  return data.member;
}

describe('mass assignment', () => {
  const ATTACK = {
    id: '00000000-0000-4000-8000-00000000dead',
    organization_id: '00000000-0000-4000-8000-00000000dead',
    organizationId: '00000000-0000-4000-8000-00000000dead',
    creatorId: 'x',
    email_verified: true,
    emailVerified: true,
    created_at: '2001-01-01T00:00:00Z',
    createdAt: '2001-01-01T00:00:00Z',
    deleted_at: '2001-01-01T00:00:00Z',
    deletedAt: '2001-01-01T00:00:00Z',
    note: 'taken over',
    avatarUrl: 'https://evil.example',
    activationCode: 'taken-over',
    preferences: { a: 1 },
    geolocation: { a: 1 },
    idempotencyKey: 'x',
    status: 'paid',
    entitlements: [{ id: 'ent_1' }],
  };

  test.each(['POST', 'PUT', 'PATCH'] as const)('%s changes nothing that is not documented', async (method) => {
    const plain = await makeMember(organization, { email: 'plain@example.com' });
    const before = await hiddenFields(plain.id);
    const email = method === 'POST' ? 'other@example.com' : 'plain@example.com';
    const answer = await send(method, method === 'POST' ? '' : `/${plain.id}`, { ...ATTACK, email, name: 'N' });
    expect(answer.json.data).toMatchObject({ email, name: 'N', email_verified: false });
    const after = await hiddenFields(answer.json.data.id as string);
    const { id: _id, ...expected } = before as { id: string };
    expect(after).toMatchObject(expected);
  });
});

describe('values', () => {
  test.each([
    'Zoë 🎉',
    '名前 – имя – اسم',
    '\u202Eright to left\u202C',
    "Robert'); DROP TABLE members;--",
    '<img src=x onerror=alert(1)>',
    'e\u0301',
    'line\nbreak\ttab',
  ])('%j comes back as it was sent', async (text) => {
    const meta = { [text]: [text, { deep: text }] };
    const created = await send('POST', '', { email: 'text@example.com', name: text, meta });
    expect(created.status).toBe(201);
    const { json } = await get(`/${created.json.data.id}`);
    expect(json.data).toMatchObject({ name: text, meta });
  });

  test.each([
    [{ email: 'x@example.com', name: 7 }, ['name']],
    [{ email: 'x@example.com', name: ['x'] }, ['name']],
    [{ email: 'x@example.com', meta: [] }, ['meta']],
    [{ email: 'x@example.com', meta: 'text' }, ['meta']],
    [{ email: 'x@example.com', meta: null }, ['meta']],
    [{ email: 7 }, ['email']],
    [{ email: '' }, ['email']],
    [{ email: ['x@example.com'] }, ['email']],
    [{ email: 'x@example.com', name: 'x'.repeat(192) }, ['name']],
    [{ email: 'x@example.com', name: 'a\u0000b' }, ['name']],
    [{ name: 7, meta: [] }, ['email', 'name', 'meta']],
  ])('%j is refused by field', async (payload, fields) => {
    const { status, json } = await send('POST', '', payload);
    expect(status).toBe(422);
    expect(Object.keys(json.errors)).toEqual(fields);
    const more = { 1: '', 3: ' (and 2 more errors)' }[fields.length];
    expect(json.message).toBe(`${Object.values<string[]>(json.errors)[0]?.[0]}${more}`);
  });

  test('an address in use is refused with its case folded, and is free again after a deletion', async () => {
    const first = await send('POST', '', { email: 'Taken@example.com' });
    const second = await send('POST', '', { email: 'taken@EXAMPLE.com' });
    expect([second.status, second.json]).toEqual([
      422,
      {
        message: 'The email has already been taken.',
        errors: { email: ['The email has already been taken.'] },
      },
    ]);
    expect((await send('DELETE', `/${first.json.data.id}`)).status).toBe(204);
    expect((await send('POST', '', { email: 'taken@example.com' })).status).toBe(201);
  });

  test('bare objects come to whoever asks, or whose key does', async () => {
    const member = await makeMember(organization);
    const bareToken = rest.issue('allegro', { bare: true });
    const bare = await rest.send({ method: 'GET', url: `${BASE}/${member.id}`, token: bareToken });
    const asked = await get(`/${member.id}?bare=true`);
    const wrapped = await rest.send({ method: 'GET', url: `${BASE}/${member.id}?bare=false`, token: bareToken });
    expect(bare.json.id).toBe(member.id);
    expect(asked.text).toBe(bare.text);
    expect(wrapped.json).toEqual({ data: bare.json });
  });
});

describe('lists', () => {
  test('pages have absolute links that keep the other parameters', async () => {
    await makeMembers(organization, 5);
    const { json } = await get('?per_page=2&page=2&include=entitlements');
    const url = (page: number) => `https://gateway.test${BASE}?per_page=2&include=entitlements&page=${page}`;
    expect(json.data).toHaveLength(2);
    expect(json.links).toEqual({ first: url(1), last: url(3), prev: url(1), next: url(3) });
    expect(json.meta).toMatchObject({ current_page: 2, from: 3, to: 4, last_page: 3, per_page: 2, total: 5 });
    expect(json.meta.path).toBe(`https://gateway.test${BASE}`);
    expect(json.meta.links.map((link: { label: string; active: boolean }) => [link.label, link.active])).toEqual([
      ['&laquo; Previous', false],
      ['1', false],
      ['2', true],
      ['3', false],
      ['Next &raquo;', false],
    ]);
  });

  test('all pages together are the whole list, newest first', async () => {
    const members = await makeMembers(organization, 7);
    const pages = await Promise.all([1, 2, 3].map((page) => get(`?per_page=3&page=${page}`)));
    const ids = pages.flatMap((page) => page.json.data.map((member: { id: string }) => member.id));
    expect(ids).toEqual(members.map((member) => member.id).reverse());
  });

  test.each([
    ['page=1', 15, 17, 1],
    ['', 15, 17, 1],
    ['per_page=100', 17, 17, 1],
    ['per_page=100000', 17, 17, 1],
    ['page=2', 2, 17, 2],
    ['page=1000000', 0, 17, 1_000_000],
  ])('?%s has %d members', async (...[search, count, total, page]) => {
    await makeMembers(organization, 17);
    const { status, json } = await get(`?${search}`);
    expect([status, json.data.length, json.meta.total, json.meta.current_page]).toEqual([200, count, total, page]);
    expect(json.meta.per_page).toBeLessThanOrEqual(100);
    if (count === 0) expect([json.meta.from, json.meta.to]).toEqual([null, null]);
  });

  test.each([
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=abc', 'page'],
    ['page=', 'page'],
    ['page=1000001', 'page'],
    ['page=1&page=2', 'page'],
    ['per_page=0', 'per_page'],
    ['per_page=1e3', 'per_page'],
    ['include_deleted=maybe', 'include_deleted'],
    ['foreign_key[key]=crm', 'foreign_key.value'],
    ['foreign_key[value]=1', 'foreign_key.key'],
    ['email=a&email=b', 'email'],
  ])('?%s is refused', async (search, field) => {
    const { status, json } = await get(`?${search}`);
    expect(status).toBe(422);
    expect(Object.keys(json.errors)).toEqual([field]);
  });

  test('an unknown include is named with those that are allowed', async () => {
    const { status, json } = await get('?include=purchases,friends');
    expect(status).toBe(400);
    expect(json.message).toBe('Unknown include: friends. Allowed: entitlements, purchases.');
  });

  test('filters find by folded address and by foreign key, and never by a pattern', async () => {
    const member = await makeMember(organization, { email: 'Find.Me@example.com' });
    await makeMember(organization);
    const memberId = toGlobalId('Member', member.id);
    await runner(organization)('memberIdentitySet', 'identity', { memberId, key: 'crm', value: 'E-1' });
    const count = async (search: string) => (await get(`?${search}`)).json.data.length as number;
    expect(await count('email=find.me@EXAMPLE.com')).toBe(1);
    expect(await count('email=%25@example.com')).toBe(0);
    expect(await count('email=find_me@example.com')).toBe(0);
    expect(await count('email=')).toBe(0);
    expect(await count('foreign_key%5Bkey%5D=crm&foreign_key%5Bvalue%5D=E-1')).toBe(1);
    expect(await count('foreign_key[key]=crm&foreign_key[value]=E-2')).toBe(0);
    expect(await count('foreign_key[key]=erp&foreign_key[value]=E-1')).toBe(0);
    expect(await count('__proto__[x]=1&constructor=2')).toBe(2);
  });
});

describe('members that are not there', () => {
  test('a deleted member is read with include_deleted only', async () => {
    const { id } = await makeMember(organization);
    await send('DELETE', `/${id}`);
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await get(`/${id}?include_deleted=true`)).json.data.id).toBe(id);
    expect((await get()).json.data).toEqual([]);
    expect((await get('?include_deleted=true')).json.data).toHaveLength(1);
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await send(method, `/${id}?include_deleted=true`, { email: 'x@example.com' })).status).toBe(404);
  });

  test('a member without an address is not there, whatever is asked or sent', async () => {
    const { id } = await makeMember(organization, { email: null, activationCode: 'code-123456' });
    expect((await get('?include_deleted=true')).json.data).toEqual([]);
    expect((await get(`/${id}`)).status).toBe(404);
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await send(method, `/${id}`, { email: 'x@example.com' })).status).toBe(404);
    expect(await hiddenFields(id)).toMatchObject({ activationCode: 'code-123456', deletedAt: null });
  });
});

import { randomUUID } from 'node:crypto';
import { makeMember } from '../../builders/member';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type Answer, RestServer } from '../../support/rest';

const BASE = '/api/v1/audience-members';

interface Unsafe {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly status: number;
  readonly body?: object;
  readonly otherBody?: object;
  readonly wrongBody?: object;
}

const ENDPOINTS: readonly Unsafe[] = [
  {
    method: 'POST',
    status: 201,
    body: { email: 'one@example.com' },
    otherBody: { email: 'two@example.com' },
    wrongBody: { email: 'none' },
  },
  {
    method: 'PUT',
    status: 200,
    body: { email: 'one@example.com' },
    otherBody: { email: 'two@example.com' },
    wrongBody: { email: 'none' },
  },
  {
    method: 'PATCH',
    status: 200,
    body: { meta: { a: 1 } },
    otherBody: { meta: { a: 2 } },
    wrongBody: { meta: [] },
  },
  { method: 'DELETE', status: 204 },
];

let organization: TestOrganization;
let rest: RestServer;
let token: string;
let url: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization);
  token = rest.issue('allegro');
});

describe.each(ENDPOINTS)('$method with an idempotency key', ({ method, status, body, otherBody, wrongBody }) => {
  const key = 'key-1';

  beforeEach(async () => {
    const member = await makeMember(organization);
    url = method === 'POST' ? BASE : `${BASE}/${member.id}`;
  });

  function send(payload?: object, more: { url?: string; key?: string; token?: string } = {}): Promise<Answer> {
    const headers = { 'idempotency-key': more.key ?? key };
    return rest.send({ method, url, token, headers, ...(payload ? { payload } : {}), ...pick(more) });
  }

  test('takes effect the first time', async () => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
    expect(await effects()).toBe(1);
  });

  test('gives the first answer again, byte for byte, and does nothing', async () => {
    const first = await send(body);
    organization.clock.advance(60_000);
    const second = await send(body);
    expect(second.status).toBe(first.status);
    expect(second.text).toBe(first.text);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await effects()).toBe(1);
  });

  test('refuses another request under the key', async () => {
    await send(body);
    const elsewhere = `${BASE}/${(await makeMember(organization)).id}`;
    const before = await effects();
    const answers = [await send(body, { url: method === 'POST' ? `${BASE}?x=1` : elsewhere })];
    if (otherBody) answers.push(await send(otherBody));
    const otherMethod = method === 'PUT' ? 'PATCH' : 'PUT';
    const headers = { 'idempotency-key': key };
    answers.push(await rest.send({ method: otherMethod, url: elsewhere, token, headers, payload: body ?? { a: 1 } }));
    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.json.errors['Idempotency-Key']).toHaveLength(1);
    }
    expect(await effects()).toBe(before);
  });

  test('keeps no refusal: the key can be used again', async () => {
    if (wrongBody) expect((await send(wrongBody)).status).toBe(422);
    else expect((await send(body, { url: `${BASE}/${randomUUID()}` })).status).toBe(404);
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['idempotency-replayed']).toBeUndefined();
  });

  test('takes effect once when sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(body)));
    const done = answers.filter((answer) => answer.status === status);
    const refused = answers.filter((answer) => answer.status === 409);
    expect(done.length + refused.length).toBe(8);
    expect(done.filter((answer) => answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(new Set(done.map((answer) => answer.text)).size).toBe(1);
    for (const answer of refused) expect(answer.headers['retry-after']).toBe('1');
    expect(await effects()).toBe(1);
  });

  test('belongs to the credential', async () => {
    await send(body);
    const other = await send(method === 'POST' ? otherBody : body, { token: rest.issue('allegro') });
    expect(other.headers['idempotency-replayed']).toBeUndefined();
    expect(other.status).toBe(method === 'DELETE' ? 404 : status);
  });

  function pick(more: { url?: string; token?: string }): { url?: string; token?: string } {
    return { ...(more.url ? { url: more.url } : {}), ...(more.token ? { token: more.token } : {}) };
  }

  /** How many things have happened through this dialect. */
  async function effects(): Promise<number> {
    const where = { organizationId: organization.id, dialect: 'allegro' };
    return organization.database.prisma.event.count({ where });
  }
});

test.each(['', 'x'.repeat(256)])('an unusable key is refused and nothing is done', async (key) => {
  const headers = { 'idempotency-key': key };
  const answer = await rest.send({ method: 'POST', url: BASE, token, headers, payload: { email: 'x@example.com' } });
  expect(answer.status).toBe(422);
  const list = await rest.send({ method: 'GET', url: BASE, token });
  expect(list.json.data).toEqual([]);
});

test('a read has no use for a key', async () => {
  const headers = { 'idempotency-key': 'x'.repeat(300) };
  expect((await rest.send({ method: 'GET', url: BASE, token, headers })).status).toBe(200);
});

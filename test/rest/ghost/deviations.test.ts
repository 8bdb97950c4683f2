import { ghost } from '../../../src/rest/dialects/ghost';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type Answer, RestServer } from '../../support/rest';

// Where a real Ghost is wrong, and the gateway is right: each a line of docs/dialects/ghost.md.

const BASE = '/ghost/api/admin';

let organization: TestOrganization;
let rest: RestServer;
let token: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization, { dialects: [ghost] });
  token = rest.issue('ghost');
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const send = (method: Method, path: string, payload?: object): Promise<Answer> =>
  rest.send({ method, url: `${BASE}${path}`, token, ...(payload ? { payload } : {}) });

const add = async (values: object): Promise<Answer['json']> =>
  (await send('POST', '/members/', { members: [values] })).json.members[0];

const emails = ({ json }: Answer): string[] => json.members.map(({ email }: { email: string }) => email);

const bulk = (query: string, action: string, label?: string): Promise<Answer> =>
  send('PUT', `/members/bulk/?${query}`, { bulk: { action, ...(label ? { meta: { label: { id: label } } } : {}) } });

const changes = (): Promise<number> =>
  organization.database.prisma.event.count({ where: { organizationId: organization.id, type: 'member.updated' } });

async function newLabel(name: string): Promise<string> {
  return (await send('POST', '/labels/', { labels: [{ name }] })).json.labels[0].id;
}

describe('bad input', () => {
  it.each<[string, Method, string, object]>([
    [
      'an unknown tier',
      'POST',
      '/members/',
      { members: [{ email: 'a@example.com', tiers: [{ id: '0'.repeat(24) }] }] },
    ],
    [
      'a tier by an unknown slug',
      'POST',
      '/members/',
      { members: [{ email: 'a@example.com', tiers: [{ slug: 'x' }] }] },
    ],
    ['a bulk edit without a body', 'PUT', '/members/bulk/?all=true', {}],
    ['a label to add without one', 'PUT', '/members/bulk/?all=true', { bulk: { action: 'addLabel' } }],
    [
      'a tier that ends in the past',
      'POST',
      '/members/',
      {
        members: [{ email: 'a@example.com', tiers: [{ slug: 'x', expiry_at: '2001-01-01T00:00:00.000Z' }] }],
      },
    ],
    [
      'a webhook of an unknown event',
      'POST',
      '/webhooks/',
      {
        webhooks: [{ event: 'member.exploded', target_url: 'https://hooks.example.com/' }],
      },
    ],
    ['a member as a text', 'POST', '/members/', { members: ['a@example.com'] }],
  ])('is a 4xx in the usual envelope and never a 500: %s', async (...[, ...request]) => {
    const { status, json } = await send(...request);
    expect([400, 404, 422]).toContain(status);
    expect(Object.keys(json.errors[0]).sort()).toEqual(
      ['code', 'context', 'details', 'ghostErrorCode', 'help', 'id', 'message', 'property', 'type'].sort(),
    );
  });
});

describe('labels in bulk', () => {
  it('are put on once, count members and not rows, and fire an event for each member that changes', async () => {
    const label = await newLabel('Kept');
    await makeMember(organization, { email: 'one@example.com' });
    await makeMember(organization, { email: 'two@example.com' });
    for (const _time of [1, 2]) {
      const { json } = await bulk('all=true', 'addLabel', label);
      expect(json.bulk.meta.stats).toEqual({ successful: 2, unsuccessful: 0 });
    }
    const read = await send('GET', `/labels/${label}/?include=count.members`);
    expect(read.json.labels[0].count).toEqual({ members: 2 });
    expect(await changes()).toBe(2);
    const { json } = await bulk("filter=email:~^'one'", 'removeLabel', label);
    expect(json.bulk.meta.stats).toEqual({ successful: 1, unsuccessful: 0 });
    const again = await bulk('all=true', 'removeLabel', label);
    expect(again.json.bulk.meta.stats).toEqual({ successful: 1, unsuccessful: 0 });
  });

  it('do not go to everybody when a filter is given too', async () => {
    const label = await newLabel('Kept');
    await makeMember(organization, { email: 'one@example.com' });
    for (const query of ['all=true&filter=status:comped', 'all=true&search=one']) {
      const { status, json } = await bulk(query, 'addLabel', label);
      expect([status, json.errors[0].type]).toEqual([400, 'IncorrectUsageError']);
      const deleted = await send('DELETE', `/members/?${query}`);
      expect(deleted.status).toBe(400);
    }
    expect(emails(await send('GET', '/members/'))).toEqual(['one@example.com']);
  });

  it('are guarded by the number of members that they are meant for', async () => {
    await makeMember(organization, { email: 'one@example.com' });
    expect((await send('DELETE', '/members/?all=true&expected_count=2')).status).toBe(422);
    expect((await send('DELETE', '/members/?all=true&expected_count=1')).json.meta.stats.successful).toBe(1);
  });

  it('refuse an unknown label instead of answering what the database says', async () => {
    await makeMember(organization);
    expect((await bulk('all=true', 'addLabel', '0'.repeat(24))).status).toBe(404);
  });
});

describe('lists', () => {
  it('take an id of nothing but digits for text', async () => {
    const { id } = await add({ email: 'one@example.com' });
    await add({ email: 'two@example.com' });
    expect(emails(await send('GET', `/members/?filter=id:${id}`))).toEqual(['one@example.com']);
    expect(emails(await send('GET', '/members/?filter=id:650000000000000000000001'))).toEqual([]);
  });

  it('keep their order when they are asked for an unknown one', async () => {
    for (const email of ['one@example.com', 'two@example.com', 'three@example.com']) {
      organization.clock.advance(1000);
      await makeMember(organization, { email });
    }
    const usual = emails(await send('GET', '/members/'));
    expect(usual).toEqual(['three@example.com', 'two@example.com', 'one@example.com']);
    for (const order of ['bogus asc', 'email', 'email sideways'])
      expect(emails(await send('GET', `/members/?order=${encodeURIComponent(order)}`))).toEqual(usual);
  });
});

describe('a strict caller', () => {
  const member = (values: object) => ({ members: [{ email: 'strict@example.com', ...values }] });

  it.each<[string, Method, string, object | undefined]>([
    ['an unknown include', 'GET', '/members/?strict=true&include=friends', undefined],
    ['an unknown field', 'GET', '/members/?strict=true&fields=id,bogus', undefined],
    ['an unknown order', 'GET', '/members/?strict=true&order=bogus%20asc', undefined],
    ['a secret in a filter', 'GET', '/members/?strict=true&filter=token:x', undefined],
    ['a label by its id', 'POST', '/members/?strict=true', member({ labels: [{ id: '0'.repeat(24) }] })],
    ['a label by its slug', 'POST', '/members/?strict=true', member({ labels: [{ slug: 'vip' }] })],
    ['a newsletter by its name', 'POST', '/members/?strict=true', member({ newsletters: [{ name: 'Weekly' }] })],
  ])('is told of what Ghost drops: %s', async (...[, method, ...[path, body]]) => {
    const { status } = await send(method, path, body);
    expect([400, 422]).toContain(status);
    const lenient = await send(method, path.replace('strict=true', 'strict=false'), body);
    expect([200, 201]).toContain(lenient.status);
  });
});

describe('reads', () => {
  it('go by address and by uuid too', async () => {
    const { id, uuid } = await add({ email: 'one@example.com' });
    for (const path of ['/members/email/One@example.com/', `/members/uuid/${uuid}/`]) {
      const { status, json } = await send('GET', path);
      expect([status, json.members[0].id]).toEqual([200, id]);
    }
    const { status, json } = await send('GET', '/members/email/nobody@example.com/');
    expect([status, json.errors[0].context]).toEqual([404, 'Member not found.']);
  });

  it('name the address for unsubscribing with the same key each time, and without one for who may not write', async () => {
    const { id, uuid, unsubscribe_url: url } = await add({ email: 'one@example.com' });
    expect(url).toMatch(new RegExp(`^https://gateway.test/unsubscribe/\\?uuid=${uuid}&key=[0-9a-f]{64}$`));
    expect((await send('GET', `/members/${id}/`)).json.members[0].unsubscribe_url).toBe(url);
    token = rest.issue('ghost', { scopes: ['members:read', 'catalog:read', 'subscriptions:read'] });
    const { json } = await send('GET', `/members/${id}/`);
    expect(json.members[0].unsubscribe_url).toBe('https://gateway.test/unsubscribe/?preview=1');
  });
});

test('a member without any session has none to end; who is not there is not found', async () => {
  const { id } = await add({ email: 'one@example.com' });
  expect((await send('DELETE', `/members/${id}/sessions/`)).status).toBe(204);
  expect((await send('DELETE', `/members/${'0'.repeat(24)}/sessions/`)).status).toBe(404);
});

test('an address that mail came back from can be freed', async () => {
  const { id } = await makeMember(organization, { email: 'one@example.com' });
  await organization.database.prisma.member.updateMany({
    where: { organizationId: organization.id, id },
    data: { emailSuppression: 'BOUNCE', emailSuppressedAt: new Date('2026-01-01T00:00:00Z') },
  });
  const [before] = (await send('GET', '/members/')).json.members;
  expect(before.email_suppression).toEqual({
    suppressed: true,
    info: { reason: 'fail', timestamp: '2026-01-01T00:00:00.000Z' },
  });
  expect((await send('DELETE', `/members/${before.id}/suppression/`)).status).toBe(204);
  const { json } = await send('GET', `/members/${before.id}/`);
  expect(json.members[0].email_suppression).toEqual({ suppressed: false, info: null });
});

test('newsletters of a member go by id, and beat subscribed', async () => {
  const newsletter = await makeNewsletter(organization, { name: 'Weekly', subscribeOnSignup: false });
  const { json } = await send('GET', '/newsletters/');
  const { id } = json.newsletters.find(({ name }: { name: string }) => name === newsletter.name);
  const member = await add({ email: 'one@example.com', subscribed: false, newsletters: [{ id }] });
  expect(member).toMatchObject({ subscribed: true, newsletters: [{ id, name: 'Weekly' }] });
  const edited = await send('PUT', `/members/${member.id}/`, { members: [{ subscribed: false }] });
  expect(edited.json.members[0]).toMatchObject({ subscribed: false, newsletters: [] });
});

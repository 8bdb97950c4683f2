import GhostAdminAPI from '@tryghost/admin-api';
import { issueCredential } from '../../../src/modules/credentials/credential.service';
import { createOrganization } from '../../../src/modules/organizations/organization-setup.service';
import { startTestGateway } from '../../support/gateway';
import { askGhost, type GhostAnswer, ghostAuthorization } from '../../support/ghost';

let api: GhostAdminAPI;
let url: string;
let key: string;

beforeAll(async () => {
  const gateway = await startTestGateway();
  url = gateway.url;
  const { context } = await createOrganization(gateway.parts, { slug: 'client-site', title: 'Client Site' });
  key = (await issueCredential(context, { dialect: 'ghost' })).credential;
  // The client says on the console that forms of the version are deprecated.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  api = new GhostAdminAPI({ url, version: 'v6.0', key });
});

/** Sends what the client has no resource for, by the same key. */
async function send(method: string, path: string, items?: object): Promise<GhostAnswer['json']> {
  const { json } = await askGhost(`${url}/ghost/api/admin${path}`, {
    method,
    headers: { authorization: ghostAuthorization(key), 'content-type': 'application/json' },
    ...(items ? { body: JSON.stringify(items) } : {}),
  });
  return json;
}

describe('the real client', () => {
  it('adds, reads, edits, browses and deletes a member', async () => {
    const added = await api.members.add({ email: 'ada@example.com', name: 'Ada', labels: ['VIP'] });
    expect(added).toMatchObject({
      email: 'ada@example.com',
      labels: [{ name: 'VIP', slug: 'vip' }],
      newsletters: [{ name: 'Client Site' }],
      status: 'free',
    });
    await expect(api.members.read({ id: added.id }, { include: 'tiers' })).resolves.toEqual(added);
    await expect(api.members.read({ email: 'ada@example.com' })).resolves.toEqual(added);
    await expect(api.members.edit({ id: added.id, name: 'Ada L.', labels: ['VIP', 'Two'] })).resolves.toMatchObject({
      name: 'Ada L.',
      labels: [{ name: 'VIP' }, { name: 'Two' }],
    });
    const found = await api.members.browse({ filter: "label:two+email:~'ada'", include: 'newsletters,labels' });
    expect(found.map(({ id }) => id as string)).toEqual([added.id]);
    expect(found.meta).toEqual({ pagination: { page: 1, limit: 15, pages: 1, total: 1, next: null, prev: null } });
    await api.members.delete({ id: added.id });
    await expect(api.members.read({ id: added.id })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'Resource not found error, cannot read member.',
      context: 'Member not found.',
    });
  });

  it('is told why a member is refused', async () => {
    await api.members.add({ email: 'twice@example.com' });
    await expect(api.members.add({ email: 'TWICE@example.com' })).rejects.toMatchObject({
      type: 'ValidationError',
      property: 'email',
      context: 'Member already exists. Attempting to add member with existing email address',
    });
  });

  it('gives a tier without payment and takes it away', async () => {
    const gold = { name: 'Gold', monthly_price: 700, yearly_price: 7000, currency: 'usd' };
    const [tier] = (await send('POST', '/tiers/', { tiers: [gold] })).tiers;
    expect(tier).toMatchObject({ slug: 'gold', currency: 'USD', monthly_price: 700, updated_at: null });
    const member = await api.members.add({ email: 'comp@example.com', tiers: [{ id: tier.id }] });
    expect(member).toMatchObject({ status: 'comped', comped: true, tiers: [{ slug: 'gold', expiry_at: null }] });
    expect(member.subscriptions).toMatchObject([{ id: '', plan: { nickname: 'Complimentary', amount: 0 } }]);
    const without = await api.members.edit({ id: member.id, tiers: [] });
    expect(without).toMatchObject({ status: 'free', comped: false, tiers: [], subscriptions: [] });
    await send('PUT', `/tiers/${tier.id}/`, { tiers: [{ monthly_price: 900 }] });
    await send('PUT', `/tiers/${tier.id}/`, { tiers: [{ active: false }] });
    const { tiers } = await send('GET', '/tiers/');
    expect(tiers).toMatchObject([
      { slug: 'free' },
      { slug: 'default-product' },
      { slug: 'gold', active: false, monthly_price: 900, yearly_price: 7000 },
    ]);
  });

  it('puts labels on a member, which are there on their own too', async () => {
    const { id } = await api.members.add({ email: 'labels@example.com', labels: ['Föö & Bär', { name: 'a, b' }] });
    const [label] = (await send('GET', '/labels/slug/foo-bar/?include=count.members')).labels;
    expect(label).toMatchObject({ name: 'Föö & Bär', count: { members: 1 } });
    await send('PUT', `/labels/${label.id}/`, { labels: [{ name: 'Foo' }] });
    const renamed = [
      { name: 'Foo', slug: 'foo-bar' },
      { name: 'a, b', slug: 'a-b' },
    ];
    expect((await api.members.read({ id })).labels).toMatchObject(renamed);
    await send('DELETE', `/labels/${label.id}/`);
    expect((await api.members.read({ id })).labels).toMatchObject([{ name: 'a, b' }]);
  });

  it('manages newsletters', async () => {
    const weekly = await api.newsletters.add({ name: 'Weekly', subscribe_on_signup: false, show_badge: false });
    expect(weekly).toMatchObject({ slug: 'weekly', status: 'active', show_badge: false, sort_order: 1 });
    const archived = await api.newsletters.edit({ id: weekly.id, status: 'archived' });
    expect(archived).toMatchObject({ status: 'archived', show_badge: false });
    const all = await api.newsletters.browse({ include: 'count.members,count.active_members' });
    expect([...all]).toMatchObject([{ slug: 'default-newsletter' }, { slug: 'weekly', count: { members: 0 } }]);
  });

  it('manages webhooks', async () => {
    const hook = await api.webhooks.add({ event: 'member.added', target_url: 'https://hooks.example.com/a' });
    expect(hook).toMatchObject({ event: 'member.added', api_version: 'v6.65', secret: null });
    const edited = await api.webhooks.edit({ id: hook.id, event: 'member.edited', target_url: hook.target_url });
    expect(edited).toMatchObject({ id: hook.id, event: 'member.edited' });
    await expect(api.webhooks.delete({ id: hook.id })).resolves.toBe('');
  });
});

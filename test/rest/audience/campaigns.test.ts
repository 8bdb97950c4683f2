import { createMember } from '../../../src/modules/members/member.service';
import { createTier } from '../../../src/modules/tiers/tier.service';
import { createPrice } from '../../../src/modules/tiers/price.service';
import { inTransaction } from '../../../src/database/transaction';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
});

beforeEach(async () => {
  organization = await gateway.organization();
  await inTransaction(organization.context, async (context) => {
    const tier = await createTier(context, { name: 'Fan' });
    await createPrice(context, {
      tierId: tier.id,
      amountMinor: 500,
      currency: 'USD',
      interval: 'MONTH',
      nickname: 'M',
    });
    for (const name of ['ada', 'bob', 'cy']) await createMember(context, { email: `${name}@example.com` });
  });
});

async function send(method: string, path: string, { body, token }: { body?: object | string; token?: string } = {}) {
  const answer = await fetch(`${gateway.url}/api/v1/audience${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token ?? organization.credentials.audience}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}

const campaign = {
  name: 'Win Back Inactive Fans',
  type: 'reactivation',
  target_segment: 'inactive',
  filters: { inactive_days_min: 30, was_paid_subscriber: true },
  message: { subject: 'We miss you!', body: "It's been a while…", cta: 'Come back' },
  offer: { type: 'discount', value: 0.5, duration_months: 1, code: 'COMEBACK50' },
  channels: ['email', 'push'],
  scheduled_at: '2099-01-25T09:00:00Z',
};
const announcement = {
  title: 'Big Announcement!',
  content: "I'm excited to share that...",
  visibility: 'all_members',
  pin: true,
  notify: true,
  notification_channels: ['push', 'email'],
};

describe('campaigns', () => {
  it('are answered with what was sent, their state and for how many they are', async () => {
    const { status, body } = await send('POST', '/engagement/campaigns', { body: campaign });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        ...campaign,
        message: { ...campaign.message, cta_url: null },
        id: expect.stringMatching(/^campaign_[0-9a-z]{26}$/),
        status: 'scheduled',
        audience_size: 0,
        progress: { total: 0, sent: 0 },
        result: { redemptions: 0, returned: 0, revenue: 0 },
      },
    });
    const everybody = { ...campaign, target_segment: 'all', filters: {} };
    expect((await send('POST', '/engagement/campaigns', { body: everybody })).body).toMatchObject({ audience_size: 3 });
  });

  it('can be listed, read and canceled', async () => {
    const { body: made } = await send('POST', '/engagement/campaigns', { body: campaign });
    const list = await send('GET', '/engagement/campaigns?status=scheduled');
    expect(list.body).toMatchObject({ total: 1, campaigns: [{ id: made['id'], status: 'scheduled' }] });
    expect((await send('GET', `/engagement/campaigns/${made['id']}`)).body).toMatchObject({ id: made['id'] });
    const canceled = await send('POST', `/engagement/campaigns/${made['id']}/cancel`);
    expect(canceled).toMatchObject({ status: 200, body: { status: 'canceled' } });
    expect(await send('POST', `/engagement/campaigns/${made['id']}/cancel`)).toMatchObject({ status: 409 });
    expect(await send('GET', '/engagement/campaigns/campaign_nothing')).toMatchObject({ status: 404 });
  });

  it.each([
    ['name', { name: undefined }],
    ['name', { name: ' ' }],
    ['type', { type: 'two words' }],
    ['message', { message: undefined }],
    ['message.subject', { message: { ...campaign.message, subject: 'a\r\nBcc: x@example.com' } }],
    ['target_segment', { target_segment: 'everyone-else' }],
    ['filters.unheard_of', { filters: { unheard_of: true } }],
    ['filters.inactive_days_min', { filters: { inactive_days_min: 0 } }],
    ['channels', { channels: ['pigeon'] }],
    ['channels', { channels: [] }],
    ['scheduled_at', { scheduled_at: 'tomorrow' }],
    ['offer.value', { offer: { ...campaign.offer, value: 1.5 } }],
    ['offer.value', { offer: { ...campaign.offer, value: 0.125 } }],
    ['offer.value', { offer: { ...campaign.offer, value: '0.5' } }],
    ['offer.code', { offer: { ...campaign.offer, code: 'a b' } }],
    ['offer.duration_months', { offer: { ...campaign.offer, duration_months: 121 } }],
  ])('with a bad %s are refused', async (field, change) => {
    const { status, body } = await send('POST', '/engagement/campaigns', { body: { ...campaign, ...change } });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    expect(Object.keys(body['details'] ?? {})).toEqual([field]);
  });

  it('of an unknown tier are invalid_tier, and a code of another offer is a conflict', async () => {
    const filters = { tier: 'tier_01kaj3z8m0000000000000000b' };
    expect(await send('POST', '/engagement/campaigns', { body: { ...campaign, filters } })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_tier' } },
    });
    expect((await send('POST', '/engagement/campaigns', { body: campaign })).status).toBe(201);
    expect((await send('POST', '/engagement/campaigns', { body: campaign })).status).toBe(201);
    const less = { ...campaign, offer: { ...campaign.offer, value: 0.25 } };
    expect(await send('POST', '/engagement/campaigns', { body: less })).toMatchObject({ status: 409 });
  });
});

describe('announcements', () => {
  it('are answered as they were sent, and listed with the pinned ones first', async () => {
    const { status, body } = await send('POST', '/announcements', { body: announcement });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { ...announcement, id: expect.stringMatching(/^announcement_[0-9a-z]{26}$/), tier_ids: [] },
    });
    await send('POST', '/announcements', { body: { ...announcement, title: 'Later', pin: false, notify: false } });
    const list = await send('GET', '/announcements');
    expect(list.body).toMatchObject({ total: 2, announcements: [{ pin: true }, { title: 'Later', pin: false }] });
  });

  it.each([
    ['title', { title: undefined }],
    ['title', { title: 'two\nlines' }],
    ['content', { content: '' }],
    ['visibility', { visibility: 'nobody-knows' }],
    ['tier_ids', { visibility: 'tiers' }],
    ['notification_channels', { notification_channels: ['pigeon'] }],
    ['notification_channels', { notification_channels: [] }],
  ])('with a bad %s are refused', async (field, change) => {
    const { status, body } = await send('POST', '/announcements', { body: { ...announcement, ...change } });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    expect(Object.keys(body['details'] ?? {})).toEqual([field]);
  });
});

describe('the roles', () => {
  it.each(['marketing', 'brand_manager', 'manager', 'tenant_admin', 'super_admin'] as const)('%s may', async (role) => {
    const token = await organization.issue({ dialect: 'audience', role });
    expect((await send('POST', '/engagement/campaigns', { body: campaign, token })).status).toBe(201);
    expect((await send('POST', '/announcements', { body: announcement, token })).status).toBe(201);
  });

  it('content_creator makes those of the own creator only', async () => {
    const { creatorId } = organization;
    const token = await organization.issue({ dialect: 'audience', role: 'content_creator', creatorId });
    const { offer: _offer, ...plain } = campaign;
    const { status, body } = await send('POST', '/engagement/campaigns', { body: plain, token });
    expect({ status, body }).toMatchObject({ status: 201, body: { creator_id: expect.stringMatching(/^creator_/) } });
  });
});

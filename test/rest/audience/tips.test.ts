import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { raiseMilestones } from '../../../src/modules/milestones/milestones.jobs';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeTip, makeTipJar } from '../../builders/tip';
import { AudienceClient, audienceId } from '../../support/audience';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { deliver, webhookScene } from '../../support/webhooks';
import { toGlobalId } from '../../../src/schema/global-id';

let organization: TestOrganization;
let client: AudienceClient;
let member_id: string;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  client = await AudienceClient.start(organization);
  member_id = audienceId('member', await makeMember(organization));
});

const SAMPLE = {
  name: 'Support My Next Project',
  goal: 5000.0,
  suggested_amounts: [5, 10.5],
  rewards: [{ threshold: 25, reward: 'Name in credits' }],
  end_date: '2026-03-31',
};

interface Refused {
  readonly code: string;
  readonly details: Readonly<Record<string, readonly string[]>>;
}

const tip = (body: object | string, key?: string) =>
  client.send('POST /tips', typeof body === 'string' ? body : { member_id, amount: 25, ...body }, key);

describe('tip jars', () => {
  test('are created, listed and read in one form', async () => {
    const { status, json } = await client.send('POST /tips/jars', SAMPLE);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      ...SAMPLE,
      ...{ description: null, raised: 0, progress: 0, tip_count: 0, status: 'open', thank_you_message: null },
      rewards: [{ threshold: 25, reward: 'Name in credits', instructions: null }],
    });
    const { id } = json as { id: string };
    await tip({ jar_id: id, amount: 12.5 });
    const read = await client.get(`/tips/jars/${id}`);
    expect(read.json).toMatchObject({ id, raised: 12.5, progress: 0.0025, tip_count: 1 });
    expect((await client.get('/tips/jars?status=open')).json).toEqual({ jars: [read.json], total: 1 });
    expect((await client.get('/tips/jars?status=ended')).json).toEqual({ jars: [], total: 0 });
    expect((await client.get('/tips/jars/jar_unknown')).status).toBe(404);
  });

  test.each([
    [{ ...SAMPLE, name: undefined }, 'name'],
    [{ ...SAMPLE, goal: -1 }, 'goal'],
    [{ ...SAMPLE, goal: '5000' }, 'goal'],
    [{ ...SAMPLE, end_date: 'spring' }, 'end_date'],
    [{ ...SAMPLE, end_date: '2026-02-28' }, 'end_date'],
    [{ ...SAMPLE, suggested_amounts: [5, null] }, 'suggested_amounts.1'],
    [{ ...SAMPLE, suggested_amounts: 5 }, 'suggested_amounts'],
    [{ ...SAMPLE, rewards: [{ threshold: 25 }] }, 'rewards.0.reward'],
    [{ ...SAMPLE, rewards: [{ threshold: 0, reward: 'x' }] }, 'rewards.0.threshold'],
    [{ ...SAMPLE, rewards: ['x'] }, 'rewards.0'],
  ])('refuse what is wrong in their own words: %j', async (body, field) => {
    const { status, json } = await client.send('POST /tips/jars', body);
    expect([status, (json as Refused).code, Object.keys((json as Refused).details)]).toEqual([
      400,
      'VALIDATION_ERROR',
      [field],
    ]);
  });

  test('are written by those roles alone that may, each within its creator', async () => {
    expect((await client.as('marketing').send('POST /tips/jars', SAMPLE)).status).toBe(403);
    const other = await makeCreator(organization, { name: 'Other' });
    const own = client.as('content_creator', other.id);
    expect((await own.send('POST /tips/jars', SAMPLE)).json).toMatchObject({
      creator_id: audienceId('creator', other),
    });
    expect((await own.send('POST /tips', { member_id, amount: 5 })).json).toMatchObject({ code: 'member_not_found' });
  });
});

describe('tips', () => {
  test('are answered as the document says, with a receipt to read', async () => {
    const jar = await makeTipJar(organization);
    const { status, json } = await tip({ jar_id: audienceId('jar', jar), payment_method_id: 'pm_card_001' });
    expect(status).toBe(201);
    expect(json).toEqual({
      tip_id: expect.stringMatching(/^tip_/) as string,
      ...{ amount: 25, status: 'completed', creator_receives: 22.5, platform_fee: 2.5 },
      reward_unlocked: { description: 'Name in credits', instructions: "Reply with the name you'd like" },
      thank_you_message: 'Thank you so much for your support!',
      receipt_url: expect.stringMatching(/^https?:\/\/[^/]+\/receipts\/[\w-]{24}$/) as string,
    });
  });

  test.each([
    ['"amount": 1.001', 400, 'VALIDATION_ERROR'],
    ['"amount": 0', 400, 'VALIDATION_ERROR'],
    ['"amount": -5', 400, 'VALIDATION_ERROR'],
    ['"amount": "25"', 400, 'VALIDATION_ERROR'],
    ['"amount": null', 400, 'VALIDATION_ERROR'],
    ['"amount": 1e400', 400, 'VALIDATION_ERROR'],
    ['"amount": 10000000.00', 400, 'VALIDATION_ERROR'],
    ['"amount": 25, "jar_id": "jar_unknown"', 404, 'NOT_FOUND'],
    ['"amount": 25, "payment_method_id": "pm_card_declined"', 400, 'payment_failed'],
    ['"amount": 25, "anonymous": "yes"', 400, 'VALIDATION_ERROR'],
  ])('with %s are refused', async (fields, status, code) => {
    const answer = await tip(`{"member_id": "${member_id}", ${fields}}`);
    expect([answer.status, (answer.json as Refused).code]).toEqual([status, code]);
    expect(await organization.database.prisma.tip.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  test('never pass through a binary fraction', async () => {
    for (const [amount, fee] of [
      ['0.29', 0.03],
      ['1.15', 0.12],
      ['9999999.99', 1_000_000],
      ['4.35', 0.44],
    ] as const) {
      const { json } = await tip(`{"member_id": "${member_id}", "amount": ${amount}}`);
      expect(json).toMatchObject({ amount: Number(amount), platform_fee: fee });
    }
    const { _sum } = await organization.database.prisma.tip.aggregate({
      where: { organizationId: organization.id },
      _sum: { amountMinor: true },
    });
    expect(_sum.amountMinor).toBe(29n + 115n + 999_999_999n + 435n);
  });

  test('of a member who is not there, or with the key of another, are refused', async () => {
    expect((await tip({ member_id: 'member_unknown' })).json).toMatchObject({ code: 'member_not_found' });
    const first = await tip({}, 'k1');
    expect((await tip({}, 'k1')).json).toEqual(first.json);
    expect((await tip({ amount: 26 }, 'k1')).status).toBe(422);
  });

  test('without a name are told to webhooks without one, and milestones are told', async () => {
    const scene = await webhookScene({
      format: WebhookFormat.AUDIENCE,
      events: ['audience.tip_received', 'audience.milestone_reached'],
    });
    const at = scene.organization;
    const { id } = await makeMember(at);
    const jar = await makeTipJar(at);
    await makeTip(at, id, { anonymous: true, message: 'Hi', jarId: jar.id });
    const { db, clock, log, announce, events } = contextFor({ organization: at });
    await raiseMilestones({ db, clock, log, announce, events });
    await (await deliver(at)).settled();
    const all = scene.receiver.received.map(({ body }) => body as { type: string; data: object });
    const told = all.find(({ type }) => type === 'audience.tip_received');
    const milestone = all.find(({ type }) => type === 'audience.milestone_reached');
    expect(told).toMatchObject({
      type: 'audience.tip_received',
      data: { member_id: null, amount: 25, creator_receives: 22.5, message: 'Hi', anonymous: true },
    });
    expect(Object.keys(told?.data ?? {})).not.toContain('receipt_url');
    expect(milestone).toMatchObject({
      type: 'audience.milestone_reached',
      data: { type: 'revenue', threshold: 10, value: 25 },
    });
  });
});

test('gifts are shown to who got them', async () => {
  const { tier } = await makeOffer(organization);
  const receiver = await makeMember(organization);
  const give = 'mutation ($input: GiftCreateInput!) { giftCreate(input: $input) { gift { id } } }';
  const fromMemberId = toGlobalId('Member', (await makeMember(organization)).id);
  const input = { fromMemberId, toMemberId: toGlobalId('Member', receiver.id), tierId: toGlobalId('Tier', tier.id) };
  await query(contextFor({ organization }), give, { input: { ...input, months: 1 } });
  expect((await client.get(`/members/${audienceId('member', receiver)}`)).json).toMatchObject({
    gifts_received: [
      { from_member_id: expect.any(String) as string, gift_type: 'subscription_month', date: '2026-03-01' },
    ],
  });
});

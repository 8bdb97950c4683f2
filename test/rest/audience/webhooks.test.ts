import { createHmac } from 'node:crypto';
import { recordAlert } from '../../../src/modules/alerts/alert-episode.service';
import { cancelSubscription } from '../../../src/modules/subscriptions/subscription-lifecycle.service';
import { changeSubscription } from '../../../src/modules/subscriptions/subscription.service';
import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { makeAlert } from '../../builders/alert';
import { asSystem, makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { AudienceClient, audienceId } from '../../support/audience';
import { deliver, webhookScene } from '../../support/webhooks';

const secret = 's3cret';
const EVENTS = ['member_joined', 'member_upgraded', 'member_churned', 'engagement_alert'];

type Scene = Awaited<ReturnType<typeof openScene>>;

async function openScene() {
  const events = EVENTS.map((name) => `audience.${name}`);
  const scene = await webhookScene({ format: WebhookFormat.AUDIENCE, secret, events });
  return { ...scene, dispatcher: await deliver(scene.organization) };
}

/** What has arrived since the last time. */
async function told({ dispatcher, receiver }: Scene): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const before = receiver.received.length;
  await dispatcher.settled();
  return receiver.received.slice(before).map(({ body }) => body as { type: string; data: Record<string, unknown> });
}

const typesOf = async (scene: Scene) => (await told(scene)).map(({ type }) => type);

test('a member who joined is told as the list shows it, in the envelope of the API and signed', async () => {
  const scene = await openScene();
  const { organization, receiver, endpoint } = scene;
  const client = await AudienceClient.start(organization);
  const member = await makeMember(organization, { name: 'Ann', email: 'ann@example.com' });
  await makeMember(organization, { email: null, activationCode: 'code-123456' });
  const [message, ...others] = await told(scene);
  const { members } = (await client.get('/members')).json as { members: object[] };
  expect([message, others]).toEqual([
    {
      id: expect.any(String) as unknown,
      ...{ type: 'audience.member_joined', tenant_id: organization.id, location_id: null },
      timestamp: member.createdAt.toISOString(),
      data: { ...members[0], entitlements: [] },
    },
    [],
  ]);
  const { headers, text } = receiver.received[0] ?? { headers: {}, text: '' };
  const [, time, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-webhook-signature'])) ?? [];
  expect(hex).toBe(
    createHmac('sha256', endpoint.secret ?? '')
      .update(`${time}.${text}`)
      .digest('hex'),
  );
});

test('to begin to pay, and to pay for a higher tier, is an upgrade; a lower tier is none', async () => {
  const scene = await openScene();
  const { organization } = scene;
  const [low, high] = [await makeOffer(organization, { rank: 1 }), await makeOffer(organization, { rank: 2 })];
  const member = await makeMember(organization);
  await told(scene);
  const { id } = await makeSubscription(organization, { member, ...low });
  const [upgraded] = await told(scene);
  expect(upgraded).toMatchObject({
    type: 'audience.member_upgraded',
    data: {
      tier: { id: audienceId('tier', low.tier), price_monthly: 5 },
      entitlements: [{ product: expect.anything() as unknown }],
    },
  });
  const move = ({ tier, price }: typeof low) =>
    asSystem(organization, (context) => changeSubscription(context, id, { tierId: tier.id, priceId: price.id }));
  await move(high);
  expect(await typesOf(scene)).toEqual(['audience.member_upgraded']);
  await move(low);
  expect(await typesOf(scene)).toEqual([]);
});

test('whoever is left without a paid subscription has churned, and nobody else', async () => {
  const scene = await openScene();
  const { organization } = scene;
  const [one, other] = [await makeOffer(organization), await makeOffer(organization)];
  const member = await makeMember(organization);
  const held = [
    await makeSubscription(organization, { member, ...one }),
    await makeSubscription(organization, { member, ...other }),
  ];
  await told(scene);
  const cancel = (index: number) =>
    asSystem(organization, (context) => cancelSubscription(context, held[index]?.id ?? '', { atPeriodEnd: false }));
  await cancel(0);
  expect(await typesOf(scene)).toEqual([]);
  await cancel(1);
  expect(await told(scene)).toMatchObject([
    { type: 'audience.member_churned', data: { id: audienceId('member', member), status: 'churned' } },
  ]);
});

test('something unusual is told when it is detected, in words and numbers, and not again when it is over', async () => {
  const scene = await openScene();
  const { organization } = scene;
  const member = await makeMember(organization);
  await told(scene);
  const driver = { memberId: member.id, contentId: null, seen: 12, before: 1, share: 0.6 };
  const alert = await makeAlert(organization, { drivers: [driver] });
  for (const verb of ['opened', 'updated', 'resolved'])
    await asSystem(organization, async (context) => recordAlert(context, verb, alert));
  expect(await told(scene)).toMatchObject([
    {
      type: 'audience.engagement_alert',
      data: {
        id: audienceId('alert', alert),
        creator_id: audienceId('creator', { id: organization.creatorId }),
        ...{ metric: 'comment', direction: 'rise', severity: 'critical', status: 'open', summary: alert.summary },
        window: { first_hour: '2026-03-01T11:00:00Z', last_hour: '2026-03-01T11:00:00Z', hours: 1 },
        ...{ seen: 20, expected: { low: 0, mean: 2, high: 6 }, detected_at: '2026-03-01T12:00:00Z' },
        drivers: [{ member_id: audienceId('member', member), content_id: null, seen: 12, before: 1, share: 0.6 }],
      },
    },
  ]);
});

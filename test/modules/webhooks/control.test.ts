import { Webhook } from 'standardwebhooks';
import { eraseMember } from '../../../src/modules/members/member-departure.service';
import { updateMember } from '../../../src/modules/members/member.service';
import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { asSystem, makeMember } from '../../builders/member';
import { makeWebhook } from '../../builders/webhook';
import { contextFor, query, refusal } from '../../support/context';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';
import { answering } from '../../support/receiver';
import { deliver, HOUR, namesIn, webhookScene } from '../../support/webhooks';

const mutation = (name: string, input: string, fields: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const ROTATE = mutation(
  'webhookEndpointSecretRotate',
  'WebhookEndpointSecretRotateInput',
  'webhookEndpoint { secret previousSecretUntil }',
);
const REPLAY = mutation('webhookEndpointReplay', 'WebhookEndpointReplayInput', 'webhookEndpoint { position }');
const PING = mutation('webhookEndpointPing', 'WebhookEndpointPingInput', 'webhookDelivery { event status position }');
const REDELIVER = mutation('webhookDeliveryRepeat', 'WebhookDeliveryRepeatInput', 'webhookDelivery { id messageId }');
const UPDATE = mutation('webhookEndpointUpdate', 'WebhookEndpointUpdateInput', 'webhookEndpoint { status position }');
const CREATE = mutation('webhookEndpointCreate', 'WebhookEndpointCreateInput', 'webhookEndpoint { secret fields }');
const DELIVERIES = `query ($id: ID!, $status: WebhookDeliveryStatus) { webhookEndpoint(id: $id) {
  deliveries(status: $status) { totalCount nodes { id event status } } } }`;

interface Deliveries {
  readonly webhookEndpoint: {
    readonly deliveries: { readonly nodes: { id: string; event: string; status: string }[] };
  };
}

async function scene(values: Parameters<typeof webhookScene>[0] = {}) {
  const made = await webhookScene(values);
  const id = toGlobalId('WebhookEndpoint', made.endpoint.id);
  const fresh = () => contextFor(made);
  const deliveries = async (status?: string) =>
    (await query<Deliveries>(fresh(), DELIVERIES, { id, status })).webhookEndpoint.deliveries.nodes;
  return { ...made, id, fresh, deliveries };
}

describe('who may steer webhooks', () => {
  const scope = 'webhooks:write';
  const id = toGlobalId('WebhookEndpoint', newId(new Date(0)));
  itGuards([
    { name: 'webhookEndpointPing', scope, input: { id } },
    { name: 'webhookEndpointReplay', scope, input: { id, fromPosition: 1 } },
    { name: 'webhookEndpointSecretRotate', scope, input: { id } },
    { name: 'webhookDeliveryRepeat', scope, input: { id: toGlobalId('WebhookDelivery', newId(new Date(0))) } },
  ]);
  const endpoint = { scope, type: 'WebhookEndpoint', field: 'id', make: makeWebhook } as const;
  itHidesOtherOrganizations([
    { ...endpoint, name: 'webhookEndpointPing', input: {} },
    { ...endpoint, name: 'webhookEndpointReplay', input: { fromPosition: 1 } },
    { ...endpoint, name: 'webhookEndpointSecretRotate', input: {} },
  ]);
});

describe('a secret', () => {
  it('that is rotated signs together with its successor for a day, and then no more', async () => {
    const { organization, receiver, endpoint, id, fresh } = await scene();
    const old = endpoint.secret ?? '';
    const dispatcher = await deliver(organization);
    const rotated = await query<{ webhookEndpointSecretRotate: { webhookEndpoint: { secret: string } } }>(
      fresh(),
      ROTATE,
      {
        input: { id },
      },
    );
    const { secret } = rotated.webhookEndpointSecretRotate.webhookEndpoint;
    const goodFor = () => {
      const message = receiver.received.at(-1);
      jest.useFakeTimers({ now: organization.clock.now(), doNotFake: ['setTimeout', 'setImmediate', 'nextTick'] });
      const good = [secret, old].map((each) => {
        try {
          return Boolean(new Webhook(each).verify(message?.text ?? '', message?.headers as Record<string, string>));
        } catch {
          return false;
        }
      });
      jest.useRealTimers();
      return good;
    };
    await makeMember(organization);
    await dispatcher.settled();
    expect(goodFor()).toEqual([true, true]);
    organization.clock.advance(24 * HOUR);
    await makeMember(organization);
    await dispatcher.settled();
    expect(goodFor()).toEqual([true, false]);
    const events = await organization.database.prisma.event.findMany({ where: { subjectId: endpoint.id } });
    expect(events.map(({ type }) => type)).toEqual(['webhook_endpoint.created', 'webhook_endpoint.secret_rotated']);
    for (const known of [old, secret]) expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(known);
  });

  it('of a native endpoint is one of the specification, and made when none is given', async () => {
    const { context, receiver } = await scene();
    const input = { format: 'NATIVE', url: `${receiver.url}/other`, events: ['member.created'] };
    for (const secret of ['short', 'whsec_c2hvcnQ=', `whsec_${Buffer.alloc(65).toString('base64')}`])
      expect(await refusal(context, CREATE, { input: { ...input, secret } })).toBe('BAD_USER_INPUT');
    const made = await query<{ webhookEndpointCreate: { webhookEndpoint: { secret: string } } }>(context, CREATE, {
      input,
    });
    expect(made.webhookEndpointCreate.webhookEndpoint.secret).toMatch(/^whsec_[\w+/]{43}=$/);
  });
});

describe('sending again', () => {
  it('replays all events from a position on, under their ids, and not what still waits of them as well', async () => {
    const { organization, receiver, id, fresh, deliveries } = await scene();
    const dispatcher = await deliver(organization);
    const member = await makeMember(organization, { name: 'A' });
    await dispatcher.settled();
    const from = (receiver.received[0]?.body as unknown as { data: { position: number } }).data.position;
    receiver.answer = answering(500);
    await asSystem(organization, (context) => updateMember(context, member.id, { name: 'B' }));
    await dispatcher.settled();
    expect(await deliveries('PENDING')).toHaveLength(1);
    receiver.answer = answering(200);
    receiver.received.length = 0;
    await query(fresh(), REPLAY, { input: { id, fromPosition: from } });
    await dispatcher.settled();
    expect(receiver.received.map(({ body }) => (body as { type: string }).type)).toEqual([
      'member.created',
      'member.updated',
    ]);
    expect(namesIn(receiver)).toEqual(['B', 'B']);
    expect((await deliveries()).map(({ status }) => status).sort()).toEqual([
      ...['CANCELED', 'DELIVERED', 'DELIVERED', 'DELIVERED'],
    ]);
    expect(await refusal(fresh(), REPLAY, { input: { id, fromPosition: 0 } })).toBe('BAD_USER_INPUT');
    expect(await refusal(fresh(), REPLAY, { input: { id, fromPosition: 9999 } })).toBe('BAD_USER_INPUT');
  });

  it('delivers one event once more', async () => {
    const { organization, receiver, fresh, deliveries } = await scene();
    const dispatcher = await deliver(organization);
    await makeMember(organization, { name: 'A' });
    await dispatcher.settled();
    const [first] = await deliveries('DELIVERED');
    await query(fresh(), REDELIVER, { input: { id: first?.id } });
    await dispatcher.settled();
    const [one, two] = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([receiver.received.length, one === two]).toEqual([2, true]);
  });

  it('sends a test message', async () => {
    const { organization, receiver, id, fresh } = await scene();
    expect(await query(fresh(), PING, { input: { id } })).toEqual({
      webhookEndpointPing: { webhookDelivery: { event: 'ping', status: 'PENDING', position: null } },
    });
    await (await deliver(organization)).settled();
    expect(receiver.received.map(({ body }) => body)).toMatchObject([{ type: 'ping', data: {} }]);
  });
});

describe('an endpoint that is switched off', () => {
  it('is told of nothing, and when it is on again of what happens from then on', async () => {
    const { organization, receiver, id, fresh, deliveries } = await scene();
    await makeMember(organization, { name: 'before' });
    await query(fresh(), UPDATE, { input: { id, status: 'DISABLED' } });
    await makeMember(organization, { name: 'meanwhile' });
    const dispatcher = await deliver(organization);
    await dispatcher.settled();
    for (const [document, input] of [
      [PING, { id }],
      [REPLAY, { id, fromPosition: 1 }],
    ] as const)
      expect(await refusal(fresh(), document, { input })).toBe('INVALID_STATE');
    await query(fresh(), UPDATE, { input: { id, status: 'ACTIVE' } });
    await makeMember(organization, { name: 'after' });
    await dispatcher.settled();
    expect(namesIn(receiver)).toEqual(['after']);
    expect(await deliveries()).toHaveLength(1);
    await query(fresh(), REPLAY, { input: { id, fromPosition: 1 } });
    await dispatcher.settled();
    const [first, ...replayed] = namesIn(receiver);
    expect(first).toBe('after');
    // Members are told of in any order among each other.
    expect(replayed.sort()).toEqual(['after', 'before', 'meanwhile']);
  });
});

describe('a member that was erased', () => {
  it('leaves nothing personal in what is told later', async () => {
    const { organization, receiver } = await scene({ events: ['member.created', 'member.erased'] });
    const member = await makeMember(organization, { name: 'Secret Name', email: 'secret@example.com' });
    await asSystem(organization, (context) => eraseMember(context, member.id));
    await (await deliver(organization)).settled();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received.map(({ text }) => text).join()).not.toMatch(/secret/i);
  });
});

describe('targets', () => {
  it.each(['http://127.0.0.1/', 'http://10.0.0.1/', 'http://localhost:3000/', 'http://[::1]/', 'http://2130706433/'])(
    'of private networks are refused at save unless they are allowed: %s',
    async (url) => {
      const { context } = await scene();
      const input = { format: WebhookFormat.NATIVE, url, events: ['member.created'] };
      expect(await refusal({ ...context, webhookAllowPrivate: false }, CREATE, { input })).toBe('BAD_USER_INPUT');
      await query(context, CREATE, { input });
    },
  );

  it('of private networks are refused at connect too', async () => {
    const { organization, receiver, deliveries } = await scene();
    await makeMember(organization);
    await (await deliver(organization, { allowPrivate: false })).settled();
    expect(receiver.received).toEqual([]);
    expect(await deliveries('PENDING')).toHaveLength(1);
  });
});

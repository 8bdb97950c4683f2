import { Webhook } from 'standardwebhooks';
import { inTransaction } from '../../../src/database/transaction';
import { createMember, updateMember } from '../../../src/modules/members/member.service';
import { RETRY_DELAYS_MS } from '../../../src/modules/webhooks/webhook-retry.rules';
import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { toGlobalId } from '../../../src/schema/global-id';
import { asSystem, makeMember } from '../../builders/member';
import { makeWebhook } from '../../builders/webhook';
import { contextFor, query, type TestOrganization } from '../../support/context';
import { answering, startReceiver } from '../../support/receiver';
import { deliver, HOUR, namesIn, webhookScene } from '../../support/webhooks';

const ENDPOINT = `query ($id: ID!) { webhookEndpoint(id: $id) {
  status disabledReason lastTriggeredStatus lastTriggeredError failingSince
  deliveries { totalCount nodes { id event status attempts nextAttemptAt attemptLog { status error excerpt } } } } }`;

async function stateOf(scene: Awaited<ReturnType<typeof webhookScene>>) {
  const id = toGlobalId('WebhookEndpoint', scene.endpoint.id);
  return (await query(contextFor(scene), ENDPOINT, { id }))['webhookEndpoint'] as unknown as {
    status: string;
    deliveries: {
      totalCount: number;
      nodes: { id: string; status: string; attempts: number; nextAttemptAt: string }[];
    };
  };
}

const rename = (organization: TestOrganization, id: string, name: string) =>
  asSystem(organization, (context) => updateMember(context, id, { name }));

describe('what is told', () => {
  it('is signed, once, and of events after the endpoint came to be', async () => {
    const scene = await webhookScene();
    const { organization, receiver, endpoint } = scene;
    const earlier = await makeWebhook(organization, {
      format: WebhookFormat.NATIVE,
      url: `${receiver.url}/b`,
      events: ['label.created'],
    });
    const member = await makeMember(organization, { name: 'Ann' });
    const dispatcher = await deliver(organization);
    await dispatcher.settled();
    await dispatcher.settled();
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(message?.body).toMatchObject({
      type: 'member.created',
      data: {
        subject: { sequence: 1 },
        member: { id: toGlobalId('Member', member.id), name: 'Ann', entitlements: [] },
      },
    });
    const { text, headers } = message as NonNullable<typeof message>;
    // The clock of the test is not that of the library.
    jest.useFakeTimers({
      now: organization.clock.now(),
      doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick'],
    });
    expect(new Webhook(endpoint.secret ?? '').verify(text, headers as Record<string, string>)).toMatchObject({});
    expect(() => new Webhook(endpoint.secret ?? '').verify(`${text} `, headers as Record<string, string>)).toThrow();
    jest.useRealTimers();
    expect(await stateOf(scene)).toMatchObject({
      status: 'ACTIVE',
      lastTriggeredStatus: '200',
      deliveries: {
        nodes: [
          { event: 'member.created', status: 'DELIVERED', attempts: 1, attemptLog: [{ status: 200, excerpt: 'seen' }] },
        ],
      },
    });
    expect(earlier.secret).toMatch(/^whsec_/);
  });

  it('is never what was rolled back', async () => {
    const { organization, receiver, context } = await webhookScene();
    const undone = inTransaction(context, async (transaction) => {
      await createMember(transaction, { email: 'undone@example.com' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await makeMember(organization, { name: 'Kept' });
    await (await deliver(organization)).settled();
    expect(namesIn(receiver)).toEqual(['Kept']);
  });

  it('leaves out what was not asked for', async () => {
    const scene = await webhookScene({
      fields: ['member.email', 'subject.id', 'unheard.of'],
      events: ['member.created'],
    });
    const member = await makeMember(scene.organization, { email: 'a@example.com', name: 'Ann' });
    await rename(scene.organization, member.id, 'Anna');
    await (await deliver(scene.organization)).settled();
    expect(scene.receiver.received.map(({ body }) => (body as { data: object }).data)).toEqual([
      { member: { email: 'a@example.com' }, subject: { id: toGlobalId('Member', member.id) } },
    ]);
  });
});

describe('order and retries', () => {
  it('keeps the order of each member, and lets one that fails hold up no other', async () => {
    const scene = await webhookScene();
    const { organization, receiver } = scene;
    receiver.answer = ({ text }, response) => response.writeHead(text.includes('"bad') ? 500 : 200).end();
    const bad = await makeMember(organization, { name: 'bad 0' });
    const good = await makeMember(organization, { name: 'good 0' });
    const dispatcher = await deliver(organization);
    await dispatcher.settled();
    for (let edit = 1; edit <= 3; edit += 1) {
      await rename(organization, bad.id, `bad ${edit}`);
      await rename(organization, good.id, `good ${edit}`);
      await dispatcher.settled();
    }
    const ofGood = () => namesIn(receiver).filter((name) => String(name).startsWith('good'));
    expect(ofGood()).toEqual(['good 0', 'good 1', 'good 2', 'good 3']);
    expect(receiver.received.filter(({ text }) => text.includes('"bad'))).toHaveLength(1);
    receiver.answer = answering(200);
    organization.clock.advance(5000);
    await dispatcher.settled();
    const sequences = receiver.received
      .map(({ body }) => (body as { data: { subject: { id: string; sequence: number } } }).data.subject)
      .filter(({ id }) => id === toGlobalId('Member', bad.id));
    expect(sequences.map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3, 4]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(8);
  });

  it('delivers everything once to a receiver that was down for hours, in the order of each member', async () => {
    const scene = await webhookScene();
    const { organization, receiver } = scene;
    receiver.answer = answering(503);
    const dispatcher = await deliver(organization);
    const members = [];
    for (let index = 0; index < 6; index += 1) members.push(await makeMember(organization, { name: `${index}` }));
    for (let hour = 0; hour < 6; hour += 1) {
      for (const { id } of members) await rename(organization, id, `hour ${hour}`);
      organization.clock.advance(HOUR);
      await dispatcher.settled();
    }
    receiver.received.length = 0;
    receiver.answer = answering(200);
    organization.clock.advance(5 * HOUR);
    await dispatcher.settled();
    const seen = new Map<string, number[]>();
    for (const { body } of receiver.received) {
      const { id, sequence } = (body as { data: { subject: { id: string; sequence: number } } }).data.subject;
      seen.set(id, [...(seen.get(id) ?? []), sequence]);
    }
    expect([...seen.values()]).toEqual(members.map(() => [1, 2, 3, 4, 5, 6, 7]));
    expect(await stateOf(scene)).toMatchObject({ status: 'ACTIVE', failingSince: null });
  });

  it('follows the schedule, and gives up after the last attempt without holding up what follows', async () => {
    const scene = await webhookScene();
    const { organization, receiver } = scene;
    receiver.answer = answering(500);
    await makeMember(organization, { name: 'A' });
    const dispatcher = await deliver(organization);
    await dispatcher.settled();
    for (const [index, delay] of RETRY_DELAYS_MS.entries()) {
      organization.clock.advance(delay - 1);
      await dispatcher.settled();
      expect(receiver.received).toHaveLength(index + 1);
      organization.clock.advance(1);
      await dispatcher.settled();
      expect(receiver.received).toHaveLength(index + 2);
    }
    expect((await stateOf(scene)).deliveries.nodes).toMatchObject([{ status: 'FAILED', attempts: 10 }]);
  });

  it('leaves a receiver alone for as long as it asks', async () => {
    const { organization, receiver } = await webhookScene();
    receiver.answer = answering(429, { 'retry-after': '3600' });
    await makeMember(organization, { name: 'A' });
    const dispatcher = await deliver(organization);
    await dispatcher.settled();
    receiver.answer = answering(200);
    await makeMember(organization, { name: 'B' });
    organization.clock.advance(HOUR - 1);
    await dispatcher.settled();
    expect(receiver.received).toHaveLength(1);
    organization.clock.advance(1);
    await dispatcher.settled();
    expect(namesIn(receiver).sort()).toEqual(['A', 'A', 'B']);
  });

  it('disables an endpoint that is gone, at once, and says so to the others', async () => {
    const scene = await webhookScene();
    const { organization, receiver } = scene;
    const other = await startReceiver();
    await makeWebhook(organization, {
      format: WebhookFormat.NATIVE,
      url: other.url,
      events: ['webhook_endpoint.disabled'],
    });
    receiver.answer = answering(410);
    await makeMember(organization);
    await makeMember(organization);
    await (await deliver(organization)).settled();
    const state = await stateOf(scene);
    expect(state).toMatchObject({ status: 'DISABLED', disabledReason: 'GONE', lastTriggeredStatus: '410' });
    expect(state.deliveries.nodes.map(({ status }) => status)).toEqual(['CANCELED', 'CANCELED']);
    expect(other.received.map(({ body }) => body)).toMatchObject([
      { type: 'webhook_endpoint.disabled', data: { subject: { disabledReason: 'GONE', status: 'DISABLED' } } },
    ]);
  });

  it('disables an endpoint after five days of nothing but failure, and not before', async () => {
    const scene = await webhookScene();
    const { organization, receiver } = scene;
    receiver.answer = answering(500);
    const dispatcher = await deliver(organization);
    for (let day = 0; day < 5; day += 1) {
      await makeMember(organization);
      await dispatcher.settled();
      expect(await stateOf(scene)).toMatchObject({ status: 'ACTIVE' });
      organization.clock.advance(24 * HOUR);
    }
    await dispatcher.settled();
    expect(await stateOf(scene)).toMatchObject({ status: 'DISABLED', disabledReason: 'FAILING' });
  });

  it('does not follow redirects', async () => {
    const scene = await webhookScene();
    const elsewhere = await startReceiver();
    scene.receiver.answer = answering(302, { location: elsewhere.url });
    await makeMember(scene.organization);
    await (await deliver(scene.organization)).settled();
    expect(elsewhere.received).toEqual([]);
    expect((await stateOf(scene)).deliveries.nodes).toMatchObject([
      { status: 'PENDING', attemptLog: [{ status: 302 }] },
    ]);
  });
});

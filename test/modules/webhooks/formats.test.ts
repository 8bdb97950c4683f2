import { createHmac } from 'node:crypto';
import { deleteMember } from '../../../src/modules/members/member-departure.service';
import { updateMember } from '../../../src/modules/members/member.service';
import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { grantEntitlement } from '../../../src/modules/entitlements/entitlement.service';
import { toObjectId } from '../../../src/shared/object-id';
import { asSystem, makeMember } from '../../builders/member';
import { makeProduct } from '../../builders/product';
import golden from '../../golden/ghost-webhooks.json';
import { deliver, webhookScene } from '../../support/webhooks';

type Json = Record<string, unknown>;

/** The keys of an object, in their order, and of the objects inside it. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner === null ? null : shape(inner)]));
}

const secret = 's3cret';

describe("Ghost's words", () => {
  it('are those that a real Ghost was recorded to send, signed as it does', async () => {
    const { organization, receiver } = await webhookScene({
      ...{ format: WebhookFormat.GHOST, secret, events: ['member.added', 'member.edited', 'member.deleted'] },
    });
    const dispatcher = await deliver(organization);
    const { id } = await makeMember(organization, { name: 'Hooked', email: 'hooked@example.com', labels: ['hl'] });
    await dispatcher.settled();
    await asSystem(organization, (context) => updateMember(context, id, { name: 'Hooked 2', labels: [] }));
    await dispatcher.settled();
    await asSystem(organization, (context) => deleteMember(context, id));
    await dispatcher.settled();
    const [added, edited, deleted] = receiver.received.map(({ body }) => body as { event: string; member: Json });
    const keysOf = (value: unknown) => Object.keys(value as object);
    expect([added?.event, edited?.event, deleted?.event]).toEqual(['member.added', 'member.edited', 'member.deleted']);
    expect(keysOf(added)).toEqual(keysOf(golden.added));
    expect(keysOf(added?.member['current'])).toEqual(keysOf(golden.added.member.current));
    expect(shape((added?.member['current'] as Json)['labels'])).toEqual(shape(golden.added.member.current.labels));
    expect(added?.member['previous']).toEqual({});
    expect(edited?.member['current']).toMatchObject({ id: toObjectId(id), name: 'Hooked 2', labels: [] });
    expect(edited?.member['previous']).toEqual({
      name: 'Hooked',
      updated_at: expect.stringMatching(/\.000Z$/),
      labels: [expect.objectContaining({ name: 'hl', slug: 'hl' })],
    });
    expect(deleted?.member['current']).toEqual({});
    expect(keysOf(deleted?.member['previous'])).toEqual(keysOf(golden.deleted.member.previous));
    const { headers, text } = receiver.received[0] ?? { headers: {}, text: '' };
    expect(headers).toMatchObject(golden.headers);
    const [, hex, time] = /^sha256=([0-9a-f]{64}), t=(\d+)$/.exec(String(headers['x-ghost-signature'])) ?? [];
    expect(hex).toBe(createHmac('sha256', secret).update(`${text}${time}`).digest('hex'));
    expect(Number(time)).toBe(organization.clock.now().getTime());
  });
});

describe("Allegro's words", () => {
  it('have its envelope and headers, and the member with its active entitlements', async () => {
    const { organization, receiver, endpoint } = await webhookScene({
      ...{ format: WebhookFormat.ALLEGRO, secret, events: ['audience_member.created', 'entitlement.granted'] },
    });
    const member = await makeMember(organization, { name: 'Ann', email: 'ann@example.com' });
    const product = await makeProduct(organization);
    await asSystem(organization, (context) =>
      grantEntitlement(context, { memberId: member.id, productId: product.id } as never),
    );
    await (await deliver(organization)).settled();
    const [created, granted] = receiver.received.map(({ body }) => body as { id: string; event: string; data: Json });
    expect(created).toMatchObject({
      event: 'audience_member.created',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      data: { id: member.id, email: 'ann@example.com', entitlements: [{ product: { name: product.name } }] },
    });
    expect(granted).toMatchObject({
      event: 'entitlement.granted',
      data: { is_active: true, product: { name: product.name }, audience_member: { id: member.id } },
    });
    const { headers, text } = receiver.received[0] ?? { headers: {}, text: '' };
    expect(headers).toMatchObject({ 'user-agent': 'Allegro-Webhooks', 'x-allegro-event': 'audience_member.created' });
    expect(headers['x-allegro-event-id']).toBe(created?.id);
    expect(headers['x-allegro-delivery']).not.toBe(created?.id);
    const [, time, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-allegro-signature'])) ?? [];
    expect(hex).toBe(
      createHmac('sha256', endpoint.secret ?? '')
        .update(`${time}.${text}`)
        .digest('hex'),
    );
  });
});

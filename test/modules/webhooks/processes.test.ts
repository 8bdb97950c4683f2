import { setTimeout as sleep } from 'node:timers/promises';
import { updateMember } from '../../../src/modules/members/member.service';
import { asSystem, makeMember } from '../../builders/member';
import type { TestOrganization } from '../../support/context';
import { answering } from '../../support/receiver';
import { deliver, namesIn, webhookScene } from '../../support/webhooks';

const rename = (organization: TestOrganization, id: string, name: string) =>
  asSystem(organization, (context) => updateMember(context, id, { name }));

describe('several processes', () => {
  it('send nothing twice, and of one member nothing at the same time or out of order', async () => {
    const { organization, receiver } = await webhookScene();
    const underWay = new Map<string, number>();
    let atOnce = 0;
    receiver.answer = ({ body }, response) => {
      const { id } = (body as { data: { subject: { id: string } } }).data.subject;
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      atOnce = Math.max(atOnce, underWay.get(id) ?? 0);
      setTimeout(() => {
        underWay.set(id, (underWay.get(id) ?? 0) - 1);
        response.end();
      }, 2);
    };
    const members = [];
    for (let index = 0; index < 5; index += 1) members.push(await makeMember(organization));
    for (let edit = 0; edit < 6; edit += 1) for (const { id } of members) await rename(organization, id, `${edit}`);
    const dispatchers = [await deliver(organization), await deliver(organization), await deliver(organization)];
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.settled()));
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.settled()));
    const positions = new Map<string, number[]>();
    for (const { body } of receiver.received) {
      const { subject } = (body as { data: { subject: { id: string; sequence: number } } }).data;
      positions.set(subject.id, [...(positions.get(subject.id) ?? []), subject.sequence]);
    }
    expect([...positions.values()]).toEqual(members.map(() => [1, 2, 3, 4, 5, 6, 7]));
    expect(atOnce).toBe(1);
    expect(receiver.mostAtOnce).toBeGreaterThan(1);
    expect(receiver.mostAtOnce).toBeLessThanOrEqual(24);
  });

  it('take up what one of them left in the middle, when its claim has run out', async () => {
    const { organization, receiver } = await webhookScene();
    await makeMember(organization, { name: 'A' });
    const { prisma } = organization.database;
    const first = await deliver(organization);
    receiver.answer = () => undefined;
    first.wake();
    while (receiver.received.length === 0) await sleep(5);
    // The first one hangs, as if its process were gone.
    receiver.answer = answering(200);
    const second = await deliver(organization);
    await second.settled();
    expect(receiver.received).toHaveLength(1);
    organization.clock.advance(60_000);
    await second.settled();
    expect(namesIn(receiver)).toEqual(['A', 'A']);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await prisma.webhookLane.count({ where: { organizationId: organization.id } })).toBe(0);
  });
});

import { toGlobalId } from '../../../src/schema/global-id';
import { refundTip } from '../../../src/modules/tips/tip.service';
import { asSystem, makeMember } from '../../builders/member';
import { makeTip } from '../../builders/tip';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

let organization: TestOrganization;
let member: { id: string };
let tip: { id: string; purchaseId: string };

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  member = await makeMember(organization);
  tip = await makeTip(organization, member.id, { anonymous: true, message: 'Guess who' });
});

/** Asks for the whole organization, or for its creator alone. */
const ask = <T>(document: string, variables: object = {}, creatorId?: string) =>
  query<T>(contextFor({ organization, ...(creatorId ? { creatorId } : {}) }), document, { ...variables });

describe('an anonymous tip', () => {
  it('names nobody where tips and purchases are listed, not even by way of a filter', async () => {
    const id = toGlobalId('Member', member.id);
    const lists = await ask<Record<string, { nodes: unknown[] }>>(
      `query ($id: ID!) {
        tips { nodes { message member { id } purchase { anonymous member { id } } } }
        tipsOfMember: tips(filter: { memberId: { eq: $id } }) { nodes { id } }
        tipsOfOthers: tips(filter: { not: { memberId: { eq: $id } } }) { nodes { message } }
        purchases { nodes { anonymous member { id } } }
        purchasesOfMember: purchases(filter: { memberId: { eq: $id } }) { nodes { id } }
        purchasesOfNobodyElse: purchases(filter: { memberId: { in: [$id] } }) { nodes { id } }
        members(filter: { purchases: { any: { kind: { eq: TIP } } } }) { nodes { id } }
        whoPaidNothing: members(filter: { purchases: { none: { amountMinor: { eq: 2500 } } } }) { nodes { id } }
      }`,
      { id },
    );
    expect(lists).toEqual({
      tips: { nodes: [{ message: 'Guess who', member: null, purchase: { anonymous: true, member: null } }] },
      tipsOfMember: { nodes: [] },
      tipsOfOthers: { nodes: [{ message: 'Guess who' }] },
      purchases: { nodes: [{ anonymous: true, member: null }] },
      purchasesOfMember: { nodes: [] },
      purchasesOfNobodyElse: { nodes: [] },
      members: { nodes: [] },
      whoPaidNothing: { nodes: [{ id }] },
    });
  });

  it('shows nowhere on the member', async () => {
    const { member: told } = await ask<{ member: object }>(
      `query ($id: ID!) { member(id: $id) {
        purchases { id } lifetimeValueMinor lastSeenAt engagement { score interactionsTotal }
        timeline { totalCount nodes { kind } }
      } }`,
      { id: toGlobalId('Member', member.id) },
    );
    expect(told).toEqual({
      ...{ purchases: [], lifetimeValueMinor: 0, lastSeenAt: null },
      engagement: { score: 0, interactionsTotal: 0 },
      timeline: { totalCount: 0, nodes: [] },
    });
    const { memberActivities } = await ask<{ memberActivities: { nodes: { type: string }[] } }>(
      '{ memberActivities { nodes { type } } }',
    );
    expect(memberActivities.nodes.map(({ type }) => type)).not.toContain('PAYMENT');
  });

  it('leaves no event that names the member, paid back or not', async () => {
    await asSystem(organization, (context) => refundTip(context, tip.id, { reason: 'Mistake' }));
    const events = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectType: { in: ['tip', 'purchase', 'payment'] } },
    });
    expect(events.map(({ type }) => type).sort()).toEqual(
      ['purchase.recorded', 'purchase.refunded', 'tip.completed', 'tip.refunded'].sort(),
    );
    for (const event of events) {
      expect(event.memberId).toBeNull();
      expect(JSON.stringify(event.data)).not.toContain(member.id);
    }
  });

  it('that is declined names the member as little', async () => {
    const failed = makeTip(organization, member.id, { anonymous: true, paymentMethod: 'pm_card_declined' });
    await expect(failed).rejects.toMatchObject({ code: 'PAYMENT_FAILED' });
    const where = { organizationId: organization.id, type: 'payment.failed' };
    const [event] = await organization.database.prisma.event.findMany({ where });
    expect(event).toMatchObject({ memberId: null });
    expect(JSON.stringify(event?.data)).not.toContain(member.id);
  });

  it('counts once for the creator', async () => {
    const [hour] = await organization.database.prisma.creatorActivityHour.findMany({
      where: { organizationId: organization.id },
    });
    expect(hour).toMatchObject({ creatorId: organization.creatorId, tips: 1 });
  });

  it('tells who paid only to who may know, for the whole organization', async () => {
    const payer = '{ tips { nodes { payer { id } } } }';
    const named = { tips: { nodes: [{ payer: { id: toGlobalId('Member', member.id) } }] } };
    const unnamed = { tips: { nodes: [{ payer: null }] } };
    expect(await ask(payer)).toEqual(named);
    expect(await ask(payer, {}, organization.creatorId)).toEqual(unnamed);
    const scopes = ['tips:read', 'members:read', 'purchases:read'] as const;
    expect(await query(contextFor({ organization, scopes }), payer)).toEqual(unnamed);
  });

  it('loses its words when the member is erased', async () => {
    await ask('mutation ($id: ID!) { memberErase(input: { id: $id }) { member { id } } }', {
      id: toGlobalId('Member', member.id),
    });
    const { tips } = await ask<object & { tips: unknown }>('{ tips { nodes { message amountMinor } } }');
    expect(tips).toEqual({ nodes: [{ message: null, amountMinor: 2_500 }] });
    const events = await organization.database.prisma.event.findMany({ where: { organizationId: organization.id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('Guess who');
  });
});

import { deleteMember, eraseMember, restoreMember } from '../../../src/modules/members/member-departure.service';
import { raiseMilestones } from '../../../src/modules/milestones/milestones.jobs';
import { refundTip } from '../../../src/modules/tips/tip.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { asSystem, makeMember, makeMembers } from '../../builders/member';
import { makePurchase } from '../../builders/purchase';
import { makeTip } from '../../builders/tip';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards } from '../../support/guards';

const LIST = `query ($first: Int) { milestones(first: $first, orderBy: { field: REACHED_AT, direction: ASC }) {
  nodes { metric threshold value currency reachedAt creator { id milestoneSettings { members } } } } }`;
const SET = `mutation ($input: MilestoneSettingsUpdateInput!) {
  milestoneSettingsUpdate(input: $input) { milestoneSettings { members revenueMinor } } }`;

interface Told {
  readonly metric: string;
  readonly threshold: number;
  readonly value: number;
  readonly reachedAt: string;
}

let organization: TestOrganization;
beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

const raise = () => {
  const { db, clock, log, announce, events } = contextFor({ organization });
  return raiseMilestones({ db, clock, log, announce, events });
};

/** What has been told so far, as `MEMBERS 10 (11)`: the round number and the figure that reached it. */
async function told(): Promise<string[]> {
  await raise();
  const { milestones } = await query<{ milestones: { nodes: Told[] } }>(contextFor({ organization }), LIST);
  return milestones.nodes.map(({ metric, threshold, value }) => `${metric} ${threshold} (${value})`);
}

const choose = (values: object, creatorId = organization.creatorId) =>
  query<{ milestoneSettingsUpdate: { milestoneSettings: object } }>(contextFor({ organization }), SET, {
    input: { creatorId: toGlobalId('Creator', creatorId), ...values },
  });

describe('who may', () => {
  itGuards([{ name: 'milestoneSettingsUpdate', scope: 'milestones:write', input: { creatorId: 'x' } }]);

  it('a credential of one creator sees only its own', async () => {
    await choose({ members: [1] });
    await makeMember(organization);
    expect(await told()).toEqual(['MEMBERS 1 (1)']);
    const other = await makeCreator(organization, { name: 'Other' });
    const caller = contextFor({ organization, creatorId: other.id });
    expect(await query(caller, LIST)).toEqual({ milestones: { nodes: [] } });
    const input = { creatorId: toGlobalId('Creator', organization.creatorId), members: [2] };
    expect(await refusal(caller, SET, { input })).toBe('NOT_FOUND');
  });
});

describe('milestones of members', () => {
  it('are told once each, at the instant at which they were reached', async () => {
    const members = await makeMembers(organization, 9);
    expect(await told()).toEqual([]);
    await makeMembers(organization, 2);
    expect(await told()).toEqual(['MEMBERS 10 (10)']);
    const [first] = members;
    await asSystem(organization, async (context) => {
      await deleteMember(context, first?.id ?? '');
      await restoreMember(context, first?.id ?? '');
    });
    await makeMembers(organization, 1);
    expect(await told()).toEqual(['MEMBERS 10 (10)']);
    const where = { organizationId: organization.id, type: 'milestone.reached' };
    const [event] = await organization.database.prisma.event.findMany({ where });
    const tenth = await organization.database.prisma.event.findMany({
      where: { organizationId: organization.id, type: 'member.created' },
      orderBy: { position: 'asc' },
    });
    expect(event?.occurredAt).toEqual(tenth[9]?.occurredAt);
    expect(event).toMatchObject({ creatorId: organization.creatorId, memberId: null });
  });

  it('count who leaves, erased or deleted, once', async () => {
    const members = await makeMembers(organization, 9);
    const [one, other] = members;
    await asSystem(organization, (context) => deleteMember(context, one?.id ?? ''));
    await asSystem(organization, (context) => eraseMember(context, one?.id ?? ''));
    await asSystem(organization, (context) => eraseMember(context, other?.id ?? ''));
    await makeMembers(organization, 2);
    expect(await told()).toEqual([]);
    await makeMembers(organization, 1);
    expect(await told()).toEqual(['MEMBERS 10 (10)']);
  });

  it('are those that the creator chose, from then on', async () => {
    await makeMembers(organization, 3);
    const { milestoneSettingsUpdate } = await choose({ members: [5, 2] });
    expect(milestoneSettingsUpdate.milestoneSettings).toMatchObject({ members: [2, 5] });
    await raise();
    await makeMembers(organization, 9);
    expect(await told()).toEqual(['MEMBERS 2 (2)', 'MEMBERS 5 (5)']);
    await choose({ members: null });
    await choose({ members: [4, 13] });
    await makeMembers(organization, 1);
    expect(await told()).toEqual(['MEMBERS 2 (2)', 'MEMBERS 5 (5)', 'MEMBERS 13 (13)']);
  });

  it('are told for each creator apart', async () => {
    await choose({ members: [2] });
    const other = await makeCreator(organization, { name: 'Other' });
    await choose({ members: [2] }, other.id);
    await makeMember(organization);
    await makeMember(organization, { creatorId: other.id });
    expect(await told()).toEqual([]);
    await makeMember(organization, { creatorId: other.id });
    expect(await told()).toEqual(['MEMBERS 2 (2)']);
  });
});

describe('milestones of revenue', () => {
  it('count what was paid less what went back, in the currency of the organization', async () => {
    const { id } = await makeMember(organization);
    const tip = await makeTip(organization, id, { amountMinor: 900 });
    await makePurchase(organization, id, { amountMinor: 9_000, currency: 'EUR' });
    await makePurchase(organization, id, { amountMinor: 9_000, status: 'PENDING' });
    expect(await told()).toEqual([]);
    await asSystem(organization, (context) => refundTip(context, tip.id, {}));
    await makeTip(organization, id, { amountMinor: 950 });
    expect(await told()).toEqual([]);
    await makeTip(organization, id, { amountMinor: 6_000, anonymous: true });
    expect(await told()).toEqual(['REVENUE 1000 (6950)', 'REVENUE 5000 (6950)']);
  });

  it('are not told of what was paid long ago, nor of less than that afterwards', async () => {
    const { id } = await makeMember(organization);
    const purchasedAt = new Date('2025-12-24T12:00:00.000Z');
    await makePurchase(organization, id, { amountMinor: 5_500, purchasedAt });
    await makePurchase(organization, id, { amountMinor: 100 });
    expect(await told()).toEqual([]);
    await makePurchase(organization, id, { amountMinor: 4_500 });
    expect(await told()).toEqual(['REVENUE 10000 (10100)']);
  });
});

describe('counting', () => {
  it('comes to the same whether at once or step by step, and by many at a time', async () => {
    const work = async (each: () => Promise<void>) => {
      const { id } = await makeMember(organization);
      for (const amountMinor of [700, 800, 9_000]) {
        await makeTip(organization, id, { amountMinor });
        await makeMembers(organization, 4);
        await each();
      }
      return told();
    };
    const stepwise = await work(async () => void (await Promise.all([raise(), raise(), raise()])));
    organization = await makeOrganization(await testDatabase());
    expect(await work(async () => undefined)).toEqual(stepwise);
    const tips = ['REVENUE 1000 (1500)', 'REVENUE 5000 (10500)', 'REVENUE 10000 (10500)'];
    expect(stepwise).toEqual([...tips, 'MEMBERS 10 (10)']);
  });

  it('lists take as many statements for many as for one', async () => {
    await choose({ members: [1, 2, 3] });
    await makeMembers(organization, 3);
    await raise();
    const one = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(one);
  });

  it('refuses numbers that are none', async () => {
    const set = (values: object) =>
      refusal(contextFor({ organization }), SET, {
        input: { creatorId: toGlobalId('Creator', organization.creatorId), ...values },
      });
    expect(await set({ members: [0] })).toBe('BAD_USER_INPUT');
    expect(await set({ revenueMinor: [5, 5] })).toBe('BAD_USER_INPUT');
  });
});

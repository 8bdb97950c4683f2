import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { DAY, payments, rowOf } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query } from '../../support/context';
import { testDatabase } from '../../support/database';

const ADVANCE = `mutation ($input: OrganizationClockAdvanceInput!) {
  organizationClockAdvance(input: $input) { settled organization { clockOffsetMs } } }`;
const CREATE = `mutation ($input: SubscriptionCreateInput!) {
  subscriptionCreate(input: $input) { subscription { id dueAt } } }`;

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const context = contextFor({ organization });
  const advance = (milliseconds: number, idempotencyKey?: string) =>
    query(context, ADVANCE, { input: { milliseconds, idempotencyKey } });
  return { organization, ...scene, context, advance };
}

describe('moving the clock of a test organization', () => {
  it('lets everything happen that is due by then, at the instants at which it is due', async () => {
    const { organization, advance, ...scene } = await setUp();
    const subscription = await makeSubscription(organization, scene);
    expect(await advance(70 * DAY)).toEqual({
      organizationClockAdvance: { settled: true, organization: { clockOffsetMs: 70 * DAY } },
    });
    expect((await payments(organization)).map((text) => text.slice(0, 10))).toEqual([
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
    ]);
    expect(await rowOf(organization, subscription)).toMatchObject({ dueAt: new Date('2026-06-01T12:00:00.000Z') });
  });

  it('happens once for a key, however often it is asked for', async () => {
    const { organization, advance, ...scene } = await setUp();
    await makeSubscription(organization, scene);
    const first = await advance(40 * DAY, 'once');
    expect(await advance(40 * DAY, 'once')).toEqual(first);
    expect(await payments(organization)).toHaveLength(2);
  });

  it('says that not all is settled while it is not known whether something is paid', async () => {
    const { organization, advance, ...scene } = await setUp();
    await makeSubscription(organization, scene, { trialDays: 7, paymentMethod: 'pm_card_timeout' });
    expect(await advance(10 * DAY)).toMatchObject({ organizationClockAdvance: { settled: false } });
  });

  it('leaves other organizations alone', async () => {
    const { organization, advance } = await setUp();
    const other = await makeOrganization(await testDatabase());
    const subscription = await makeSubscription(other, await makeScene(other));
    await advance(70 * DAY);
    expect(await rowOf(other, subscription)).toMatchObject({ version: subscription.version });
    expect(await payments(organization)).toEqual([]);
  });

  it('is told of beforehand: a subscription says when something is due', async () => {
    const { context, member, tier, price } = await setUp();
    const input = {
      memberId: toGlobalId('Member', member.id),
      tierId: toGlobalId('Tier', tier.id),
      priceId: toGlobalId('Price', price.id),
      paymentMethod: 'pm_card_mastercard',
    };
    expect(await query(context, CREATE, { input })).toMatchObject({
      subscriptionCreate: { subscription: { dueAt: '2026-04-01T12:00:00.000Z' } },
    });
  });
});

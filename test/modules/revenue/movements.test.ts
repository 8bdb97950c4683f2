import { toGlobalId } from '../../../src/schema/global-id';
import { contextFor, query } from '../../support/context';
import { makeStage, type Stage } from './history';
import { Line } from './line';

const DAY = 24 * 60 * 60 * 1000;
const MOVEMENTS = `query ($filter: MrrMovementFilter) { mrrMovements(first: 50, filter: $filter) { nodes {
  kind at decidedAt amountMinor exact currency member { id } tiers { tier { id } amountMinor subscribers } event { type cursor } } } }`;

interface Movement {
  readonly kind: string;
  readonly at: string;
  readonly decidedAt: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly tiers: readonly { amountMinor: number; subscribers: number }[];
  readonly event: { readonly type: string } | null;
}

async function movements({ organization }: Stage, filter = {}): Promise<Movement[]> {
  const data = await query<{ mrrMovements: { nodes: Movement[] } }>(contextFor({ organization }), MOVEMENTS, {
    filter,
  });
  return data.mrrMovements.nodes.toReversed();
}

async function kinds(stage: Stage): Promise<[string, number][]> {
  return (await movements(stage)).map(({ kind, amountMinor }) => [kind, amountMinor]);
}

const later = (stage: Stage, days: number) => new Date(stage.organization.clock.now().getTime() + days * DAY);

describe('the movements of a member', () => {
  it('begin with the first payment, not with a trial, and are one for what was bought together', async () => {
    const stage = await makeStage();
    const [one, two] = [new Line(stage), new Line(stage, 1)];
    await one.tell({ status: 'TRIALING' });
    expect(await kinds(stage)).toEqual([]);
    stage.organization.clock.advance(DAY);
    await one.tell({ status: 'ACTIVE' });
    await two.tell();
    expect(await kinds(stage)).toEqual([['NEW', 1000]]);
    const [movement] = await movements(stage);
    expect(movement?.tiers.map(({ amountMinor, subscribers }) => [amountMinor, subscribers])).toEqual([
      [500, 1],
      [500, 1],
    ]);
    expect(movement?.event?.type).toBe('subscription.heard');
  });

  it('are contraction when one of several ends, churn when the last does, and reactivation after that', async () => {
    const stage = await makeStage();
    const { clock } = stage.organization;
    const [one, two] = [new Line(stage), new Line(stage, 1)];
    await one.tell();
    clock.advance(DAY);
    await two.tell();
    clock.advance(DAY);
    await one.tell({ status: 'CANCELED' });
    clock.advance(DAY);
    await two.tell({ status: 'UNPAID' });
    clock.advance(DAY);
    await new Line(stage, 2).tell();
    expect(await kinds(stage)).toEqual([
      ['NEW', 500],
      ['EXPANSION', 500],
      ['CONTRACTION', -500],
      ['CHURN', -500],
      ['REACTIVATION', 417],
    ]);
  });

  it('leave out renewals, what is given, and discounts that do not last for ever', async () => {
    const stage = await makeStage();
    const line = new Line(stage, 1);
    const discountId = stage.prices[1]?.discountId;
    await line.tell({ discountId, currentPeriodEndAt: later(stage, 30) });
    stage.organization.clock.advance(30 * DAY);
    await line.tell({ discountId: null, currentPeriodEndAt: later(stage, 30) }, { type: 'subscription.renewed' });
    await new Line(stage).tell({ kind: 'GIFT' });
    await new Line(stage).tell({ kind: 'COMPLIMENTARY' });
    expect(await kinds(stage)).toEqual([['NEW', 500]]);
    const cut = new Line(stage);
    await cut.tell({ discountId: stage.prices[0]?.discountId });
    expect((await kinds(stage)).at(-1)).toEqual(['EXPANSION', 335]);
  });

  it('are noted for both tiers when a member goes from one to another', async () => {
    const stage = await makeStage();
    const line = new Line(stage);
    await line.tell();
    stage.organization.clock.advance(DAY);
    await line.tell(line.terms(1));
    stage.organization.clock.advance(DAY);
    await line.tell(line.terms(3));
    const [, change, ...currencies] = await movements(stage);
    expect([change?.kind, change?.amountMinor]).toEqual(['TIER_CHANGE', 0]);
    expect(change?.tiers.map(({ subscribers }) => subscribers).toSorted()).toEqual([-1, 1]);
    expect(currencies.map(({ kind, currency, amountMinor }) => [kind, currency, amountMinor])).toEqual(
      expect.arrayContaining([
        ['EXPANSION', 'EUR', 700],
        ['CONTRACTION', 'USD', -500],
      ]),
    );
  });

  it('are scheduled while a period goes on that is the last, and gone when that is withdrawn', async () => {
    const stage = await makeStage();
    const { clock } = stage.organization;
    const line = new Line(stage);
    await line.tell();
    clock.advance(DAY);
    const [decidedAt, end] = [clock.now(), later(stage, 20)];
    const canceled = { cancelAtPeriodEnd: true, canceledAt: decidedAt, currentPeriodEndAt: end };
    await line.tell(canceled);
    const [, churn] = await movements(stage);
    expect(churn).toMatchObject({ kind: 'CHURN', at: end.toISOString(), decidedAt: decidedAt.toISOString() });
    expect(await scheduled(stage)).toBe(500);
    clock.advance(DAY);
    await line.tell({ cancelAtPeriodEnd: false, canceledAt: null });
    expect(await kinds(stage)).toEqual([['NEW', 500]]);
    await line.tell(canceled);
    clock.advance(30 * DAY);
    expect(await scheduled(stage)).toBe(0);
    // The end is noted late, as of the instant at which it was due.
    await line.tell({ status: 'CANCELED', cancelAtPeriodEnd: false }, { type: 'subscription.ended', at: end });
    const ended = await movements(stage);
    expect(ended.map(({ kind, at }) => [kind, at]).at(-1)).toEqual(['CHURN', end.toISOString()]);
    expect(ended.at(-1)?.event?.type).toBe('subscription.ended');
  });

  it('take what was noted last for what counts last, also when it took effect before', async () => {
    const stage = await makeStage();
    const line = new Line(stage);
    const start = stage.organization.clock.now();
    await line.tell();
    stage.organization.clock.advance(2 * DAY);
    await line.tell(line.terms(2));
    await line.tell({ status: 'CANCELED' }, { at: new Date(start.getTime() + DAY) });
    expect(await kinds(stage)).toEqual([
      ['NEW', 500],
      ['CHURN', -500],
    ]);
  });

  it('stand apart from growth when they were imported, and know from then on that the member has paid', async () => {
    const stage = await makeStage();
    const { clock } = stage.organization;
    const type = 'subscription.imported';
    const at = new Date('2024-01-01T00:00:00.000Z');
    const line = new Line(stage);
    await line.tell({ updatedAt: clock.now() }, { type, at });
    const over = new Line(stage, 1);
    await over.tell({ updatedAt: clock.now() }, { type, at });
    clock.advance(1);
    await over.tell({ status: 'CANCELED' }, { type, at: new Date('2025-01-01T00:00:00.000Z') });
    const [movement, ...others] = await movements(stage);
    expect([movement?.kind, movement?.amountMinor, others]).toEqual(['IMPORT', 500, []]);
    expect(Date.parse(movement?.at ?? '')).toBe(clock.now().getTime() - 1);
    await line.tell({ status: 'CANCELED' });
    clock.advance(DAY);
    await new Line(stage).tell();
    expect((await kinds(stage)).slice(1)).toEqual([
      ['CHURN', -500],
      ['REACTIVATION', 500],
    ]);
  });

  it('are found by tier, member, kind and time', async () => {
    const stage = await makeStage();
    await new Line(stage).tell();
    const tierId = toGlobalId('Tier', stage.prices[0]?.tierId ?? '');
    const memberId = { eq: toGlobalId('Member', stage.members[0]?.id ?? '') };
    expect(
      await movements(stage, { tierId: { eq: tierId }, memberId, kind: ['NEW'], currency: { eq: 'usd' } }),
    ).toHaveLength(1);
    expect(await movements(stage, { tierId: { eq: toGlobalId('Tier', stage.prices[1]?.tierId ?? '') } })).toEqual([]);
    expect(await movements(stage, { kind: [] })).toEqual([]);
  });
});

async function scheduled({ organization }: Stage): Promise<number> {
  const document = '{ revenueAnalytics { subscriptions { scheduledChurn { amountMinor movements { totalCount } } } } }';
  const data = await query<{
    revenueAnalytics: { subscriptions: { scheduledChurn: { amountMinor: number; movements: { totalCount: number } } } };
  }>(contextFor({ organization }), document);
  const { amountMinor, movements } = data.revenueAnalytics.subscriptions.scheduledChurn;
  expect(movements.totalCount).toBe(amountMinor === 0 ? 0 : 1);
  return amountMinor;
}

import { SCOPES, scopesOfRoles } from '../../../src/auth/scope';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCost, makeRate } from '../../builders/revenue';
import { anonymousContext, contextFor, query, refusal, runQuery } from '../../support/context';
import { makeStage, type Stage } from './history';
import { Line, pay, payBack } from './line';

const MONEY = '{ amountMinor exact currency formula inputs { name value unit } asOf }';
const RATIO = '{ value formula inputs { name value unit } asOf }';
const ALL = `query ($period: RevenuePeriod, $creatorId: ID, $at: DateTime) {
  revenueAnalytics(period: $period, creatorId: $creatorId, at: $at) {
    period from to startAt endAt asOf currency eventsBehind rates { currency rate day }
    payers { atStart atEnd new lost churnRate ${RATIO} retentionRate ${RATIO} }
    revenue { total ${MONEY} subscriptions ${MONEY} gifts ${MONEY} tips ${MONEY} refunds ${MONEY} }
    subscriptions { openingMrr ${MONEY} mrr ${MONEY} arr ${MONEY} newMrr ${MONEY} churnedMrr ${MONEY} netMrrGrowth ${MONEY}
      byTier { tier { name } subscribers mrr ${MONEY} } }
    metrics { arpu ${MONEY} arppu ${MONEY} arppuAllRevenue ${MONEY} ltv ${MONEY} cac ${MONEY} ltvCacRatio ${RATIO}
      grossMrrChurn ${RATIO} netMrrChurn ${RATIO} }
    payouts { pending ${MONEY} nextPayoutOn platformFeeRate }
    byCurrency { currency revenue { total ${MONEY} } subscriptions { mrr ${MONEY} } } } }`;

type Figure = {
  amountMinor: number | null;
  exact: string | null;
  value?: number;
  inputs: { name: string; value: string }[];
};
type Group = Record<string, Figure>;
interface Answer {
  readonly from: string;
  readonly to: string;
  readonly rates: unknown[];
  readonly payers: { atStart: number; atEnd: number; new: number; lost: number; churnRate: Figure };
  readonly revenue: Group;
  readonly subscriptions: Group & { byTier: { subscribers: number }[] };
  readonly metrics: Group;
  readonly byCurrency: { currency: string; subscriptions: Group }[];
}

async function ask({ organization }: Stage, variables = {}): Promise<Answer> {
  return (await query<{ revenueAnalytics: Answer }>(contextFor({ organization }), ALL, variables)).revenueAnalytics;
}

const minor = (group: Group, ...names: string[]) => names.map((name) => group[name]?.amountMinor);

/** Three who pay since October, of whom one leaves in November; one who begins in March. */
async function makeScene(): Promise<Stage> {
  const stage = await makeStage(new Date('2025-10-01T12:00:00.000Z'));
  const { clock } = stage.organization;
  const lines = [new Line(stage, 0, 0), new Line(stage, 0, 1)];
  for (const line of lines) await line.tell();
  clock.set('2025-11-10T12:00:00.000Z');
  await lines[1]?.tell({ status: 'CANCELED' });
  clock.set('2026-03-05T12:00:00.000Z');
  await new Line(stage, 2, 2).tell();
  await pay(stage, { amountMinor: 5000, by: 2 });
  await pay(stage, { amountMinor: 300, kind: 'TIP' });
  await pay(stage, { amountMinor: 700, kind: 'GIFT' });
  await payBack(stage, await pay(stage, { amountMinor: 500 }), 500);
  await makeCost(stage.organization);
  clock.set('2026-03-20T12:00:00.000Z');
  return stage;
}

describe('revenue analytics', () => {
  it('are read with revenue:read, which marketing has not', async () => {
    const stage = await makeStage();
    const { organization } = stage;
    expect(await refusal(anonymousContext(organization), ALL)).toBe('UNAUTHENTICATED');
    const scopes = SCOPES.filter((scope) => scope !== 'revenue:read');
    expect(await refusal(contextFor({ organization, scopes }), ALL)).toBe('FORBIDDEN');
    for (const list of ['mrrMovements', 'revenueEvents', 'acquisitionCosts', 'exchangeRates'])
      expect(await refusal(contextFor({ organization, scopes }), `{ ${list} { totalCount } }`)).toBe('FORBIDDEN');
    expect(scopesOfRoles(['marketing']).has('revenue:read')).toBe(false);
    expect(scopesOfRoles(['content_creator']).has('revenue:read')).toBe(true);
  });

  it('add up what the definitions say', async () => {
    const answer = await ask(await makeScene());
    expect([answer.from, answer.to]).toEqual(['2026-03-01', '2026-03-20']);
    expect(minor(answer.revenue, 'total', 'subscriptions', 'gifts', 'tips', 'refunds')).toEqual([
      6000, 5700, 700, 300, 500,
    ]);
    const { subscriptions, metrics, payers } = answer;
    expect(minor(subscriptions, 'openingMrr', 'mrr', 'arr', 'newMrr', 'churnedMrr', 'netMrrGrowth')).toEqual([
      500, 917, 11_000, 417, 0, 417,
    ]);
    expect(subscriptions['mrr']?.exact).toBe('2750/3');
    expect(subscriptions.byTier.map(({ subscribers }) => subscribers)).toEqual([1, 1]);
    expect(payers).toMatchObject({ atStart: 1, atEnd: 2, new: 1, lost: 0, churnRate: { value: 0 } });
    // Members: three. Payers: two. Who paid anything: two. Churn: 1/2, 0, 0 and 0 in November to February.
    expect(metrics['arpu']?.exact).toBe('2000');
    expect(metrics['arppu']?.exact).toBe('1375/3');
    expect(metrics['arppuAllRevenue']?.exact).toBe('3000');
    expect(metrics['ltv']?.exact).toBe('11000/3');
    expect(metrics['cac']?.exact).toBe('10000');
    expect(metrics['ltvCacRatio']?.value).toBeCloseTo(11 / 30, 12);
    expect(metrics['ltv']?.inputs).toContainEqual({ name: 'churn', value: '1/8', unit: '' });
  });

  it('are those of a past period when asked for, and null where nothing can be divided', async () => {
    const stage = await makeScene();
    const november = await ask(stage, { at: '2025-11-30T23:59:59.999Z' });
    expect(november.payers).toMatchObject({ atStart: 2, atEnd: 1, lost: 1, churnRate: { value: 0.5 } });
    expect(november.metrics).toMatchObject({
      grossMrrChurn: { value: 0.5 },
      ltv: { amountMinor: null, exact: null },
      cac: { amountMinor: null },
      ltvCacRatio: { value: null },
    });
    const year = await ask(stage, { period: 'YEAR', at: '2025-12-31T00:00:00.000Z' });
    expect([year.from, year.payers.churnRate.value]).toEqual(['2025-01-01', null]);
    expect((await ask(stage, { period: 'QUARTER' })).from).toBe('2026-01-01');
    const { organization } = stage;
    expect(await refusal(contextFor({ organization }), ALL, { at: '2026-03-21T00:00:00.000Z' })).toBe('BAD_USER_INPUT');
  });

  it("are a creator's own for who acts for one", async () => {
    const stage = await makeScene();
    const { organization, otherCreatorId: creatorId } = stage;
    const scoped = contextFor({ organization, creatorId });
    const { revenueAnalytics } = await query<{ revenueAnalytics: Answer }>(scoped, ALL);
    expect(minor(revenueAnalytics.subscriptions, 'mrr')).toEqual([417]);
    const own = toGlobalId('Creator', organization.creatorId);
    expect(await refusal(scoped, ALL, { creatorId: own })).toBe('NOT_FOUND');
    expect(minor((await ask(stage, { creatorId: own })).subscriptions, 'mrr')).toEqual([500]);
    const list = await query<{ mrrMovements: { totalCount: number }; revenueEvents: { totalCount: number } }>(
      scoped,
      '{ mrrMovements { totalCount } revenueEvents { totalCount } }',
    );
    expect([list.mrrMovements.totalCount, list.revenueEvents.totalCount]).toEqual([3, 1]);
  });

  it('convert other currencies at the rate of the start of the period, and say which one is missing', async () => {
    const stage = await makeScene();
    const { organization } = stage;
    await new Line(stage, 3).tell();
    await makeRate(organization, { day: '2026-03-02', rate: '9' });
    const { data, errors } = await runQuery<{ revenueAnalytics: Answer }>(contextFor({ organization }), ALL);
    expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions?.['code']])).toEqual(
      expect.arrayContaining([
        ['subscriptions', 'INVALID_STATE'],
        ['metrics', 'INVALID_STATE'],
      ]),
    );
    expect(errors?.[0]?.message).toContain('EUR to USD');
    expect(data.revenueAnalytics.subscriptions).toBeNull();
    expect(minor(data.revenueAnalytics.revenue, 'total')).toEqual([6000]);
    expect(
      data.revenueAnalytics.byCurrency.map(({ currency, subscriptions }) => [currency, subscriptions['mrr']?.exact]),
    ).toEqual([
      ['EUR', '700'],
      ['USD', '2750/3'],
    ]);
    await makeRate(organization, { rate: '1.1' });
    const answer = await ask(stage);
    expect(minor(answer.subscriptions, 'mrr', 'netMrrGrowth')).toEqual([1687, 1187]);
    expect(answer.rates).toEqual([{ currency: 'EUR', rate: '1.1', day: '2026-01-01' }]);
    await makeRate(organization, { currency: 'JPY', rate: '0.0068' });
    await pay(stage, { amountMinor: 1000, currency: 'JPY', kind: 'TIP' });
    expect(minor((await ask(stage)).revenue, 'tips')).toEqual([980]);
  });

  it('lead to the events that make a figure', async () => {
    const stage = await makeScene();
    const document = `{ revenueAnalytics { revenue { total { events { nodes { kind paidMinor refundedMinor event { type } } } movements { totalCount } }
        refunds { events { totalCount } } }
      subscriptions { newMrr { movements { nodes { kind exact member { id } event { type } } } } openingMrr { movements { totalCount } } } } }`;
    const { revenueAnalytics } = await query<{ revenueAnalytics: Record<string, Record<string, unknown>> }>(
      contextFor({ organization: stage.organization }),
      document,
    );
    expect(revenueAnalytics).toMatchObject({
      revenue: { total: { movements: null }, refunds: { events: { totalCount: 1 } } },
      subscriptions: {
        newMrr: { movements: { nodes: [{ kind: 'NEW', exact: '1250/3', event: { type: 'subscription.heard' } }] } },
        openingMrr: { movements: { totalCount: 3 } },
      },
    });
    const total = revenueAnalytics['revenue']?.['total'] as {
      events: { nodes: { paidMinor: number; refundedMinor: number }[] };
    };
    const sum = total.events.nodes.reduce((all, { paidMinor, refundedMinor }) => all + paidMinor - refundedMinor, 0);
    expect(sum).toBe(6000);
  });

  it('take as many statements whatever there is', async () => {
    const stage = await makeScene();
    const { database } = stage.organization;
    const count = async () => {
      const before = database.statements();
      await ask(stage);
      return database.statements() - before;
    };
    await ask(stage);
    const few = await count();
    for (const member of [0, 1, 2]) {
      stage.organization.clock.advance(1000);
      await new Line(stage, 1, member).tell();
      await pay(stage, { amountMinor: 100, by: member });
    }
    await ask(stage);
    expect(await count()).toBe(few);
  });
});

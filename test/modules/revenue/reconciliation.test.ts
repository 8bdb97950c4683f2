import fc from 'fast-check';
import { toGlobalId } from '../../../src/schema/global-id';
import { contextFor, query } from '../../support/context';
import { histories, makeStage, Play, type Stage } from './history';
import { add, type Exact, oracle, parseExact, text } from './oracle';

const MONEY = '{ exact }';
const FIGURES = `query ($period: RevenuePeriod!, $creatorId: ID, $at: DateTime) {
  revenueAnalytics(period: $period, creatorId: $creatorId, at: $at) {
    startAt asOf eventsBehind payers { atStart atEnd lost }
    byCurrency { currency
      revenue { total ${MONEY} tips ${MONEY} subscriptions ${MONEY} merchandise ${MONEY} payPerView ${MONEY} }
      subscriptions { openingMrr ${MONEY} mrr ${MONEY} importedMrr ${MONEY} newMrr ${MONEY} reactivationMrr ${MONEY}
        expansionMrr ${MONEY} contractionMrr ${MONEY} churnedMrr ${MONEY} netMrrGrowth ${MONEY}
        byTier { tier { id } mrr ${MONEY} subscribers } } } } }`;

interface Figures {
  readonly startAt: string;
  readonly asOf: string;
  readonly eventsBehind: number;
  readonly payers: { readonly atStart: number; readonly atEnd: number; readonly lost: number };
  readonly byCurrency: readonly {
    readonly currency: string;
    readonly revenue: Record<string, { exact: string }>;
    readonly subscriptions: Record<string, { exact: string }> & {
      readonly byTier: readonly { tier: { id: string }; mrr: { exact: string }; subscribers: number }[];
    };
  }[];
}

async function figures({ organization }: Stage, variables: object): Promise<Figures> {
  const context = contextFor({ organization });
  return (await query<{ revenueAnalytics: Figures }>(context, FIGURES, { ...variables })).revenueAnalytics;
}

const GROWTH = ['importedMrr', 'newMrr', 'reactivationMrr', 'expansionMrr'] as const;
const LOSS = ['contractionMrr', 'churnedMrr'] as const;

function reconciled(subscriptions: Record<string, { exact: string }>): Exact {
  const of = (name: string) => parseExact(subscriptions[name]?.exact ?? '0');
  const minus = ([numerator, denominator]: Exact): Exact => [-numerator, denominator];
  return add(of('openingMrr'), ...GROWTH.map(of), ...LOSS.map((name) => minus(of(name))));
}

async function check(play: Play, question: { period: string; at: number; other: boolean }): Promise<void> {
  const { stage } = play;
  const creatorId = question.other ? toGlobalId('Creator', stage.otherCreatorId) : undefined;
  const answer = await figures(stage, { period: question.period, at: new Date(question.at), creatorId });
  expect(answer.eventsBehind).toBe(0);
  const members = question.other ? [1, 2] : [0, 1, 2];
  const before = oracle(play, members, Date.parse(answer.startAt) - 1);
  const now = oracle(play, members, question.at);
  const { atStart, atEnd, lost } = answer.payers;
  const gone = [...before.payers].filter((member) => !now.payers.has(member)).length;
  expect([atStart, atEnd, lost]).toEqual([before.payers.size, now.payers.size, gone]);
  for (const currency of ['USD', 'EUR']) {
    const told = answer.byCurrency.find((one) => one.currency === currency);
    const zero = { openingMrr: { exact: '0' }, mrr: { exact: '0' }, byTier: [] };
    const subscriptions = told?.subscriptions ?? (zero as unknown as Figures['byCurrency'][0]['subscriptions']);
    expect(subscriptions['openingMrr']?.exact).toBe(text(before.mrr(currency)));
    expect(subscriptions['mrr']?.exact).toBe(text(now.mrr(currency)));
    expect(text(reconciled(subscriptions))).toBe(subscriptions['mrr']?.exact);
    const tiers = new Map(subscriptions.byTier.map(({ tier, mrr }) => [tier.id, mrr.exact]));
    for (const tierId of new Set(stage.prices.map((price) => price.tierId)))
      expect(tiers.get(toGlobalId('Tier', tierId)) ?? '0').toBe(text(now.mrr(currency, tierId)));
  }
  const revenue = answer.byCurrency.find(({ currency }) => currency === 'USD')?.revenue;
  const came = play.money.filter(
    ({ member, at }) => members.includes(member) && at >= Date.parse(answer.startAt) && at <= question.at,
  );
  const sum = (...kinds: string[]) =>
    came.filter(({ kind }) => kinds.includes(kind)).reduce((total, { amount }) => total + amount, 0);
  expect(revenue?.['total']?.exact ?? '0').toBe(String(sum('TIER', 'GIFT', 'TIP', 'MERCHANDISE', 'PAY_PER_VIEW')));
  expect(revenue?.['subscriptions']?.exact ?? '0').toBe(String(sum('TIER', 'GIFT')));
  expect(revenue?.['tips']?.exact ?? '0').toBe(String(sum('TIP')));
}

async function tables({ organization }: Stage): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const table of ['mrr_movements', 'mrr_movement_tiers', 'mrr_days', 'revenue_entries', 'revenue_days']) {
    const statement = `SELECT * FROM ${table} t WHERE organization_id = $1 ORDER BY t::text`;
    all[table] = (await organization.database.query(statement, [organization.id])).rows;
  }
  return all;
}

const looks = fc.array(fc.record({ period: fc.constantFrom('MONTH', 'QUARTER', 'YEAR'), other: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
});

test('opening MRR and movements make what subscriptions say, at any time, of any history', async () => {
  const property = fc.asyncProperty(histories, looks, fc.integer(), async (steps, questions, place) => {
    const stage = await makeStage();
    const play = new Play(stage);
    for (const step of steps) {
      await play.take(step);
      // What is worked out in portions must be what is worked out at once.
      if (step.hours % 3 === 0)
        await check(play, { period: 'MONTH', at: stage.organization.clock.now().getTime(), other: false });
    }
    stage.organization.clock.advance((place % 90) * 24 * 60 * 60 * 1000 > 0 ? (place % 90) * 24 * 60 * 60 * 1000 : 0);
    const now = stage.organization.clock.now().getTime();
    const changes = [...new Set(play.told.map(({ at }) => at))].slice(-4);
    const instants = [now, ...changes, ...changes.map((at) => at - 1)];
    for (const question of questions) for (const at of instants) await check(play, { ...question, at });
    const kept = await tables(stage);
    const { id: organizationId, database } = stage.organization;
    await database.prisma.revenueCursor.update({ where: { organizationId }, data: { timeZone: 'Nowhere' } });
    await check(play, { period: 'YEAR', at: now, other: false });
    expect(await tables(stage)).toEqual(kept);
  });
  await fc.assert(property, { numRuns: Number(process.env['REVENUE_RUNS'] ?? 12), seed: 20261121, endOnFailure: true });
}, 240_000);

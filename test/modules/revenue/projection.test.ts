import { projectAllRevenue } from '../../../src/modules/revenue/revenue.jobs';
import { findProjection } from '../../../src/modules/revenue/revenue-projection.repository';
import { forgetRevenue, projectRevenue } from '../../../src/modules/revenue/revenue-projection.service';
import { contextFor, query } from '../../support/context';
import { makeStage, type Stage } from './history';
import { Line, pay } from './line';

const FIGURES = '{ revenueAnalytics { revenue { total { exact } } subscriptions { mrr { exact } } } }';
const DAY = 24 * 60 * 60 * 1000;

async function rows({ organization }: Stage): Promise<unknown> {
  const all = await Promise.all(
    ['mrr_movements', 'mrr_movement_tiers', 'mrr_days', 'revenue_entries', 'revenue_days'].map((table) =>
      organization.database.query(`SELECT * FROM ${table} t WHERE organization_id = $1 ORDER BY t::text`, [
        organization.id,
      ]),
    ),
  );
  return all.map((result) => result.rows);
}

async function makeScene(): Promise<Stage> {
  const stage = await makeStage();
  for (const member of [0, 1, 2]) {
    const line = new Line(stage, member, member);
    await line.tell();
    await pay(stage, { amountMinor: 500, by: member });
    stage.organization.clock.advance(DAY);
    await line.tell(line.terms(4));
  }
  return stage;
}

test('many who read at once work out nothing twice', async () => {
  const stage = await makeScene();
  const context = () => contextFor({ organization: stage.organization });
  const answers = await Promise.all(Array.from({ length: 12 }, () => query(context(), FIGURES)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ revenueAnalytics: { revenue: { total: { exact: '1500' } } } });
  const kept = await rows(stage);
  await forgetRevenue(context(), stage.organization.id);
  await Promise.all(Array.from({ length: 6 }, () => projectRevenue(context(), stage.organization.id, 3)));
  expect(await rows(stage)).toEqual(kept);
});

test('while events come, everybody who reads finds what was committed before', async () => {
  const stage = await makeStage();
  const { organization } = stage;
  const read = async () => {
    const { revenueAnalytics } = await query<{ revenueAnalytics: { revenue: { total: { exact: string } } } }>(
      contextFor({ organization }),
      FIGURES,
    );
    return Number(revenueAnalytics.revenue.total.exact);
  };
  const seen: Promise<void>[] = [];
  for (let paid = 100; paid <= 1000; paid += 100) {
    await pay(stage, { amountMinor: 100 });
    const least = paid;
    seen.push(read().then((total) => expect(total).toBeGreaterThanOrEqual(least)));
  }
  await Promise.all(seen);
  expect(await read()).toBe(1000);
});

test('the job brings every organization up to its last event', async () => {
  const stages = [await makeScene(), await makeScene()];
  const { database } = (stages[0] as Stage).organization;
  const log = contextFor({ organization: (stages[0] as Stage).organization }).log;
  await projectAllRevenue({ db: database.prisma, log });
  for (const { organization } of stages) {
    const state = await findProjection(database.prisma, organization.id);
    expect(state?.position).toBe(state?.last);
  }
});

test('an organization for which the job fails keeps no other from its turn', async () => {
  const stages = [await makeScene(), await makeScene(), await makeScene()];
  const { database } = (stages[0] as Stage).organization;
  const [bad] = stages.map(({ organization }) => organization.id).sort();
  await database.prisma.organization.update({ where: { id: bad as string }, data: { timeZone: 'Nowhere/At all' } });
  const log = contextFor({ organization: (stages[0] as Stage).organization }).log;
  await projectAllRevenue({ db: database.prisma, log });
  const states = await Promise.all(stages.map(({ organization }) => findProjection(database.prisma, organization.id)));
  await database.prisma.organization.update({ where: { id: bad as string }, data: { timeZone: 'UTC' } });
  for (const state of states) expect(state?.position === state?.last).toBe(state?.organizationId !== bad);
});

test('days are those of the time zone, also of another one later', async () => {
  const stage = await makeStage(new Date('2026-03-31T23:30:00.000Z'));
  const { organization } = stage;
  await pay(stage, { amountMinor: 700 });
  const march = { at: '2026-03-31T23:59:00.000Z' };
  organization.clock.advance(DAY);
  const document = `query ($at: DateTime) { revenueAnalytics(at: $at) { from revenue { total { exact } } } }`;
  const ask = () => query(contextFor({ organization }), document, march);
  const total = { revenue: { total: { exact: '700' } } };
  expect(await ask()).toEqual({ revenueAnalytics: { from: '2026-03-01', ...total } });
  await organization.database.prisma.organization.update({
    where: { id: organization.id },
    data: { timeZone: 'Europe/Berlin' },
  });
  expect(await ask()).toEqual({ revenueAnalytics: { from: '2026-04-01', ...total } });
  const days = await organization.database.prisma.revenueDay.findMany({ where: { organizationId: organization.id } });
  expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(['2026-04-01']);
});

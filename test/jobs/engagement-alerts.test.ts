import { startAlerts } from '../../src/jobs/engagement-alerts';
import { contextFor, makeOrganization, START } from '../support/context';
import { testDatabase } from '../support/database';
import { count, DAY, HOUR, judge, ordinaryHours } from '../modules/alerts/hours';

const BEGIN = START.getTime();

describe('the background judging of engagement', () => {
  it('finds an alert as soon as its hour is closed, and ends when it is told to', async () => {
    const database = await testDatabase();
    const organization = await makeOrganization(database);
    await count(organization, [...ordinaryHours('job', BEGIN - 28 * DAY, 28 * 24), { at: BEGIN, comments: 40 }]);
    await judge(organization, BEGIN + HOUR / 4);
    const { db, clock, log, announce, events } = contextFor({ organization });
    const alerts = () => database.prisma.engagementAlert.count({ where: { organizationId: organization.id } });
    const jobs = startAlerts({ db, clock, log, announce, events }, 10);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await alerts()).toBe(0);
    organization.clock.set(new Date(BEGIN + HOUR + 10 * 60_000));
    const since = performance.now();
    while ((await alerts()) === 0 && performance.now() - since < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await jobs.stop();
    expect(await alerts()).toBe(1);
    expect(organization.announced).toHaveLength(1);
  });

  it('survives a failure and tries again', async () => {
    let calls = 0;
    const organization = await makeOrganization(await testDatabase());
    const { clock, log, announce, events } = contextFor({ organization });
    const failing = { $queryRaw: () => Promise.reject(new Error(`no ${(calls += 1)}`)) };
    const jobs = startAlerts({ db: failing as never, clock, log, announce, events }, 5);
    while (calls < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await jobs.stop();
    const after = calls;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls).toBe(after);
  });
});

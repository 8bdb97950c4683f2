import { startAlerts } from '../../src/jobs/engagement-alerts';
import { openActivitySignals } from '../../src/modules/engagement/activity-signals';
import { contextFor, makeOrganization, START } from '../support/context';
import { testDatabase } from '../support/database';
import { count, countSoFar, DAY, HOUR, judge, ordinaryHours } from '../modules/alerts/hours';

const BEGIN = START.getTime();

describe('the background judging of engagement', () => {
  /** Four ordinary weeks that have been learned, and what an alert of the present is counted by. */
  async function setUp() {
    const database = await testDatabase();
    const organization = await makeOrganization(database);
    await count(organization, ordinaryHours('job', BEGIN - 28 * DAY, 28 * 24));
    await judge(organization, BEGIN + HOUR / 4);
    const alerts = () => database.prisma.engagementAlert.count({ where: { organizationId: organization.id } });
    const appears = async () => {
      const since = performance.now();
      while ((await alerts()) === 0 && performance.now() - since < 5_000)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return alerts();
    };
    return { organization, alerts, appears };
  }

  it('finds what is counted in an hour that goes on without being told, and ends when it is told to', async () => {
    const { organization, alerts, appears } = await setUp();
    const { db, clock, log, announce, events } = contextFor({ organization });
    const jobs = startAlerts({ db, clock, log, announce, events }, 10);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await alerts()).toBe(0);
    await countSoFar(organization, BEGIN, 40);
    expect(await appears()).toBe(1);
    await jobs.stop();
    expect(organization.announced).toHaveLength(1);
  });

  it('finds it as soon as it is told that activities have come', async () => {
    const { organization, alerts, appears } = await setUp();
    const { db, clock, log, announce, events, database } = { ...contextFor({ organization }), ...organization };
    const activity = openActivitySignals({ database, log });
    const jobs = startAlerts({ db, clock, log, announce, events, activity }, 3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await countSoFar(organization, BEGIN, 4);
    activity.announce(organization.id, [organization.creatorId]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await alerts()).toBe(0);
    await countSoFar(organization, BEGIN, 40);
    activity.announce(organization.id, [organization.creatorId]);
    activity.announce(organization.id, [organization.creatorId]);
    expect(await appears()).toBe(1);
    await jobs.stop();
    await activity.close();
  });

  it('finds an alert when its hour is closed', async () => {
    const { organization, appears } = await setUp();
    const { db, clock, log, announce, events } = contextFor({ organization });
    organization.clock.set(new Date(BEGIN + 8 * DAY + 5 * 60_000));
    const jobs = startAlerts({ db, clock, log, announce, events }, 10);
    expect(await appears()).toBeGreaterThan(0);
    await jobs.stop();
    expect(organization.announced).toContain(organization.id);
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

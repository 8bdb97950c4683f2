import { startRenewals } from '../../src/jobs/renewals';
import { makeScene } from '../builders/offer';
import { payments } from '../builders/renewal';
import { makeSubscription } from '../builders/subscription';
import { contextFor, makeOrganization } from '../support/context';
import { testDatabase } from '../support/database';

const until = async (what: () => Promise<boolean>) => {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the background work about subscriptions', () => {
  it('does what is due as soon as it is, and ends when it is told to', async () => {
    const organization = await makeOrganization(await testDatabase());
    await makeSubscription(organization, await makeScene(organization));
    const { db, clock, log, announce, events } = contextFor({ organization });
    const jobs = startRenewals({ db, clock, log, announce, events }, 10);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await payments(organization)).toHaveLength(1);
    organization.clock.set('2026-04-01T12:00:00.000Z');
    await until(async () => (await payments(organization)).length > 1);
    await jobs.stop();
    expect(await payments(organization)).toHaveLength(2);
  });

  it('goes by the clock of each organization', async () => {
    const database = await testDatabase();
    const [here, ahead] = [await makeOrganization(database), await makeOrganization(database)];
    for (const organization of [here, ahead]) await makeSubscription(organization, await makeScene(organization));
    const clockOffsetMs = 40n * 86_400_000n;
    await database.prisma.organization.update({ where: { id: ahead.id }, data: { clockOffsetMs } });
    const { db, clock, log, announce, events } = contextFor({ organization: here });
    const jobs = startRenewals({ db, clock, log, announce, events }, 10);
    await until(async () => (await payments(ahead)).length > 1);
    await jobs.stop();
    expect(await payments(here)).toHaveLength(1);
  });

  it('survives a failure and tries again', async () => {
    let calls = 0;
    const organization = await makeOrganization(await testDatabase());
    const { clock, log, announce, events } = contextFor({ organization });
    const failing = { $queryRaw: () => Promise.reject(new Error(`no ${(calls += 1)}`)) };
    const jobs = startRenewals({ db: failing as never, clock, log, announce, events }, 5);
    await until(() => Promise.resolve(calls >= 3));
    await jobs.stop();
    const after = calls;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls).toBe(after);
  });
});

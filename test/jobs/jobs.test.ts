import pino from 'pino';
import type { Db } from '../../src/database/transaction';
import { startJobs } from '../../src/jobs/jobs';
import { ManualClock } from '../../src/shared/clock';
import { newId } from '../../src/shared/id';
import { testDatabase } from '../support/database';

const clock = new ManualClock('2026-11-21T12:00:00.000Z');
const log = pino({ level: 'silent' });

describe('background work', () => {
  it('deletes the idempotency keys whose time is over, and no others', async () => {
    const { prisma } = await testDatabase();
    const organizationId = newId(clock.now());
    const expiries = ['2026-11-21T11:59:59.999Z', '2026-11-21T12:00:00.000Z', '2026-11-22T12:00:00.000Z'];
    await prisma.idempotencyKey.createMany({
      data: expiries.map((expiresAt, index) => ({
        ...{ organizationId, principal: 'key:test', key: `${index}`, fingerprint: 'f', reply: new Uint8Array() },
        ...{ createdAt: clock.now(), expiresAt },
      })),
    });
    await startJobs({ db: prisma, clock, log }).stop();
    const kept = await prisma.idempotencyKey.findMany({ where: { organizationId }, orderBy: { key: 'asc' } });
    expect(kept.map(({ key }) => key)).toEqual(['1', '2']);
  });

  it('survives a failure and tries again', async () => {
    let calls = 0;
    const failing = { idempotencyKey: { deleteMany: () => Promise.reject(new Error(`no ${(calls += 1)}`)) } };
    const jobs = startJobs({ db: failing as unknown as Db, clock, log }, 5);
    while (calls < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await jobs.stop();
    const after = calls;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls).toBe(after);
  });
});

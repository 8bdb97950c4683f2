import pino from 'pino';
import type { ContextParts } from '../../src/context';
import { ensureActivities } from '../../src/demo/activities';
import { DEMO_PROFILES, loadDemo } from '../../src/demo/demo.service';
import { startLive } from '../../src/demo/live';
import { planAnomaly, planOrdinary } from '../../src/demo/live-plan';
import { SeededRandom } from '../../src/demo/random';
import { startAlerts } from '../../src/jobs/engagement-alerts';
import { openActivitySignals } from '../../src/modules/engagement/activity-signals';
import { systemClock } from '../../src/shared/clock';
import { eventHub } from '../support/context';
import { testDatabase } from '../support/database';

const log = pino({ level: 'silent' });

describe('what the live demo plans', () => {
  const creators = ['one', 'two'].map((creatorId) => [{ id: `member of ${creatorId}`, creatorId }]);

  it('is one kind of anomaly after the other, for each creator in turn', () => {
    const random = new SeededRandom('live');
    const anomalies = [0, 1, 2, 3, 10].map((number) => planAnomaly(random, creators, number));
    const said = anomalies.map((deeds) =>
      [...new Set(deeds.map(({ kind, creatorId }) => `${kind} ${creatorId}`))].join(),
    );
    expect(said).toEqual(['COMMENT one', 'COMMENT two', 'LOGIN one', 'LOGIN two', 'COMMENT one']);
    for (const deeds of anomalies) expect(deeds.length).toBeGreaterThanOrEqual(10);
  });

  it('is mail all the time, and interactions at a pace that is no anomaly', () => {
    const random = new SeededRandom('ordinary');
    const hour = Array.from({ length: 2400 }, () => planOrdinary(random, creators[0] ?? [], 1500)).flat();
    const mails = hour.filter(({ kind }) => kind.startsWith('MAIL_'));
    expect(mails.length).toBeGreaterThan(1000);
    expect(hour.length - mails.length).toBeLessThan(10);
  });
});

describe('the live demo', () => {
  async function demo(loaded: boolean) {
    const database = await testDatabase();
    const activity = openActivitySignals({ database, log });
    const events = eventHub(database);
    const parts: ContextParts = {
      ...{ db: database.prisma, clock: systemClock, log, events, activity },
      announce: () => undefined,
    };
    if (loaded) {
      await loadDemo(database, systemClock.now());
      await ensureActivities(parts, DEMO_PROFILES);
    }
    return { database, parts };
  }

  it('does nothing where the demo was not loaded', async () => {
    const { parts } = await demo(false);
    const live = await startLive(parts);
    expect(live.creators).toBe(0);
    await live.stop();
  });

  it('raises an alert, without anybody waiting for an hour to end', async () => {
    const { database, parts } = await demo(true);
    const alerts = startAlerts(parts);
    const opened = () => database.prisma.engagementAlert.count({ where: { openedAt: { gt: started } } });
    const started = systemClock.now();
    const live = await startLive(parts, { stepMs: 20, firstAnomalyMs: 40, anomalyEveryMs: 60_000 });
    expect(live.creators).toBe(3);
    while ((await opened()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await live.stop();
    await alerts.stop();
    const [alert] = await database.prisma.engagementAlert.findMany({ where: { openedAt: { gt: started } } });
    expect(alert?.direction).toBe('RISE');
    // All at once the comments are told as interactions; at the pace of the command as comments.
    expect(['COMMENT', 'INTERACTIONS']).toContain(alert?.metric);
  });
});

import pino from 'pino';
import type { ContextParts } from '../../src/context';
import { ensureActivities, planActivities } from '../../src/demo/activities';
import { DEMO_PROFILES, loadDemo } from '../../src/demo/demo.service';
import { planOrganization } from '../../src/demo/plan';
import { ManualClock } from '../../src/shared/clock';
import { eventHub } from '../support/context';
import { testDatabase } from '../support/database';

const NOW = new Date('2026-11-21T09:30:00.000Z');
const DAY = new Date('2026-11-21T00:00:00.000Z');

describe.each(DEMO_PROFILES.map((profile) => [profile.slug, profile] as const))(
  'the activities of %s',
  (_slug, profile) => {
    const { members } = planOrganization(profile, DAY);
    const activities = planActivities(profile, members, NOW);

    it('are the same for the same day, and lie before it', () => {
      expect(planActivities(profile, members, NOW)).toEqual(activities);
      expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length);
      const times = activities.map(({ occurredAt }) => occurredAt).sort();
      expect(times[0] && times[0] >= '2026-09-17T00:00:00.000Z').toBe(true);
      expect(times.at(-1) && String(times.at(-1)) < DAY.toISOString()).toBe(true);
    });
  },
);

describe('the activities of the demo', () => {
  it('are recorded once, and make members of all levels in both organizations', async () => {
    const database = await testDatabase();
    const clock = new ManualClock(NOW);
    const log = pino({ level: 'silent' });
    const parts: ContextParts = {
      db: database.prisma,
      clock,
      log,
      announce: () => undefined,
      events: eventHub(database),
    };
    expect(await ensureActivities(parts, DEMO_PROFILES)).toBe(0);
    await loadDemo(database, NOW);
    expect(await ensureActivities(parts, DEMO_PROFILES)).toBeGreaterThan(1000);
    expect(await ensureActivities(parts, DEMO_PROFILES)).toBe(0);
    const levels = await database.prisma.memberEngagement.groupBy({ by: ['organizationId', 'level'] });
    expect(levels).toHaveLength(2 * 4);
  });
});

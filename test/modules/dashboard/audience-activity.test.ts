import pino from 'pino';
import type { Database } from '../../../src/database/client';
import { openActivitySignals } from '../../../src/modules/engagement/activity-signals';
import { type AudienceReading, followAudience } from '../../../src/modules/dashboard/audience-activity.service';
import { LiveCounter } from '../../../src/modules/dashboard/live-counter';
import { forgetLiveActivity } from '../../../src/modules/engagement/engagement.jobs';
import { systemClock } from '../../../src/shared/clock';
import { makeAlert } from '../../builders/alert';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { silentLog } from '../../support/log';
import { startRealtime, type TestRealtime } from '../../support/realtime';
import { TestSocket } from '../../support/socket';
import { activity, record } from '../engagement/activities';

const MINUTE = 60_000;
const log = pino({ level: 'silent' });
const LIVE = `subscription ($creatorId: ID) { audienceActivity(creatorId: $creatorId) {
  asOf activeMembers openAlerts counts { kind lastMinute lastFiveMinutes lastHour } } }`;

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

/** A feed of its own, so that no other test wakes these counters, and a context that listens to it. */
function listening(organization: TestOrganization, creatorId?: string) {
  const feed = openActivitySignals({ database, log: silentLog });
  return { feed, context: { ...contextFor({ organization, ...(creatorId ? { creatorId } : {}) }), activity: feed } };
}

/** The next reading. */
async function take(readings: AsyncIterator<AudienceReading>): Promise<AudienceReading> {
  return (await readings.next()).value as AudienceReading;
}

const countsOf = ({ counts }: AudienceReading, wanted: string) => {
  const { lastMinute, lastFiveMinutes, lastHour } = counts.find(({ kind }) => kind === wanted) ?? {};
  return [lastMinute, lastFiveMinutes, lastHour];
};

describe('what goes on in an audience', () => {
  it('is counted by kind and by minutes, for a creator or for all, without old activities', async () => {
    const organization = await makeOrganization(database);
    const other = await makeCreator(organization);
    const [one, two] = [await makeMember(organization), await makeMember(organization, { creatorId: other.id })];
    const ago = (ms: number) => new Date(organization.clock.now().getTime() - ms).toISOString();
    await record(organization, [
      activity(organization, one, { kind: 'COMMENT' }),
      activity(organization, one, { kind: 'COMMENT', occurredAt: ago(3 * MINUTE) }),
      activity(organization, one, { kind: 'COMMENT', occurredAt: ago(40 * MINUTE) }),
      activity(organization, one, { kind: 'COMMENT', occurredAt: ago(3 * 60 * MINUTE) }),
      activity(organization, two, { kind: 'COMMENT', occurredAt: ago(2 * MINUTE) }),
    ]);
    await makeAlert(organization);
    const { feed, context } = listening(organization);
    const all = await followAudience(context, undefined);
    const whole = await take(all);
    expect(countsOf(whole, 'COMMENT')).toEqual([1, 3, 4]);
    expect(countsOf(whole, 'SHARE')).toEqual([0, 0, 0]);
    expect(whole).toMatchObject({ asOf: organization.clock.now(), activeMembers: 2, openAlerts: 1 });
    const own = await followAudience({ ...context, ...contextOf(organization, other.id) }, undefined);
    expect(countsOf(await take(own), 'COMMENT')).toEqual([0, 1, 1]);
    await expect(followAudience({ ...context, ...contextOf(organization, other.id) }, one.creatorId)).rejects.toThrow();
    await all.return?.();
    await own.return?.();
    await feed.close();
  });

  const contextOf = (organization: TestOrganization, creatorId: string) => ({
    viewer: contextFor({ organization, creatorId }).viewer,
  });

  it('is told anew when activities come, to all who follow it by one reading', async () => {
    const organization = await makeOrganization(database);
    const member = await makeMember(organization);
    const { feed, context } = listening(organization);
    const [first, second] = [await followAudience(context, undefined), await followAudience(context, undefined)];
    expect(await take(first)).toBe(await take(second));
    await record(organization, [activity(organization, member, { kind: 'SHARE' })], context);
    const [a, b] = await Promise.all([take(first), take(second)]);
    expect(countsOf(a, 'SHARE')).toEqual([1, 1, 1]);
    expect(b).toBe(a);
    const waiting = first.next();
    await first.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await second.return?.();
    await feed.close();
  });

  it('is forgotten when it is a day old', async () => {
    const organization = await makeOrganization(database);
    const where = { organizationId: organization.id };
    await record(organization, [activity(organization, await makeMember(organization))]);
    const clock = { now: () => new Date(organization.clock.now().getTime() + 23 * 60 * MINUTE) };
    await forgetLiveActivity({ db: database.prisma, clock, log });
    expect(await database.prisma.creatorActivitySlice.count({ where })).toBe(1);
    const later = { now: () => new Date(organization.clock.now().getTime() + 25 * 60 * MINUTE) };
    await forgetLiveActivity({ db: database.prisma, clock: later, log });
    expect(await database.prisma.creatorActivitySlice.count({ where })).toBe(0);
    expect(await database.prisma.creatorActiveMember.count({ where })).toBe(0);
  });
});

describe('a live counter', () => {
  it('gives who is slow the latest reading, and reads again after a failure', async () => {
    let [reads, wake] = [0, () => {}];
    const counter = new LiveCounter({
      log: silentLog,
      pauseMs: 5,
      onIdle: () => undefined,
      watch: (listener) => ((wake = listener), () => undefined),
      read: () => (++reads === 2 ? Promise.reject(new Error('away')) : Promise.resolve({ reads })),
    });
    const follower = counter.follow();
    while (reads < 4) {
      wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { value } = await follower.next();
    expect(value?.reads).toBeGreaterThanOrEqual(3);
    await follower.return();
    const after = reads;
    wake();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(reads).toBe(after);
  });
});

describe('over a websocket', () => {
  let realtime: TestRealtime;
  beforeAll(async () => {
    realtime = await startRealtime(database);
  });
  afterAll(() => realtime.stop());

  it('the first message comes at once, and open alerts are for who may see alerts', async () => {
    const organization = await makeOrganization(database, systemClock.now());
    await record(organization, [activity(organization, await makeMember(organization), { kind: 'TIP' })]);
    const scopes = new Set(['engagement:read'] as const);
    const socket = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization, { scopes }));
    socket.start('1', LIVE);
    const [payload] = await socket.payloads<{ data: { audienceActivity: AudienceReading } }>('1', 1);
    expect(payload?.data.audienceActivity).toMatchObject({ activeMembers: 1, openAlerts: null });
    expect(countsOf(payload?.data.audienceActivity as AudienceReading, 'TIP')).toEqual([1, 1, 1]);
    await socket.close();
  });
});

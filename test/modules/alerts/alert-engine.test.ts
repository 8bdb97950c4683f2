import { judgeCreator } from '../../../src/modules/alerts/alert-engine.service';
import { updateAlertSettings } from '../../../src/modules/alerts/alert.service';
import { judgeEngagement } from '../../../src/modules/alerts/alerts.jobs';
import { backtest } from '../../../src/modules/alerts/alert-backtest.service';
import type { Database } from '../../../src/database/client';
import { inTransaction } from '../../../src/database/transaction';
import { systemViewer } from '../../../src/auth/system-viewer';
import { createContext } from '../../../src/context';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, START, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { activity, record } from '../engagement/activities';
import { count, DAY, HOUR, judge, ordinaryHours } from './hours';

const LEARNED = 28 * DAY;
const BEGIN = START.getTime();
/** When hours are closed. */
const CLOSED = 11 * 60_000;

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

/** An organization with four ordinary weeks behind it, which have been learned. */
async function learned(): Promise<TestOrganization> {
  const organization = await makeOrganization(database, new Date(BEGIN));
  await count(organization, ordinaryHours('past', BEGIN - LEARNED, LEARNED / HOUR));
  await judge(organization, BEGIN + CLOSED);
  return organization;
}

/** Ten busy hours, then ordinary ones, then silence for three days, then ordinary ones. */
function story(): { at: number; comments: number }[] {
  return ordinaryHours('story', BEGIN, 14 * 24).map(({ at, comments }, hour) => {
    if (hour < 10) return { at, comments: comments + 15 };
    return { at, comments: hour >= 96 && hour < 168 ? 0 : comments };
  });
}

const END = BEGIN + 14 * DAY;

/** What was found, without ids and the times at which it was written down. */
async function found(organization: TestOrganization) {
  const alerts = await database.prisma.engagementAlert.findMany({
    where: { organizationId: organization.id },
    orderBy: [{ alarmAt: 'asc' }, { metric: 'asc' }],
  });
  return alerts.map(
    ({ metric, direction, severity, alarmAt, firstBucketAt, hours, seen, status, summary, surprise }) => ({
      ...{ metric, direction, severity, alarmAt, firstBucketAt, hours, seen, status, summary },
      surprise: Math.round(surprise * 1e4) / 1e4,
    }),
  );
}

async function eventsOf(organization: TestOrganization): Promise<string[]> {
  const rows = await database.prisma.event.findMany({
    where: { organizationId: organization.id, subjectType: 'engagement_alert' },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ type, subjectId }) => `${type} ${subjectId}`);
}

describe('the judging of engagement', () => {
  let whole: Awaited<ReturnType<typeof found>>;

  it('opens one alert an episode, says what it is in words, follows it and closes it', async () => {
    const organization = await learned();
    await count(organization, story());
    await judge(organization, END + CLOSED);
    whole = await found(organization);
    expect(whole.map(({ metric, direction, status }) => `${metric} ${direction} ${status}`)).toEqual([
      'INTERACTIONS RISE RESOLVED',
      'INTERACTIONS FALL RESOLVED',
    ]);
    expect(whole[0]?.severity).toBe('CRITICAL');
    expect(whole[1]?.summary).toMatch(
      /^\d+ interactions expected since \w+ \d+ March \d\d:00 \(within \d+ hours\), (none|only \d+) seen\.$/,
    );
    const events = (await eventsOf(organization)).map((event) => event.split(' ')[0]);
    expect(events.filter((type) => type === 'engagement_alert.opened')).toHaveLength(2);
    expect(events.filter((type) => type === 'engagement_alert.resolved')).toHaveLength(2);
    expect(events[0]).toBe('engagement_alert.opened');
    expect(events.at(-1)).toBe('engagement_alert.resolved');
    const tested = await backtest(contextFor({ organization }), { from: new Date(BEGIN), until: new Date(END) });
    expect(tested.map(({ metric, summary }) => ({ metric, summary }))).toEqual(
      whole.map(({ metric, summary }) => ({ metric, summary })),
    );
  });

  it('finds the same, once, hour by hour with a restart at every hour, also within an episode', async () => {
    const organization = await learned();
    for (const hour of story().slice(0, 8 * 24)) {
      await count(organization, [hour]);
      await judge(organization, hour.at + HOUR + CLOSED);
    }
    await count(organization, story().slice(8 * 24));
    await judge(organization, END + CLOSED);
    expect(await found(organization)).toEqual(whole);
  });

  it('finds the same, once, when several processes race', async () => {
    const organization = await learned();
    await count(organization, story());
    for (let at = BEGIN; at <= END; at += 37 * HOUR) {
      organization.clock.set(new Date(Math.min(at, END) + CLOSED));
      const contexts = [1, 2, 3].map(() => contextFor({ organization }));
      const creator = { id: organization.creatorId, timeZone: 'UTC' };
      await Promise.all(contexts.map((context) => judgeCreator(context, creator)));
    }
    await judge(organization, END + CLOSED);
    expect(await found(organization)).toEqual(whole);
    const events = await eventsOf(organization);
    expect(events.filter((event) => event.startsWith('engagement_alert.opened'))).toHaveLength(2);
  });

  it('keeps nothing of a judgement whose transaction is undone', async () => {
    const organization = await learned();
    await count(organization, story());
    organization.clock.set(new Date(END + CLOSED));
    const context = contextFor({ organization });
    const undone = inTransaction(context, async (transaction) => {
      await judgeCreator(transaction, { id: organization.creatorId, timeZone: 'UTC' });
      throw new Error('the process dies');
    });
    await expect(undone).rejects.toThrow('the process dies');
    expect(await eventsOf(organization)).toEqual([]);
    await judge(organization, END + CLOSED);
    expect(await found(organization)).toEqual(whole);
  });

  it('does not judge an hour anew that is closed', async () => {
    const organization = await learned();
    await judge(organization, BEGIN + HOUR + CLOSED);
    await count(organization, [{ at: BEGIN, comments: 40 }]);
    await judge(organization, BEGIN + HOUR + 2 * CLOSED);
    expect(await found(organization)).toEqual([]);
  });

  it('is done for every organization by the background work, on its own clock', async () => {
    const organization = await learned();
    await count(organization, [{ at: BEGIN, comments: 40 }]);
    await database.prisma.organization.update({
      where: { id: organization.id },
      data: { clockOffsetMs: BigInt(2 * HOUR) },
    });
    organization.clock.set(new Date(BEGIN));
    const { db, clock, log, announce, events } = contextFor({ organization });
    await judgeEngagement({ db, clock, log, announce, events });
    expect(await found(organization)).toHaveLength(1);
    expect(organization.announced).toContain(organization.id);
  });

  it('names the members and the content that drove it', async () => {
    const organization = await learned();
    const [fan, other] = [await makeMember(organization), await makeMember(organization)];
    organization.clock.set(new Date(BEGIN + HOUR / 2));
    const comment = (member: { id: string }) =>
      activity(organization, member, { kind: 'COMMENT', contentId: 'post-1' });
    await record(organization, [...Array.from({ length: 30 }, () => comment(fan)), comment(other), comment(other)]);
    await judge(organization, BEGIN + HOUR + CLOSED);
    const alert = await database.prisma.engagementAlert.findFirstOrThrow({
      where: { organizationId: organization.id },
    });
    expect(alert.drivers).toEqual([
      { memberId: fan.id, contentId: null, seen: 30, before: 0, share: 0.938 },
      { memberId: other.id, contentId: null, seen: 2, before: 0, share: 0.063 },
      { memberId: null, contentId: 'post-1', seen: 32, before: 0, share: 1 },
    ]);
  });

  it('learns again from the counts when a state is of another release', async () => {
    const organization = await learned();
    const { id: organizationId } = organization;
    const { state } = await database.prisma.engagementStream.findFirstOrThrow({ where: { organizationId } });
    expect(state.byteLength).toBeLessThanOrEqual(16 * 1024);
    const foreign = Buffer.from(state);
    foreign.writeDoubleLE(99, 0);
    await database.prisma.engagementStream.updateMany({ where: { organizationId }, data: { state: foreign } });
    await count(organization, story());
    await judge(organization, END + CLOSED);
    expect(await found(organization)).toEqual(whole);
  });
});

describe('settings', () => {
  const set = (organization: TestOrganization, values: object) => {
    const viewer = systemViewer({ id: organization.id, clockOffsetMs: 0n });
    const context = createContext(contextFor({ organization }), { viewer, requestId: 'test', dialect: 'graphql' });
    return inTransaction(context, (transaction) => updateAlertSettings(transaction, organization.creatorId, values));
  };

  it.each([
    ['switched off', { enabled: false }, 0],
    ['muted', { mutedUntil: new Date(BEGIN + 10 * DAY) }, 0],
    ['asked for much', { minimumSeen: 1000, minimumExpected: 1000 }, 0],
    ['asked for little', { sensitivity: 'LOW' }, 2],
  ])('decide what becomes an alert: %s', async (_name, values, alerts) => {
    const organization = await learned();
    await set(organization, values);
    await count(organization, story().slice(0, 9 * 24));
    await judge(organization, BEGIN + 9 * DAY + CLOSED);
    expect(await found(organization)).toHaveLength(alerts);
  });

  it('let nothing but critical alerts go beyond the budget', async () => {
    const organization = await learned();
    await set(organization, { weeklyBudget: 0 });
    await count(organization, story());
    await judge(organization, END + CLOSED);
    expect((await found(organization)).every(({ alarmAt, severity }) => alarmAt && severity === 'CRITICAL')).toBe(true);
  });

  it('hold back the telling in quiet hours, not the finding', async () => {
    const organization = await learned();
    await set(organization, { quietFrom: 12, quietUntil: 15 });
    await count(organization, [{ at: BEGIN, comments: 40 }]);
    await judge(organization, BEGIN + HOUR + CLOSED);
    expect(await found(organization)).toHaveLength(1);
    expect(await eventsOf(organization)).toEqual([]);
    await judge(organization, BEGIN + 3 * HOUR - 1000);
    expect(await eventsOf(organization)).toEqual([]);
    await judge(organization, BEGIN + 3 * HOUR);
    expect(await eventsOf(organization)).toEqual([expect.stringMatching(/^engagement_alert.opened /)]);
  });
});

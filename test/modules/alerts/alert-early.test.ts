import type { Database } from '../../../src/database/client';
import { inTransaction } from '../../../src/database/transaction';
import { resolveAlert } from '../../../src/modules/alerts/alert.service';
import { saveSettings } from '../../../src/modules/alerts/alert.repository';
import { contextFor, makeOrganization, START, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { count, countSoFar, DAY, HOUR, judge, ordinaryHours } from './hours';

const BEGIN = START.getTime();
const MINUTE = 60_000;
/** When hours are closed. */
const CLOSED = 11 * MINUTE;

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

/** An organization whose four ordinary weeks until the present have been learned. */
async function learned(): Promise<TestOrganization> {
  const organization = await makeOrganization(database, new Date(BEGIN));
  await count(organization, ordinaryHours('past', BEGIN - 28 * DAY, 28 * 24));
  await judge(organization, BEGIN + CLOSED);
  return organization;
}

const alertsOf = ({ id: organizationId }: TestOrganization) =>
  database.prisma.engagementAlert.findMany({ where: { organizationId }, orderBy: { alarmAt: 'asc' } });

async function eventsOf({ id: organizationId }: TestOrganization): Promise<string[]> {
  const where = { organizationId, subjectType: 'engagement_alert' };
  const rows = await database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
  return rows.map(({ type }) => type.slice('engagement_alert.'.length));
}

async function statesOf({ id: organizationId }: TestOrganization) {
  const rows = await database.prisma.engagementStream.findMany({
    where: { organizationId },
    orderBy: { metric: 'asc' },
  });
  return rows.map(({ metric, state }) => `${metric} ${Buffer.from(state).toString('base64')}`);
}

describe('an hour that goes on', () => {
  it('opens an alert as soon as it holds more than the whole hour may, and not before', async () => {
    const organization = await learned();
    const before = await statesOf(organization);
    await countSoFar(organization, BEGIN, 4);
    await judge(organization, BEGIN + 12 * MINUTE);
    expect(await alertsOf(organization)).toEqual([]);
    await countSoFar(organization, BEGIN, 25);
    await judge(organization, BEGIN + 13 * MINUTE);
    const [alert, ...others] = await alertsOf(organization);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ direction: 'RISE', status: 'OPEN', seen: 25, hours: 1, alarmAt: new Date(BEGIN) });
    expect(alert?.openedAt).toEqual(new Date(BEGIN + 13 * MINUTE));
    expect(await statesOf(organization)).toEqual(before);
  });

  it('is the same episode when it is closed, which goes on and ends like any other', async () => {
    const organization = await learned();
    await countSoFar(organization, BEGIN, 25);
    await judge(organization, BEGIN + 13 * MINUTE);
    await judge(organization, BEGIN + 14 * MINUTE);
    await judge(organization, BEGIN + HOUR + 5 * MINUTE);
    await countSoFar(organization, BEGIN + HOUR, 30);
    await judge(organization, BEGIN + HOUR + 6 * MINUTE);
    await judge(organization, BEGIN + HOUR + CLOSED);
    expect((await eventsOf(organization)).filter((verb) => verb === 'opened')).toHaveLength(1);
    await count(organization, ordinaryHours('after', BEGIN + 2 * HOUR, 24));
    await judge(organization, BEGIN + 26 * HOUR + CLOSED);
    expect(await alertsOf(organization)).toHaveLength(1);
    expect((await eventsOf(organization)).at(-1)).toBe('resolved');
  });

  it('tells again when it has become more severe, and not of every activity', async () => {
    const organization = await learned();
    for (let comments = 10; comments <= 80; comments += 2) {
      await countSoFar(organization, BEGIN, comments);
      await judge(organization, BEGIN + 12 * MINUTE + comments * 1000);
    }
    const [alert] = await alertsOf(organization);
    expect(alert?.severity).toBe('CRITICAL');
    const events = await eventsOf(organization);
    expect(events[0]).toBe('opened');
    expect(events.length).toBeLessThanOrEqual(3);
    await judge(organization, BEGIN + HOUR + CLOSED);
    expect(await alertsOf(organization)).toHaveLength(1);
  });

  it('is not told of again when somebody has closed its alert', async () => {
    const organization = await learned();
    await countSoFar(organization, BEGIN, 15);
    await judge(organization, BEGIN + 13 * MINUTE);
    const [alert] = await alertsOf(organization);
    const context = contextFor({ organization, scopes: ['alerts:read', 'alerts:write'] });
    await inTransaction(context, (transaction) => resolveAlert(transaction, alert?.id as string));
    await countSoFar(organization, BEGIN, 60);
    await judge(organization, BEGIN + 14 * MINUTE);
    await judge(organization, BEGIN + HOUR + CLOSED);
    await judge(organization, BEGIN + 2 * HOUR + CLOSED);
    expect(await alertsOf(organization)).toHaveLength(1);
  });

  it('says nothing of a fall, nor of what is muted at present', async () => {
    const organization = await learned();
    await count(organization, ordinaryHours('story', BEGIN, 10));
    for (let at = BEGIN + 10 * HOUR; at < BEGIN + 8 * DAY; at += HOUR / 2) await judge(organization, at);
    const falls = await alertsOf(organization);
    expect(falls.map(({ direction }) => direction)).toContain('FALL');
    for (const { openedAt, alarmAt } of falls)
      expect(openedAt.getTime() - alarmAt.getTime()).toBeGreaterThanOrEqual(HOUR + 10 * MINUTE);
    const muted = await learned();
    const until = new Date(BEGIN + 20 * MINUTE);
    const key = { organizationId: muted.id, creatorId: muted.creatorId };
    await saveSettings(database.prisma, key, { mutedUntil: until, updatedAt: new Date(BEGIN) });
    await countSoFar(muted, BEGIN, 40);
    await judge(muted, BEGIN + 19 * MINUTE);
    expect(await alertsOf(muted)).toEqual([]);
    await judge(muted, BEGIN + 21 * MINUTE);
    expect(await alertsOf(muted)).toHaveLength(1);
  });
});

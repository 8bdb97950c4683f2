import type { Database } from '../../../src/database/client';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeAlert } from '../../builders/alert';
import { makeCreator } from '../../builders/creator';
import { contextFor, makeOrganization, query, refusal, START, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';
import { startRealtime, type TestRealtime } from '../../support/realtime';
import { TestSocket, until } from '../../support/socket';
import { count, DAY, HOUR, judge, ordinaryHours } from './hours';

const LIST = `query ($first: Int, $filter: EngagementAlertFilter) {
  engagementAlerts(first: $first, filter: $filter) {
    nodes { id metric direction severity likelihood expected { low mean high } creator { id } drivers { member { id } } }
    totalCount } }`;
const GET = 'query ($id: ID!) { engagementAlert(id: $id) { id } }';
const FEEDBACK = `mutation ($input: EngagementAlertFeedbackInput!) {
  engagementAlertFeedback(input: $input) { engagementAlert { useful feedbackNote } } }`;
const RESOLVE = `mutation ($input: EngagementAlertResolveInput!) {
  engagementAlertResolve(input: $input) { engagementAlert { status resolvedAt } } }`;
const SETTINGS = `mutation ($input: EngagementAlertSettingsUpdateInput!) {
  engagementAlertSettingsUpdate(input: $input) { settings { creatorId sensitivity quietFrom weeklyBudget } } }`;
const LIVE = `subscription ($creatorId: ID, $severity: EngagementAlertSeverity, $since: String) {
  engagementAlerts(creatorId: $creatorId, severity: $severity, since: $since) {
    cursor type sequence engagementAlert { id severity summary } } }`;

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

async function setUp() {
  const organization = await makeOrganization(database);
  return { organization, context: contextFor({ organization }) };
}

interface List {
  engagementAlerts: { nodes: { id: string }[]; totalCount: number };
}

describe('who may change alerts', () => {
  const scope = 'alerts:write';
  const id = toGlobalId('EngagementAlert', newId(new Date(0)));
  const creatorId = toGlobalId('Creator', newId(new Date(0)));
  itGuards([
    { name: 'engagementAlertFeedback', scope, input: { id, useful: true } },
    { name: 'engagementAlertResolve', scope, input: { id } },
    { name: 'engagementAlertSettingsUpdate', scope, input: { creatorId } },
  ]);
  const alert = { scope, type: 'EngagementAlert', field: 'id', make: makeAlert } as const;
  itHidesOtherOrganizations([
    { ...alert, name: 'engagementAlertFeedback', input: { useful: true } },
    { ...alert, name: 'engagementAlertResolve', input: {} },
    {
      ...{ name: 'engagementAlertSettingsUpdate', scope, type: 'Creator', field: 'creatorId', input: {} },
      make: makeCreator,
    },
  ]);
});

describe('alerts', () => {
  it('are listed with what they say, in as many statements for one as for many', async () => {
    const { organization, context } = await setUp();
    const alert = await makeAlert(organization);
    const { engagementAlerts } = await query<List>(context, LIST);
    expect(engagementAlerts).toEqual({
      nodes: [
        {
          ...{
            id: toGlobalId('EngagementAlert', alert.id),
            metric: 'COMMENT',
            direction: 'RISE',
            severity: 'CRITICAL',
          },
          ...{ likelihood: expect.closeTo(1e-11, 15), expected: { low: 0, mean: 2, high: 6 }, drivers: [] },
          creator: { id: toGlobalId('Creator', organization.creatorId) },
        },
      ],
      totalCount: 1,
    });
    const metrics = ['SHARE', 'LOGIN', 'REACTION'] as const;
    for (const metric of metrics) await makeAlert(organization, { metric, severity: 'INFO' });
    const one = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(one);
    const filter = { severity: ['INFO'], metric: ['SHARE', 'COMMENT'], status: 'OPEN' };
    expect((await query<List>(context, LIST, { filter })).engagementAlerts.totalCount).toBe(1);
  });

  it("are seen by a creator's caller when they are that creator's", async () => {
    const { organization } = await setUp();
    const other = await makeCreator(organization);
    const own = await makeAlert(organization);
    const foreign = await makeAlert(organization, { creatorId: other.id });
    const context = contextFor({ organization, creatorId: organization.creatorId });
    const id = toGlobalId('EngagementAlert', own.id);
    expect((await query<List>(context, LIST)).engagementAlerts.nodes).toEqual([expect.objectContaining({ id })]);
    const foreignId = toGlobalId('EngagementAlert', foreign.id);
    expect(await query(context, GET, { id: foreignId })).toEqual({ engagementAlert: null });
    expect(await refusal(context, RESOLVE, { input: { id: foreignId } })).toBe('NOT_FOUND');
    const input = { creatorId: toGlobalId('Creator', other.id), enabled: false };
    expect(await refusal(context, SETTINGS, { input })).toBe('NOT_FOUND');
  });

  it('are rated and closed, which is noted in the log', async () => {
    const { organization, context } = await setUp();
    const alert = await makeAlert(organization);
    const id = toGlobalId('EngagementAlert', alert.id);
    const rated = await query(context, FEEDBACK, { input: { id, useful: false, note: ' A test of ours. ' } });
    expect(rated).toEqual({
      engagementAlertFeedback: { engagementAlert: { useful: false, feedbackNote: 'A test of ours.' } },
    });
    const input = { id, useful: true, note: 'x'.repeat(2001) };
    expect(await refusal(context, FEEDBACK, { input })).toBe('BAD_USER_INPUT');
    const resolvedAt = organization.clock.now().toISOString();
    expect(await query(context, RESOLVE, { input: { id } })).toEqual({
      engagementAlertResolve: { engagementAlert: { status: 'RESOLVED', resolvedAt } },
    });
    expect(await refusal(context, RESOLVE, { input: { id } })).toBe('INVALID_STATE');
    const events = await database.prisma.event.findMany({
      where: { organizationId: organization.id, subjectId: alert.id },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ type, creatorId }) => [type, creatorId])).toEqual([
      ['engagement_alert.rated', organization.creatorId],
      ['engagement_alert.resolved', organization.creatorId],
    ]);
  });

  it('are wanted as the settings say', async () => {
    const { organization, context } = await setUp();
    const creatorId = toGlobalId('Creator', organization.creatorId);
    const set = (values: object) => query(context, SETTINGS, { input: { creatorId, ...values } });
    expect(await set({ sensitivity: 'HIGH', quietFrom: 22, quietUntil: 7 })).toEqual({
      engagementAlertSettingsUpdate: {
        settings: { creatorId, sensitivity: 'HIGH', quietFrom: 22, weeklyBudget: 10 },
      },
    });
    expect(await set({ quietFrom: null, sensitivity: null, weeklyBudget: 3 })).toEqual({
      engagementAlertSettingsUpdate: {
        settings: { creatorId, sensitivity: 'HIGH', quietFrom: null, weeklyBudget: 3 },
      },
    });
    const wrong = { creatorId, quietFrom: 24, weeklyBudget: -1 };
    expect(await refusal(context, SETTINGS, { input: wrong })).toBe('BAD_USER_INPUT');
    const read = '{ creators { nodes { engagementAlertSettings { weeklyBudget minimumSeen } } } }';
    expect(await query(context, read)).toEqual({
      creators: { nodes: [{ engagementAlertSettings: { weeklyBudget: 3, minimumSeen: 5 } }] },
    });
  });
});

describe('alerts as they happen', () => {
  let realtime: TestRealtime;

  beforeAll(async () => {
    realtime = await startRealtime(database);
  });

  afterAll(() => realtime.stop());

  interface Payload {
    data: { engagementAlerts: { cursor: string; type: string; engagementAlert: { severity: string } | null } };
  }

  async function followed(organization: TestOrganization, variables: object) {
    const socket = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
    const before = realtime.hub.followers();
    socket.start('1', LIVE, { ...variables });
    await until(() => realtime.hub.followers() > before);
    const changes = async (wanted: number) => {
      realtime.hub.announce(organization.id);
      return (await socket.payloads<Payload>('1', wanted)).map(({ data }) => data.engagementAlerts);
    };
    return { socket, changes };
  }

  it('are delivered live, and after a cursor none is lost and none comes twice', async () => {
    const organization = await makeOrganization(database);
    const begin = START.getTime();
    await count(organization, ordinaryHours('past', begin - 28 * DAY, 28 * 24));
    await judge(organization, begin + HOUR / 4);
    const live = await followed(organization, { creatorId: toGlobalId('Creator', organization.creatorId) });
    await count(organization, [{ at: begin, comments: 40 }]);
    await judge(organization, begin + HOUR + HOUR / 4);
    const [opened] = await live.changes(1);
    expect(opened).toMatchObject({ type: 'engagement_alert.opened', engagementAlert: { severity: 'CRITICAL' } });
    await live.socket.close();

    // Nobody follows while the episode goes on and ends.
    await count(organization, ordinaryHours('after', begin + HOUR, 24));
    await judge(organization, begin + DAY);
    const where = { organizationId: organization.id, subjectType: 'engagement_alert' };
    const logged = (await database.prisma.event.findMany({ where, orderBy: { position: 'asc' } })).map(
      ({ type }) => type,
    );
    expect(logged.at(-1)).toBe('engagement_alert.resolved');
    const resumed = await followed(organization, { since: opened?.cursor, severity: 'WARNING' });
    const missed = await resumed.changes(logged.length - 1);
    expect(missed.map(({ type }) => type)).toEqual(logged.slice(1));
    await resumed.socket.close();
  });

  it('are limited by creator and severity', async () => {
    const { organization } = await setUp();
    const other = await makeCreator(organization);
    const own = await makeAlert(organization, { severity: 'INFO' });
    const foreign = await makeAlert(organization, { creatorId: other.id });
    const { socket, changes } = await followed(organization, { severity: 'WARNING' });
    const context = contextFor({ organization });
    for (const { id } of [own, foreign])
      await query(context, FEEDBACK, { input: { id: toGlobalId('EngagementAlert', id), useful: true } });
    const [only] = await changes(1);
    expect(only?.engagementAlert).toMatchObject({ severity: 'CRITICAL' });
    await socket.close();
  });
});

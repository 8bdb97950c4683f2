import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/database/client';
import { createEventHub, type EventHub, type HubDatabase } from '../../src/events/hub';
import type { FollowedEvent } from '../../src/shared/event-feed';
import { makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { startTestGateway } from '../support/gateway';
import { silentLog } from '../support/log';
import { until } from '../support/socket';
import { redisUrl, TcpProxy } from '../support/tcp-proxy';

const NEVER_MS = 600_000;

describe('live events by way of Redis', () => {
  let database: Database;
  let deaf: HubDatabase;
  let organization: TestOrganization;
  let redis: TcpProxy;
  const hubs: EventHub[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const refuse = () => Promise.reject(new Error('The database carries no news.'));
    deaf = { prisma: database.prisma, embedded: false, listen: refuse, notify: refuse };
  });

  beforeEach(async () => {
    organization = await makeOrganization(database);
    redis = await TcpProxy.before(redisUrl());
  });

  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
    await until(() => redis.clients === 0);
    await redis.cut();
  });

  /** The hubs of two processes that do not hear of each other but through Redis. */
  async function openHubs(pollMs: number): Promise<[EventHub, EventHub]> {
    const [here, there] = [1, 2].map(() =>
      createEventHub({ database: deaf, log: silentLog, redisUrl: redis.url, pollMs }),
    ) as [EventHub, EventHub];
    hubs.push(here, there);
    return [here, there];
  }

  async function happen(count: number, told: EventHub): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await makeMember(organization);
      told.announce(organization.id);
    }
  }

  async function take(events: AsyncIterator<FollowedEvent>, count: number): Promise<number[]> {
    const positions: number[] = [];
    while (positions.length < count) positions.push(Number((await events.next()).value?.position));
    return positions;
  }

  const ready = (...wanted: EventHub[]) => until(() => wanted.every((hub) => hub.redisIsReady() === true));

  it('reach another process without a look at the log', async () => {
    const [here, there] = await openHubs(NEVER_MS);
    await ready(here, there);
    const events = await there.follow({ organizationId: organization.id, after: 'now' });
    const heard = jest.fn();
    there.watch(heard);
    const taken = take(events, 5);
    await happen(5, here);
    expect(await taken).toEqual([1, 2, 3, 4, 5]);
    expect(heard).toHaveBeenCalled();
  });

  it('that were missed while Redis was away come as soon as it is back', async () => {
    const [here, there] = await openHubs(NEVER_MS);
    await ready(here, there);
    const events = await there.follow({ organizationId: organization.id, after: 'now' });
    const taken = take(events, 6);
    await happen(2, here);
    await redis.cut();
    await until(() => there.redisIsReady() === false);
    await happen(4, here);
    await redis.restore();
    expect(await taken).toEqual([1, 2, 3, 4, 5, 6]);
    await ready(here, there);
    const further = take(events, 1);
    await happen(1, here);
    expect(await further).toEqual([7]);
  });

  it('are found in the log while Redis is away, also when it was so from the beginning', async () => {
    await redis.cut();
    const [here, there] = await openHubs(100);
    const events = await there.follow({ organizationId: organization.id, after: 'now' });
    const taken = take(events, 3);
    await happen(3, here);
    expect(await taken).toEqual([1, 2, 3]);
    expect(there.redisIsReady()).toBe(false);
  });

  it('are lost by nobody while Redis comes and goes', async () => {
    const [here, there] = await openHubs(100);
    const events = await there.follow({ organizationId: organization.id, after: 'now' });
    const taken = take(events, 60);
    const writing = happen(60, here);
    for (let round = 0; round < 4; round += 1) {
      await sleep(100);
      await redis.cut();
      await sleep(50);
      await redis.restore();
    }
    await writing;
    expect(await taken).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('leave the gateway ready, which says that Redis is away, and let it stop', async () => {
    const gateway = await startTestGateway({ redisUrl: redis.url });
    const readiness = async () => {
      const response = await fetch(`${gateway.url}/readyz`);
      return { status: response.status, ...((await response.json()) as { checks: object }).checks };
    };
    const checks = { status: 200, database: 'ok', migrations: 'ok', accepting: 'ok' };
    while (((await readiness()) as { redis?: string }).redis !== 'ok') await sleep(20);
    expect(await readiness()).toEqual({ ...checks, redis: 'ok' });
    await redis.cut();
    while (((await readiness()) as { redis?: string }).redis === 'ok') await sleep(20);
    expect(await readiness()).toEqual({ ...checks, redis: 'degraded' });
    await gateway.stop();
    const without = await startTestGateway();
    expect(await (await fetch(`${without.url}/readyz`)).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', accepting: 'ok' },
    });
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { createEventHub, type EventHub, type HubDatabase, type HubOptions } from '../../src/events/hub';
import type { FollowedEvent } from '../../src/shared/event-feed';
import type { Database } from '../../src/database/client';
import { lastPosition } from '../../src/events/event.repository';
import { updateMember } from '../../src/modules/members/member.service';
import { asSystem, makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { silentLog } from '../support/log';

describe('following the event log', () => {
  let database: Database;
  let organization: TestOrganization;
  const hubs: EventHub[] = [];

  beforeAll(async () => {
    database = await testDatabase();
  });

  beforeEach(async () => {
    organization = await makeOrganization(database);
  });

  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
  });

  function openHub(options: Partial<HubOptions> = {}): EventHub {
    const hub = createEventHub({ database, log: silentLog, pollMs: 60_000, ...options });
    hubs.push(hub);
    return hub;
  }

  /** Makes members, each an event, and announces them. */
  async function happen(count: number, ...told: EventHub[]): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await makeMember(organization);
      for (const hub of told) hub.announce(organization.id);
    }
  }

  async function take(events: AsyncIterator<FollowedEvent>, count: number): Promise<bigint[]> {
    const positions: bigint[] = [];
    while (positions.length < count) {
      const { value, done } = await events.next();
      if (done) break;
      positions.push((value as FollowedEvent).position);
    }
    return positions;
  }

  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => BigInt(from + index));

  it('gives what happens from now on, in order', async () => {
    await happen(2);
    const hub = openHub();
    const events = await hub.follow({ organizationId: organization.id, after: 'now' });
    const taken = take(events, 3);
    await happen(3, hub);
    expect(await taken).toEqual([3n, 4n, 5n]);
    await events.return?.();
  });

  it('carries the fields of the event, but not the row', async () => {
    const hub = openHub();
    const member = await makeMember(organization);
    const events = await hub.follow({ organizationId: organization.id, after: 0n });
    const { value } = await events.next();
    expect(value).toEqual({
      organizationId: organization.id,
      position: 1n,
      id: expect.any(String),
      type: 'member.created',
      subjectType: 'member',
      subjectId: member.id,
      sequence: 1,
      memberId: member.id,
      creatorId: organization.creatorId,
      productId: null,
      severity: null,
      occurredAt: organization.clock.now(),
      recordedAt: organization.clock.now(),
      dialect: 'graphql',
    });
    await events.return?.();
  });

  it('resumes behind a position without gap or repetition, from memory and from the database', async () => {
    const hub = openHub({ tailSize: 3 });
    const first = await hub.follow({ organizationId: organization.id, after: 'now' });
    await happen(20, hub);
    expect(await take(first, 20)).toEqual(range(1, 20));
    const resumed = await hub.follow({ organizationId: organization.id, after: 4n });
    const taken = take(resumed, 26);
    await happen(10, hub);
    expect(await taken).toEqual(range(5, 30));
    expect(await take(first, 10)).toEqual(range(21, 30));
    await first.return?.();
    await resumed.return?.();
  });

  it('passes over events that are not wanted', async () => {
    const hub = openHub();
    const member = await makeMember(organization);
    const wanted = (event: FollowedEvent) => event.subjectId === member.id;
    const events = await hub.follow({ organizationId: organization.id, after: 'now', wanted });
    await happen(5, hub);
    await asSystem(organization, (context) => updateMember(context, member.id, { name: 'Ada' }));
    hub.announce(organization.id);
    expect(await take(events, 1)).toEqual([7n]);
    await events.return?.();
  });

  it('reads the log once for all followers', async () => {
    const hub = openHub();
    const query = { organizationId: organization.id, after: 'now' as const };
    const followers = await Promise.all(range(1, 50).map(() => hub.follow(query)));
    const taken = followers.map((follower) => take(follower, 1));
    await makeMember(organization);
    const before = database.statements();
    hub.announce(organization.id);
    await Promise.all(taken);
    expect(database.statements() - before).toBeLessThanOrEqual(2);
    for (const follower of followers) await follower.return?.();
  });

  it('keeps organizations apart', async () => {
    const hub = openHub();
    const other = await makeOrganization(database);
    const events = await hub.follow({ organizationId: other.id, after: 'now' });
    const next = events.next();
    await happen(2, hub);
    await makeMember(other);
    hub.announce(other.id);
    expect((await next).value).toMatchObject({ organizationId: other.id, position: 1n });
    await events.return?.();
  });

  it('ends a waiting next at once, and leaves nothing behind', async () => {
    const hub = openHub();
    const events = await hub.follow({ organizationId: organization.id, after: 'now' });
    const waiting = [events.next(), events.next()];
    expect(hub.followers()).toBe(1);
    await events.return?.();
    expect(await Promise.all(waiting)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(hub.followers()).toBe(0);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('ends all who follow when it is closed, and takes no further', async () => {
    const hub = openHub();
    const query = { organizationId: organization.id, after: 'now' as const };
    const waiting = (await hub.follow(query)).next();
    await hub.close();
    expect((await waiting).done).toBe(true);
    await expect(hub.follow(query)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('refuses a position that has not been reached', async () => {
    const hub = openHub();
    await happen(1);
    const query = { organizationId: organization.id, after: 2n };
    await expect(hub.follow(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(hub.followers()).toBe(0);
  });

  it('finds by itself what nobody announced', async () => {
    const hub = openHub({ pollMs: 50 });
    const events = await hub.follow({ organizationId: organization.id, after: 'now' });
    const next = events.next();
    await happen(1);
    expect((await next).value).toMatchObject({ position: 1n });
    await events.return?.();
  });

  it('is told by another hub on the database', async () => {
    const other: HubDatabase = { ...database, prisma: database.prisma, embedded: false };
    const [here, there] = [openHub({ database: other }), openHub({ database: other })];
    const events = await there.follow({ organizationId: organization.id, after: 'now' });
    const taken = take(events, 3);
    await happen(3, here);
    expect(await taken).toEqual([1n, 2n, 3n]);
    await events.return?.();
  });

  it('goes on after the database could not be read', async () => {
    let broken = false;
    const prisma = new Proxy(database.prisma, {
      get(target, property) {
        if (broken) throw new Error('The database is away.');
        return Reflect.get(target, property) as unknown;
      },
    });
    const hub = openHub({ database: { ...database, prisma }, pollMs: 50, tailSize: 2 });
    await happen(10);
    const behind = await hub.follow({ organizationId: organization.id, after: 0n });
    const waiting = await hub.follow({ organizationId: organization.id, after: 'now' });
    broken = true;
    const [fromStart, fromNow] = [take(behind, 13), take(waiting, 3)];
    await happen(3, hub);
    await sleep(120);
    broken = false;
    expect(await fromStart).toEqual(range(1, 13));
    expect(await fromNow).toEqual(range(11, 13));
    await behind.return?.();
    await waiting.return?.();
  });

  it('loses and repeats nothing while several write and followers come and go', async () => {
    const hub = openHub({ tailSize: 5 });
    const writing = Promise.all([1, 2, 3].map(() => happen(15, hub)));
    const seen: bigint[] = [];
    while (seen.length < 45) {
      const events = await hub.follow({ organizationId: organization.id, after: seen.at(-1) ?? 0n });
      seen.push(...(await take(events, Math.min(7, 45 - seen.length))));
      await events.return?.();
    }
    await writing;
    expect(seen).toEqual(range(1, 45));
    expect(await lastPosition(database.prisma, organization.id)).toBe(45n);
  });

  it('tells those who watch all logs at once, and soon again of what came meanwhile, but not each time', async () => {
    const hub = openHub();
    const watcher = jest.fn();
    const unwatch = hub.watch(watcher);
    for (let count = 0; count < 50; count += 1) hub.announce(organization.id);
    expect(watcher).toHaveBeenCalledTimes(1);
    await sleep(250);
    expect(watcher).toHaveBeenCalledTimes(2);
    unwatch();
    hub.announce(organization.id);
    await sleep(250);
    expect(watcher).toHaveBeenCalledTimes(2);
  });
});

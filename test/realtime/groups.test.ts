import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/database/client';
import { eventCursor } from '../../src/events/event-cursor';
import { recordEvent } from '../../src/events/record';
import { newId } from '../../src/shared/id';
import { asSystem, makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { bulky, startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

const LIVE = 'subscription ($since: String) { memberChanged(since: $since) { cursor member { name } } }';

const BULKY = 'subscription { bulky(size: 50000) }';
/** More than the connections of a system take in by themselves. */
const EVENTS = 250;

interface Live {
  readonly query?: string;
  readonly since?: string;
}

interface Payload {
  readonly data: { readonly memberChanged: { readonly member: { readonly name: string } | null } };
}

describe('equal subscriptions', () => {
  let database: Database;
  let organization: TestOrganization;
  let realtime: TestRealtime;
  let written: number;

  beforeAll(async () => {
    database = await testDatabase();
    realtime = await startRealtime(database);
  });

  afterAll(() => realtime.stop());

  beforeEach(async () => {
    organization = await makeOrganization(database);
    written = 0;
    bulky.executed = 0;
  });

  async function write(count: number, settings: { readonly creatorId?: string } = {}): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await makeMember(organization, { name: `member ${(written += 1)}`, ...settings });
      realtime.hub.announce(organization.id);
    }
  }

  /** Makes large payloads in bursts, as a change of many rows does. */
  async function burst(): Promise<void> {
    for (let transaction = 0; transaction < 10; transaction += 1) {
      await asSystem(organization, async (context) => {
        const subjectId = newId(organization.clock.now());
        for (let index = 0; index < EVENTS / 10; index += 1)
          recordEvent(context, { type: 'label.updated', subjectId, data: {} });
      });
      realtime.hub.announce(organization.id);
    }
  }

  const greet = (rights = {}) => TestSocket.greet(realtime.url, realtime.authenticator.issue(organization, rights));
  const cursor = (position: number) => eventCursor({ organizationId: organization.id, position: BigInt(position) });
  const names = async (socket: TestSocket, id: string, count: number) =>
    (await socket.payloads<Payload>(id, count)).map(({ data }) => data.memberChanged.member?.name);
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `member ${from + index}`);

  async function subscribe(socket: TestSocket, id: string, { query = LIVE, ...variables }: Live = {}): Promise<void> {
    const before = realtime.websocket.subscriptions();
    socket.start(id, query, variables);
    await until(() => realtime.websocket.subscriptions() > before);
  }

  async function closeAll(...sockets: TestSocket[]): Promise<void> {
    for (const socket of sockets) await socket.close();
    await until(() => realtime.websocket.subscriptions() === 0);
    expect(realtime.hub.followers()).toBe(0);
  }

  it('are executed once for an event, however many there are', async () => {
    const sockets = await Promise.all(Array.from({ length: 40 }, () => greet()));
    for (const [index, socket] of sockets.entries()) await subscribe(socket, `own-${index}`);
    await write(1);
    await names(sockets[0] as TestSocket, 'own-0', 1);
    await Promise.all(sockets.map((socket, index) => names(socket, `own-${index}`, 1)));
    const before = database.statements();
    await makeMember(organization, { name: 'counted' });
    const writing = database.statements() - before;
    realtime.hub.announce(organization.id);
    const told = await Promise.all(sockets.map((socket, index) => names(socket, `own-${index}`, 2)));
    // One reads the event and one the member; the regular look may fall into the same moment.
    expect(database.statements() - before - writing).toBeLessThanOrEqual(4);
    expect(new Set(told.map((each) => each.join()))).toEqual(new Set(['member 1,counted']));
    expect(realtime.hub.followers()).toBe(1);
    await closeAll(...sockets);
  });

  it('go on when the one who began them leaves', async () => {
    const [first, second] = [await greet(), await greet()];
    await subscribe(first, '1');
    await subscribe(second, '1');
    await write(1);
    await names(first, '1', 1);
    await first.close();
    await write(2);
    expect(await names(second, '1', 3)).toEqual(range(1, 3));
    await closeAll(second);
  });

  it('say nothing of a former operation under an id that stands for another one now', async () => {
    const [one, other] = [await greet(), await greet()];
    await subscribe(one, '1');
    await subscribe(other, '1');
    one.send({ type: 'complete', id: '1' });
    one.start('1', '{ __typename }');
    await one.next(({ type }) => type === 'complete');
    await write(1);
    await names(other, '1', 1);
    expect(one.typesOf('1')).toEqual(['next', 'complete']);
    await closeAll(one, other);
  });

  it('of callers who see different rows are executed for each', async () => {
    const creatorId = newId(organization.clock.now());
    const times = { createdAt: organization.clock.now(), updatedAt: organization.clock.now() };
    await database.prisma.creator.create({
      data: { organizationId: organization.id, id: creatorId, name: 'Other', slug: 'other', ...times },
    });
    const [all, own] = [await greet(), await greet({ creatorId })];
    await subscribe(all, '1');
    await subscribe(own, '1');
    await write(2);
    await write(1, { creatorId });
    expect(await names(all, '1', 3)).toEqual(range(1, 3));
    expect(await names(own, '1', 1)).toEqual(['member 3']);
    await closeAll(all, own);
  });

  it('catch up where they left off and then go on as one', async () => {
    await write(6);
    const sockets = await Promise.all([1, 2, 3, 4].map(() => greet()));
    for (const [index, socket] of sockets.entries())
      await subscribe(socket, '1', index === 3 ? {} : { since: cursor(2 * index + 1) });
    expect(await Promise.all(sockets.slice(0, 3).map((socket, i) => names(socket, '1', 5 - 2 * i)))).toEqual([
      range(2, 6),
      range(4, 6),
      range(6, 6),
    ]);
    await write(2);
    for (const [index, socket] of sockets.entries())
      expect(await names(socket, '1', index === 3 ? 2 : 7 - 2 * index)).toEqual(
        index === 3 ? range(7, 8) : range(2 * index + 2, 8),
      );
    expect(realtime.hub.followers()).toBe(1);
    await closeAll(...sockets);
  });

  it('lose and repeat nothing while they come, leave and resume, and others write', async () => {
    const total = 60;
    await write(1);
    const writing = Promise.all([1, 2, 3].map(() => write((total - 1) / 3 + 1)));
    const readers = Array.from({ length: 12 }, async (_, reader) => {
      const seen: (string | undefined)[] = [];
      for (let at = 1; at < total; at = seen.length + 1) {
        const socket = await greet();
        socket.start('1', LIVE, { since: cursor(at) });
        const wanted = Math.min(total - at, 1 + ((reader * 7 + at) % 9));
        seen.push(...(await names(socket, '1', wanted)).slice(0, wanted));
        if ((reader + at) % 2 === 0) socket.send({ type: 'complete', id: '1' });
        socket.socket.terminate();
      }
      return seen.slice(0, total - 1);
    });
    const told = await Promise.all(readers);
    await writing;
    const { rows } = await database.query<{ name: string }>(
      `SELECT data ->> 'name' AS name FROM events WHERE organization_id = $1 ORDER BY position LIMIT $2`,
      [organization.id, total],
    );
    const expected = rows.slice(1).map(({ name }) => name);
    for (const seen of told) expect(seen).toEqual(expected);
    await until(() => realtime.hub.followers() === 0);
  });

  it('are not held up by one who does not read, and who is told to resume', async () => {
    const [slow, quick, other] = [await greet(), await greet(), await greet()];
    for (const socket of [slow, quick, other]) await subscribe(socket, '1', { query: BULKY });
    slow.socket.pause();
    await burst();
    const told = async (socket: TestSocket) =>
      (await socket.payloads<{ data: { bulky: string } }>('1', EVENTS)).map(({ data }) =>
        Number.parseInt(data.bulky, 10),
      );
    const all = Array.from({ length: EVENTS }, (_, index) => index + 1);
    expect(await told(quick)).toEqual(all);
    expect(await told(other)).toEqual(all);
    expect(bulky.executed).toBe(EVENTS);
    expect(realtime.websocket.subscriptions()).toBe(2);
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 1013, reason: 'resume from cursor' });
    const seen = slow.frames.filter(({ type }) => type === 'next').length;
    expect(slow.frames.slice(1).map(({ type }) => type)).toEqual(Array.from({ length: seen }, () => 'next'));
    await closeAll(quick, other);
  });

  it('go as fast as a client reads who is alone, and end with one who never does', async () => {
    const socket = await greet();
    await subscribe(socket, '1', { query: BULKY });
    socket.socket.pause();
    await burst();
    await sleep(200);
    expect(bulky.executed).toBeLessThan(EVENTS);
    socket.socket.resume();
    await socket.payloads('1', EVENTS);
    socket.socket.pause();
    await burst();
    await until(() => realtime.websocket.subscriptions() === 0, 15_000);
    socket.socket.resume();
    expect(await socket.closed).toEqual({ code: 1013, reason: 'resume from cursor' });
    expect(bulky.executed).toBeLessThan(2 * EVENTS);
    await until(() => realtime.hub.followers() === 0);
  });
});

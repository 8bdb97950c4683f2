import { type Database, openDatabase } from '../../src/database/client';
import { eventCursor } from '../../src/events/event-cursor';
import { EVENT_CHANNEL } from '../../src/events/event-signals';
import { createEventHub } from '../../src/events/hub';
import { makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase, workerDatabaseUrl } from '../support/database';
import { silentLog } from '../support/log';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

const LIVE = 'subscription ($since: String) { memberChanged(since: $since) { cursor sequence member { name } } }';

interface Payload {
  readonly data: { readonly memberChanged: { readonly cursor: string; readonly member: { readonly name: string } } };
}

// Two of everything that a process has one of: pool, listening connection, hub, websocket server.
describe('live events of two processes on one PostgreSQL', () => {
  let here: Database;
  let there: Database;
  let organization: TestOrganization;

  beforeAll(async () => {
    here = await testDatabase();
    there = await openDatabase({ databaseUrl: await workerDatabaseUrl(), log: silentLog });
  });

  afterAll(() => there.close());

  beforeEach(async () => {
    organization = await makeOrganization(here);
  });

  const seconds = async (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

  async function write(count: number, realtime: TestRealtime): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await makeMember(organization, { name: `member ${index}` });
      realtime.hub.announce(organization.id);
    }
  }

  async function cutListeners(): Promise<number> {
    const { rows } = await here.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`,
    );
    return rows.length;
  }

  it('arrive at once through notifications, without looking for them', async () => {
    const [sender, receiver] = [here, there].map((database) =>
      createEventHub({ database, log: silentLog, pollMs: 600_000 }),
    );
    if (!sender || !receiver) throw new Error('There are two hubs.');
    const events = await receiver.follow({ organizationId: organization.id, after: 'now' });
    for (let position = 1n; position <= 5n; position += 1n) {
      const next = events.next();
      await makeMember(organization);
      sender.announce(organization.id);
      expect((await next).value).toMatchObject({ position });
    }
    await events.return?.();
    await Promise.all([sender.close(), receiver.close()]);
  });

  it('are announced under the name of the organization', async () => {
    const payloads: (string | null)[] = [];
    const unlisten = await there.listen(EVENT_CHANNEL, (payload) => payloads.push(payload));
    const hub = createEventHub({ database: here, log: silentLog });
    hub.announce(organization.id);
    await until(() => payloads.includes(organization.id));
    await hub.close();
    await unlisten();
  });

  it('reach the sockets of the other process, each once and in order', async () => {
    const [first, second] = [await startRealtime(here), await startRealtime(there)];
    const socket = await TestSocket.greet(second.url, second.authenticator.issue(organization));
    socket.start('1', LIVE);
    await until(() => second.hub.followers() === 1);
    await Promise.all([write(20, first), write(20, first)]);
    await socket.payloads('1', 40);
    await seconds(0.2);
    const cursors = (await socket.payloads<Payload>('1', 40)).map(({ data }) => data.memberChanged.cursor);
    expect(new Set(cursors).size).toBe(40);
    expect(cursors).toHaveLength(40);
    await socket.close();
    await Promise.all([first.stop(), second.stop()]);
  });

  it('are not lost when the listening connection is cut again and again', async () => {
    const [first, second] = [await startRealtime(here), await startRealtime(there)];
    const socket = await TestSocket.greet(second.url, second.authenticator.issue(organization));
    socket.start('1', LIVE);
    await until(() => second.hub.followers() === 1);
    const writing = write(60, first);
    let cut = 0;
    for (let round = 0; round < 4; round += 1) {
      cut += await cutListeners();
      await seconds(0.3);
    }
    await writing;
    expect(cut).toBeGreaterThan(0);
    const names = (await socket.payloads<Payload>('1', 60)).map(({ data }) => data.memberChanged.member.name);
    expect(names).toEqual(Array.from({ length: 60 }, (_, index) => `member ${index}`));
    await socket.close();
    await Promise.all([first.stop(), second.stop()]);
  });

  it('continue with the other process behind the last cursor, while writes go on', async () => {
    const processes = [await startRealtime(here), await startRealtime(there)];
    const [first] = processes;
    if (!first) throw new Error('There is a first process.');
    await write(1, first);
    const seen: string[] = [];
    const names: string[] = [];
    const writing = write(40, first);
    let since: string | undefined = eventCursor({ organizationId: organization.id, position: 1n });
    for (let turn = 0; seen.length < 40; turn += 1) {
      const process = processes[turn % 2] as TestRealtime;
      const socket = await TestSocket.greet(process.url, process.authenticator.issue(organization));
      socket.start('1', LIVE, { since });
      const some = await socket.payloads<Payload>('1', Math.min(6, 40 - seen.length));
      socket.socket.terminate();
      seen.push(...some.map(({ data }) => data.memberChanged.cursor));
      names.push(...some.map(({ data }) => data.memberChanged.member.name));
      since = seen.at(-1);
    }
    await writing;
    expect(names).toEqual(Array.from({ length: 40 }, (_, index) => `member ${index}`));
    await Promise.all(processes.map((process) => process.stop()));
  });
});

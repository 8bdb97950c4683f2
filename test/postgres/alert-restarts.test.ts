import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/database/client';
import { migrate } from '../../src/database/migrate';
import { eventCursor } from '../../src/events/event-cursor';
import { createEventHub, type EventHub } from '../../src/events/hub';
import { recordEvent } from '../../src/events/record';
import { ManualClock, systemClock } from '../../src/shared/clock';
import { makeAlert } from '../builders/alert';
import { asSystem } from '../builders/member';
import { build, type GatewayProcess, startProcess, untilReady } from '../support/built';
import type { TestOrganization } from '../support/context';
import { type CrashScene, freePort, startScene } from '../support/crash-scene';
import { emptyDatabaseUrl } from '../support/database';
import { LiveReader } from '../support/live-reader';
import { silentLog } from '../support/log';
import { until } from '../support/socket';
import { redisUrl, TcpProxy } from '../support/tcp-proxy';

jest.setTimeout(180_000);

const READERS = 200;
const APPLICATION = 'alert-restarts';
/** How soon alerts must come again after something has gone away and come back. */
const BACK_WITHIN_MS = 5_000;

let database: Database;
let databaseUrl: string;

beforeAll(async () => {
  build();
  databaseUrl = await emptyDatabaseUrl();
  database = await openDatabase({ databaseUrl, log: silentLog });
  await migrate(database);
});

afterAll(() => database.close());

interface Parts {
  readonly first: CrashScene;
  readonly startSecond: () => Promise<GatewayProcess>;
  readonly hub: EventHub;
  readonly organization: TestOrganization;
}

/** Two gateway processes, 200 clients on both, and somebody who raises alerts in a third process. */
class Scene {
  readonly readers: LiveReader[] = [];
  private raised = 0;
  private writing: Promise<void> = Promise.resolve();
  private stopped = false;

  private constructor(
    private readonly parts: Parts,
    private second: GatewayProcess,
  ) {}

  get first(): CrashScene {
    return this.parts.first;
  }

  static async open(redis: string | undefined): Promise<Scene> {
    const address = `${databaseUrl}?application_name=${APPLICATION}`;
    const environment = { DATABASE_URL: address, ...(redis ? { REDIS_URL: redis } : {}) };
    const first = await startScene(environment);
    const common = { ...environment, HOST: '127.0.0.1', DEMO: 'off', RATE_LIMIT: 'off', LOG_LEVEL: 'error' };
    const port = await freePort();
    const startSecond = async () => {
      const gateway = startProcess({ ...common, PORT: String(port) }, 'serve');
      await untilReady(gateway);
      return gateway;
    };
    const hub = createEventHub({ database, log: silentLog, redisUrl: redis });
    const organization = await newestOrganization();
    const scene = new Scene({ first, startSecond, hub, organization }, await startSecond());
    const urls = [first.url, `http://127.0.0.1:${port}`].map((url) => `${url.replace('http', 'ws')}/graphql`);
    for (let place = 0; place < READERS; place += 1)
      scene.readers.push(new LiveReader({ urls, token: first.credentials.graphql, place }));
    await scene.raiseUntilAllFollow();
    return scene;
  }

  /** Clients who have seen nothing have no cursor to come back with. */
  private async raiseUntilAllFollow(): Promise<void> {
    await until(() => this.readers.every(({ isOpen }) => isOpen), 30_000);
    while (this.readers.some(({ seen }) => seen.length === 0)) {
      await this.raise();
      await sleep(200);
    }
    this.writing = this.raiseOn();
  }

  private async raiseOn(): Promise<void> {
    while (!this.stopped) {
      await this.raise();
      await sleep(50);
    }
  }

  private async raise(): Promise<void> {
    const { organization, hub } = this.parts;
    const alarmAt = new Date((this.raised += 1) * 3_600_000);
    const alert = await makeAlert(organization, { alarmAt });
    await asSystem(organization, async (context) => {
      const { id: subjectId, creatorId } = alert;
      recordEvent(context, { type: 'engagement_alert.opened', subjectId, creatorId, data: alert, isFirst: true });
    });
    hub.announce(organization.id);
  }

  /** The cursors of all that happened to alerts. */
  private async logged(): Promise<string[]> {
    const { id: organizationId } = this.parts.organization;
    const { rows } = await database.query<{ position: string }>(
      `SELECT position FROM events WHERE organization_id = $1 AND subject_type = 'engagement_alert' ORDER BY position`,
      [organizationId],
    );
    return rows.map(({ position }) => eventCursor({ organizationId, position: BigInt(position) }));
  }

  /** Waits until everybody has got what was raised from now on. */
  async untilLive(): Promise<void> {
    const { length } = await this.logged();
    let news: string | undefined;
    for (let waited = 0; !news && waited < BACK_WITHIN_MS; waited += 20) {
      await sleep(20);
      news = (await this.logged())[length];
    }
    await until(() => this.readers.every(({ known }) => known.has(String(news))), BACK_WITHIN_MS);
  }

  /** Every client has everything behind the first change that it saw, once and in order. */
  async expectNothingLost(): Promise<void> {
    this.stopped = true;
    await this.writing;
    const logged = await this.logged();
    const all = () => this.readers.every(({ seen }) => seen.at(-1) === logged.at(-1));
    await until(all, BACK_WITHIN_MS).catch(() => undefined);
    const expected = this.readers.map(({ seen }) => logged.slice(logged.indexOf(String(seen[0]))));
    const lost = this.readers.map(({ known }, index) => expected[index]?.filter((each) => !known.has(each)));
    const doubled = this.readers.map(({ seen, known }) => seen.length - known.size);
    expect({ lost: lost.flat(), doubled: doubled.filter(Boolean) }).toEqual({ lost: [], doubled: [] });
    expect(this.readers.map(({ seen }) => seen)).toEqual(expected);
  }

  /** Ends the second process as an upgrade does, and starts it again. */
  async restartSecond(): Promise<void> {
    this.second.child.kill('SIGTERM');
    expect(await this.second.exited).toBe(0);
    this.second = await this.parts.startSecond();
  }

  async close(): Promise<void> {
    this.stopped = true;
    await this.writing;
    for (const reader of this.readers) reader.stop();
    await this.parts.hub.close();
    for (const { child, exited } of [this.parts.first.gateway, this.second]) {
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
    }
  }
}

async function newestOrganization(): Promise<TestOrganization> {
  const row = await database.prisma.organization.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  const creator = await database.prisma.creator.findFirstOrThrow({ where: { organizationId: row.id } });
  const clock = new ManualClock(systemClock.now());
  return { database, id: row.id, slug: row.slug, creatorId: creator.id, clock, announced: [] };
}

/** Ends every connection of the gateways, as a restart of the server does. */
async function terminateAll(): Promise<number> {
  const { rows } = await database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    [APPLICATION],
  );
  return rows.length;
}

describe.each(['with Redis', 'without Redis'])('200 clients who follow alerts of two processes %s', (how) => {
  it('lose none and get none twice while everything is restarted', async () => {
    const redis = how === 'with Redis' ? await TcpProxy.before(redisUrl()) : undefined;
    const scene = await Scene.open(redis?.url);
    await scene.untilLive();
    if (redis) {
      await redis.cut();
      await scene.untilLive();
      await redis.restore();
      await scene.untilLive();
    }
    expect(await terminateAll()).toBeGreaterThan(0);
    await scene.untilLive();
    await scene.first.killAndRestart();
    await scene.untilLive();
    await scene.restartSecond();
    await scene.untilLive();
    await scene.expectNothingLost();
    expect(scene.readers.filter(({ returns }) => returns > 0).length).toBeGreaterThan(READERS / 2);
    await scene.close();
  });
});

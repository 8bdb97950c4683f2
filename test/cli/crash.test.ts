import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/database/client';
import { build } from '../support/built';
import { expectNothingLost, expectOneAnswer, startScene } from '../support/crash-scene';
import { silentLog } from '../support/log';

// Processes are started again and again, each with a database to recover.
jest.setTimeout(300_000);

const WRITERS = 16;
const KILLS = 3;

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-crash-'));

beforeAll(build);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a gateway on the embedded database, under load', () => {
  it('loses and doubles nothing when it is killed three times', async () => {
    const scene = await startScene({ DATA_DIR: dataDir });
    const writers = scene.writers('kill');
    writers.start(WRITERS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(2000);
      await scene.killAndRestart();
    }
    await sleep(1000);
    await writers.stop();
    expect(writers.refusals).toEqual([]);
    expect(writers.broken.length).toBeGreaterThan(0);
    expect(writers.done.length).toBeGreaterThan(WRITERS);
    await expectOneAnswer(writers.done);
    scene.gateway.child.kill('SIGTERM');
    expect(await scene.gateway.exited).toBe(0);
    const database = await openDatabase({ dataDir, log: silentLog });
    try {
      await expectNothingLost(database, 'kill', writers.done);
    } finally {
      await database.close();
    }
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { makeOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { counting, startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

describe('clients who do not read', () => {
  let realtime: TestRealtime;
  let token: string;

  beforeAll(async () => {
    const database = await testDatabase();
    realtime = await startRealtime(database);
    token = realtime.authenticator.issue(await makeOrganization(database));
  });

  afterAll(() => realtime.stop());

  afterEach(() => jest.restoreAllMocks());

  it('produces nothing for a client who does not read, and serves the others', async () => {
    const [slow, quick] = [await TestSocket.greet(realtime.url, token), await TestSocket.greet(realtime.url, token)];
    slow.socket.pause();
    slow.start('flood', 'subscription { counting(size: 50000) }');
    await until(() => counting.asked > 0);
    let settled = -1;
    while (settled !== counting.asked) {
      settled = counting.asked;
      await sleep(200);
    }
    const before = process.memoryUsage().rss;
    const latencies: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      const started = performance.now();
      quick.start(`q${round}`, '{ __typename }');
      await quick.payloads(`q${round}`, 1);
      latencies.push(performance.now() - started);
    }
    expect(counting.asked).toBe(settled);
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
    expect(latencies.sort((a, b) => a - b)[45]).toBeLessThan(500);
    slow.socket.resume();
    await until(() => counting.asked > settled + 10);
    await slow.close();
    await until(() => counting.open === 0, 1_000);
    await quick.close();
  });

  it('does not pile up answers for a client who asks and never reads', async () => {
    const socket = await TestSocket.greet(realtime.url, token);
    socket.socket.pause();
    const [pause, resume] = [jest.spyOn(WebSocket.prototype, 'pause'), jest.spyOn(WebSocket.prototype, 'resume')];
    const ping = JSON.stringify({ type: 'ping', payload: { filler: 'x'.repeat(60_000) } });
    for (let sent = 0; sent < 1_000; sent += 1) socket.send(ping);
    await until(() => pause.mock.calls.length > 0, 15_000);
    const held = pause.mock.contexts[0] as WebSocket;
    await sleep(1_000);
    expect(held.bufferedAmount).toBeLessThan(10_000_000);
    expect(resume).not.toHaveBeenCalled();
    socket.socket.resume();
    await until(() => socket.frames.length > 1_000, 15_000);
    await socket.close();
  });
});

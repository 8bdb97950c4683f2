import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '../support/database';
import { makeOrganization } from '../support/context';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

// The names W1 to W15 are those of the list of websocket scenarios that every server of the protocol should pass.
describe('the graphql-transport-ws protocol', () => {
  let realtime: TestRealtime;
  let token: string;

  beforeAll(async () => {
    const database = await testDatabase();
    realtime = await startRealtime(database);
    token = realtime.authenticator.issue(await makeOrganization(database));
  });

  afterAll(() => realtime.stop());

  afterEach(() => {
    realtime.authenticator.delayMs = 0;
  });

  const greet = () => TestSocket.greet(realtime.url, token);

  it('W1 closes a socket without sub-protocol', async () => {
    const socket = await TestSocket.open(realtime.url, { protocols: [] });
    expect(await socket.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('W2 refuses the legacy sub-protocol', async () => {
    const socket = await TestSocket.open(realtime.url, { protocols: ['graphql-ws'] });
    expect((await socket.closed).code).toBe(1006);
  });

  it('picks the sub-protocol that it speaks among several', async () => {
    const socket = await TestSocket.open(realtime.url, { protocols: ['graphql-ws', 'graphql-transport-ws'] });
    expect(socket.socket.protocol).toBe('graphql-transport-ws');
    await socket.close();
  });

  it('W3 closes a socket that says nothing', async () => {
    const impatient = await startRealtime(await testDatabase(), { websocket: { initTimeoutMs: 300 } });
    const started = performance.now();
    const socket = await TestSocket.open(impatient.url);
    expect((await socket.closed).code).toBe(4408);
    expect(performance.now() - started).toBeLessThan(1_300);
    await impatient.stop();
  });

  it('W4 closes a socket that subscribes before it is let in', async () => {
    const socket = await TestSocket.open(realtime.url);
    socket.start('1', '{ __typename }');
    expect((await socket.closed).code).toBe(4401);
  });

  it('W5 closes a socket that says hello twice', async () => {
    const socket = await greet();
    socket.send({ type: 'connection_init' });
    expect((await socket.closed).code).toBe(4429);
  });

  it('W5 closes a socket that says hello again while the first is pending, and does not count it', async () => {
    realtime.authenticator.delayMs = 100;
    const socket = await TestSocket.open(realtime.url);
    socket.send({ type: 'connection_init' });
    socket.send({ type: 'connection_init' });
    expect((await socket.closed).code).toBe(4429);
    await sleep(150);
    expect(socket.frames).toEqual([]);
    expect(realtime.websocket.connections()).toBe(0);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['an unknown type', { type: 'start', id: '1' }],
    ['a type of the server', { type: 'next', id: '1', payload: {} }],
    ['subscribe without id', { type: 'subscribe', payload: { query: '{ __typename }' } }],
    ['subscribe without query', { type: 'subscribe', id: '1', payload: {} }],
    ['a payload that is a text', { type: 'connection_init', payload: 'x' }],
    ['a key that reaches for prototypes', '{"type":"ping","payload":{"__proto__":{"polluted":true}}}'],
    ['another such key', { type: 'ping', payload: { constructor: { prototype: { polluted: true } } } }],
    ['a binary frame', Buffer.from('{"type":"ping"}')],
  ])('W8 closes a socket that sends %s', async (_, message) => {
    const socket = await greet();
    socket.send(message);
    expect(await socket.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('W9 closes a socket that uses an id twice, also while the first is being prepared', async () => {
    const socket = await greet();
    socket.start('twice', '{ slow(ms: 500) }');
    socket.start('twice', '{ slow(ms: 500) }');
    expect(await socket.closed).toEqual({ code: 4409, reason: 'Subscriber for twice already exists' });
  });

  it('W10 answers a ping with its payload, before and after the hello', async () => {
    const socket = await TestSocket.open(realtime.url);
    socket.send({ type: 'ping', payload: { early: 1 } });
    expect(await socket.next(({ type }) => type === 'pong')).toEqual({ type: 'pong', payload: { early: 1 } });
    socket.send({ type: 'connection_init' });
    await socket.next(({ type }) => type === 'connection_ack');
    socket.send({ type: 'ping', payload: { late: 2 } });
    socket.send({ type: 'ping' });
    await socket.next((frame) => frame.type === 'pong' && !frame.payload);
    expect(socket.frames.slice(2)).toEqual([{ type: 'pong', payload: { late: 2 } }, { type: 'pong' }]);
    await socket.close();
  });

  it('W11 ignores a pong that nobody asked for and the end of an unknown operation', async () => {
    const socket = await greet();
    socket.send({ type: 'pong' });
    socket.send({ type: 'complete', id: 'unknown' });
    socket.start('1', '{ __typename }');
    expect(await socket.payloads('1', 1)).toEqual([{ data: { __typename: 'Query' } }]);
    await socket.close();
  });

  it('W12 answers a query with one payload and the end', async () => {
    const socket = await greet();
    socket.start('1', '{ __typename }');
    await socket.next(({ type }) => type === 'complete');
    expect(socket.frames.slice(1)).toEqual([
      { type: 'next', id: '1', payload: { data: { __typename: 'Query' } } },
      { type: 'complete', id: '1' },
    ]);
    await socket.close();
  });

  it('W13 answers an invalid document with one error, no end, and stays open', async () => {
    const socket = await greet();
    for (const [id, query] of Object.entries({
      syntax: '{',
      names: '{ nonsense }',
      none: 'fragment F on Query { __typename }',
    }))
      socket.start(id, query);
    await socket.next(({ id }) => id === 'none');
    socket.start('1', '{ __typename }');
    await socket.payloads('1', 1);
    for (const id of ['syntax', 'names', 'none']) expect(socket.typesOf(id)).toEqual(['error']);
    expect(await socket.next(({ id }) => id === 'names')).toMatchObject({
      payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) } }],
    });
    await socket.close();
  });

  it('W14 says nothing more about a query that the client has ended', async () => {
    const socket = await greet();
    socket.start('1', '{ slow(ms: 50) }');
    socket.send({ type: 'complete', id: '1' });
    await sleep(120);
    expect(socket.typesOf('1')).toEqual([]);
    await socket.close();
  });

  it('W15 lets an id be used again after the end', async () => {
    const socket = await greet();
    socket.start('1', '{ __typename }');
    await socket.next(({ type }) => type === 'complete');
    socket.start('1', '{ again: __typename }');
    expect(await socket.payloads('1', 2)).toEqual([{ data: { __typename: 'Query' } }, { data: { again: 'Query' } }]);
    await socket.close();
  });

  it('W15 keeps two operations apart that use one id one after the other, the first of which is not over', async () => {
    const socket = await greet();
    socket.start('1', '{ first: slow(ms: 80) }');
    socket.send({ type: 'complete', id: '1' });
    socket.start('1', '{ second: slow(ms: 200) }');
    expect(await socket.payloads('1', 1)).toEqual([{ data: { second: 'after 200' } }]);
    await sleep(20);
    expect(socket.typesOf('1')).toEqual(['next', 'complete']);
    await socket.close();
  });

  it('W15 keeps two subscriptions apart that use one id one after the other', async () => {
    const socket = await greet();
    socket.start('1', 'subscription { broken(after: 1) }');
    socket.send({ type: 'complete', id: '1' });
    socket.start('1', 'subscription { memberChanged { cursor } }');
    await until(() => realtime.hub.followers() === 1);
    await sleep(50);
    expect(socket.typesOf('1')).not.toContain('complete');
    expect(realtime.websocket.subscriptions()).toBe(1);
    socket.send({ type: 'complete', id: '1' });
    await socket.close();
    expect(realtime.hub.followers()).toBe(0);
  });

  it('executes mutations', async () => {
    const socket = await greet();
    const document = 'mutation ($email: String!) { memberCreate(input: { email: $email }) { member { email } } }';
    socket.start('1', document, { email: 'over@websocket.example' });
    const [payload] = await socket.payloads('1', 1);
    expect(payload).toEqual({ data: { memberCreate: { member: { email: 'over@websocket.example' } } } });
    await socket.close();
  });
});

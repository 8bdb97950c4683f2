const { Buffer } = require('node:buffer');
const { connect } = require('node:net');
const { performance } = require('node:perf_hooks');

const HEAD_END = Buffer.from('\r\n\r\n');
const ERRORS = Buffer.from('"errors"');

/** Sends requests over a number of open connections, each the next one as soon as the last is answered. */
function run({ port, requests, connections, ms }) {
  const texts = requests.map((request) => Buffer.from(request));
  const state = { texts, next: 0, times: [], bytes: 0, until: performance.now() + ms };
  const started = performance.now();
  const all = Array.from({ length: connections }, () => converse(port, state));
  return Promise.all(all).then(() => ({
    count: state.times.length,
    seconds: (performance.now() - started) / 1000,
    bytes: state.bytes / state.times.length,
    ...percentiles(state.times),
  }));
}

/** One connection, until the time is over and its last request is answered. */
function converse(port, state) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let received = Buffer.alloc(0);
    let sentAt = 0;
    const send = () => {
      sentAt = performance.now();
      if (sentAt >= state.until) return socket.end();
      state.next = (state.next + 1) % state.texts.length;
      socket.write(state.texts[state.next]);
    };
    socket.on('connect', send).on('error', reject).on('close', resolve);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const body = bodyOf(received);
      if (body === undefined) return;
      received = Buffer.alloc(0);
      if (body.includes(ERRORS)) return socket.destroy(new Error(`An answer has errors: ${body.toString()}`));
      state.times.push(performance.now() - sentAt);
      state.bytes += body.length;
      send();
    });
  });
}

/** The body of an answer that has come in whole; nothing before that. */
function bodyOf(received) {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Answered with ${head.split('\r\n')[0]}.`);
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
  if (Number.isNaN(length)) throw new Error('An answer does not say its length.');
  const body = received.subarray(end + HEAD_END.length);
  return body.length < length ? undefined : body;
}

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

process.on('message', (round) => {
  run(round).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.message }),
  );
});
process.on('uncaughtException', (error) => process.send({ error: error.message }));

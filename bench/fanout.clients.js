const { Buffer } = require('node:buffer');
const { randomBytes, randomUUID } = require('node:crypto');
const { connect } = require('node:net');

/** How many handshakes are under way at once. */
const AT_ONCE = 100;
const TEXT = 1;
const PING = 9;
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** What came since the last look: how many messages, when each, and one of them as it was. */
const seen = { wanted: 0, at: [], text: '' };

/** Milliseconds on the clock that all processes of the machine share. */
function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A frame as clients send it; the mask is all zeros, which changes nothing. */
function framed(message) {
  const payload = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(payload.length < 126 ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (payload.length < 126 ? payload.length : 126);
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Takes whole frames off the front of what has arrived and answers the rest. */
function takeFrames(data, onFrame) {
  let at = 0;
  while (data.length - at >= 2) {
    const short = data[at + 1] & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (data.length - at < head) break;
    const length =
      short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
    if (data.length - at < head + length) break;
    onFrame(data[at] & 0x0f, data, [at + head, at + head + length]);
    at += head + length;
  }
  return at === data.length ? undefined : data.subarray(at);
}

/** Opens one socket; with a token it says hello and subscribes, and is counted when it has been let in. */
function open({ port, token, query }) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let [rest, stage] = [undefined, 'handshake'];
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.write(
      'GET /graphql HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
    );
    const onFrame = (opcode, data, [from, to]) => {
      if (opcode === PING) socket.write(PONG);
      if (opcode !== TEXT) return;
      if (stage === 'live') return count(data, from, to);
      stage = 'live';
      socket.write(framed({ type: 'subscribe', id: randomUUID(), payload: { query } }));
      resolve();
    };
    socket.on('data', (chunk) => {
      let data = rest ? Buffer.concat([rest, chunk]) : chunk;
      if (stage === 'handshake') {
        const end = data.indexOf('\r\n\r\n');
        if (end < 0) return void (rest = data);
        if (!data.subarray(0, 12).toString().endsWith('101')) return reject(new Error(data.toString()));
        data = data.subarray(end + 4);
        stage = token ? 'hello' : 'live';
        if (token) socket.write(framed({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
        else resolve();
      }
      rest = takeFrames(data, onFrame);
    });
  });
}

function count(data, from, to) {
  if (!seen.text) seen.text = data.toString('utf8', from, to);
  seen.at.push(now());
  if (seen.at.length === seen.wanted) report();
}

function report() {
  const at = seen.at.splice(0).sort((a, b) => a - b);
  process.send({ at: [0.5, 0.99, 1].map((share) => at[Math.ceil(at.length * share) - 1]), text: seen.text });
}

async function openAll({ count: total, ...target }) {
  const startedAt = now();
  let begun = 0;
  const oneAfterAnother = async () => {
    while (begun < total) {
      begun += 1;
      await open(target);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
  process.send({ connectedMs: now() - startedAt });
}

process.on('message', (message) => {
  if (message.open) openAll(message.open).catch((error) => process.send({ error: error.message }));
  else {
    Object.assign(seen, { wanted: message.expect, at: [], text: '' });
    process.send({ armed: true });
  }
});

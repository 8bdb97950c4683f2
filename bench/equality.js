const { Buffer } = require('node:buffer');
const { deepStrictEqual } = require('node:assert');
const { connect } = require('node:net');

/** How far the two bodies of one answer may be apart: ids are spelled longer here than there. */
const SIZE_RATIO = { least: 0.9, most: 1.4 };
const COMPARED = 25;

/** Refuses to measure anything as long as the two do not give the same answers. */
async function assertEqual(work, servers) {
  const step = Math.max(1, Math.floor(work.requests.ours.length / COMPARED));
  let nested = 0;
  for (let index = 0; index < work.requests.ours.length; index += step) {
    const ours = await ask(servers.ours.port, work.requests.ours[index]);
    const limit = await ask(servers.limit.port, work.requests.limit[index]);
    const [answer, expected] = [JSON.parse(ours), JSON.parse(limit)];
    if (answer.errors) throw new Error(`${work.name} has errors: ${ours}`);
    deepStrictEqual(work.canonical(answer), work.canonical(expected), `${work.name}: other answers than the limit's`);
    const rows = work.rowsOf(answer);
    if (rows.length !== work.expectedRows) throw new Error(`${work.name} has ${rows.length} rows.`);
    nested += rows.reduce((sum, row) => sum + work.nestedIn(row), 0);
    const ratio = ours.length / limit.length;
    if (ratio < SIZE_RATIO.least || ratio > SIZE_RATIO.most)
      throw new Error(`${work.name}: ${ours.length} bytes against ${limit.length}.`);
  }
  if (nested === 0) throw new Error(`${work.name} has members without anything.`);
}

/** Sends one request and answers the body. */
function ask(port, request) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunks = [];
    socket.on('error', reject).on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const end = text.indexOf('\r\n\r\n');
      if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text));
      else resolve(text.slice(end + 4));
    });
    socket.write(request.replace('\r\n', '\r\nconnection: close\r\n'));
  });
}

module.exports = { assertEqual, ask };

const { setTimeout: sleep } = require('node:timers/promises');
const { cpuBetween, readCpu } = require('./cpu');
const { ask } = require('./equality');

const METRICS = 'GET /metrics HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';
/** Long enough for a backend to be back in wait and for its time to be counted. */
const SETTLE_MS = 30;
const COUNTED = 10;

/**
 * All works in rounds: in each, every candidate does every work once, in an order that turns around from round to round.
 * The first round warms up and is not counted.
 */
async function measureAll({ works, servers, load, settings }) {
  const samples = new Map();
  for (let round = 0; round <= settings.rounds; round += 1) {
    for (const work of works) {
      const order = round % 2 === 0 ? ['limit', 'ours'] : ['ours', 'limit'];
      for (const name of order) {
        const sample = await measure({ work, server: servers[name], load, settings });
        if (round === 0) continue;
        const key = `${work.name} ${name}`;
        samples.set(key, [...(samples.get(key) ?? []), sample]);
      }
    }
    console.error(`round ${round} of ${settings.rounds}${round === 0 ? ' (warm-up)' : ''}`);
  }
  return samples;
}

async function measure({ work, server, load, settings }) {
  const requests = shuffled(work.requests[server.name]);
  const before = readCpu(server.pid, settings.database);
  const answered = await load.run({ port: server.port, requests, connections: 8, ms: settings.seconds * 1000 });
  await sleep(SETTLE_MS);
  const cpu = cpuBetween(before, readCpu(server.pid, settings.database));
  return {
    server: cpu.server / answered.count,
    postgres: cpu.postgres / answered.count,
    total: (cpu.server + cpu.postgres) / answered.count,
    perSecond: answered.count / answered.seconds,
    p50: answered.p50,
    p99: answered.p99,
    bytes: answered.bytes,
  };
}

/** In no order, so that what is asked for next cannot be known. */
function shuffled(items) {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/**
 * SQL statements of one request, by the gateway's own count. What runs beside it now and then (jobs, a credential looked up
 * again) can only add, so the least of several is the request's own.
 */
async function statementsPer(work, server) {
  const counts = [];
  const { ours } = work.requests;
  for (let turn = 0; turn < COUNTED; turn += 1) {
    const before = await counted(server);
    await ask(server.port, ours[turn % ours.length]);
    counts.push((await counted(server)) - before);
  }
  return Math.min(...counts);
}

async function counted(server) {
  const [, count] = /^gateway_sql_statements_total (\d+)$/m.exec(await ask(server.port, METRICS)) ?? [];
  if (count === undefined) throw new Error('The gateway does not count its statements.');
  return Number(count);
}

module.exports = { measureAll, statementsPer };

const { fork } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { parseArgs } = require('node:util');
require('reflect-metadata');
const { cpuBetween, readCpu } = require('./cpu');
const { openPublisher, QUERY } = require('./fanout.publisher');
const { gateway, startGateway } = require('./processes');

const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    subscribers: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '7' },
    publishes: { type: 'string', default: '20' },
  },
});
const ROUNDS = Number(options.rounds);
const SLUG = 'fanout';

/** The next message of a child that carries what is asked for. */
function answer(child, name) {
  return new Promise((resolve, reject) => {
    const take = (message) => {
      if (message.error) reject(new Error(message.error));
      if (!(name in message)) return;
      child.off('message', take);
      resolve(message);
    };
    child.on('message', take);
  });
}

function ask(child, message, name) {
  const answered = answer(child, name);
  child.send(message);
  return answered;
}

/** Bytes of a process that are in memory. */
function residentBytes(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

async function untilSubscribed(port, count) {
  for (;;) {
    const metrics = await (await globalThis.fetch(`http://127.0.0.1:${port}/metrics`)).text();
    if (metrics.includes(`gateway_websocket_subscriptions ${count}\n`)) return;
    await sleep(50);
  }
}

/** Opens so many sockets on a server and tells how long that took and what each costs the server in memory. */
async function connectTo(server, { count, token }) {
  const clients = fork(join(__dirname, 'fanout.clients.js'));
  const before = residentBytes(server.pid);
  const target = { port: server.port, count, token, query: QUERY };
  const { connectedMs } = await ask(clients, { open: target }, 'connectedMs');
  if (token) await untilSubscribed(server.port, count);
  return { ...server, clients, count, connectedMs, before };
}

/** Publishes once and waits until everybody has it; answers when the half, 99 of 100 and the last had it. */
async function publishOnce(server) {
  await ask(server.clients, { expect: server.count }, 'armed');
  const told = answer(server.clients, 'at');
  const startedAt = await server.publish();
  const { at, text } = await told;
  return { ms: at.map((each) => each - startedAt), text };
}

async function round(server, publishes) {
  const before = readCpu(server.pid, '-');
  const times = [];
  for (let done = 0; done < publishes; done += 1) times.push((await publishOnce(server)).ms);
  return { cpu: cpuBetween(before, readCpu(server.pid, '-')).server / publishes, times };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function lineOf({ name, connectedMs, count, before, after }, rounds) {
  const times = rounds.flatMap((each) => each.times);
  const shown = (index) => median(times.map((each) => each[index])).toFixed(0);
  const worst = Math.max(...times.map((each) => each[1])).toFixed(0);
  return {
    server: name,
    sockets: count,
    'connect s': (connectedMs / 1000).toFixed(1),
    'KiB RSS/socket': ((after - before) / count / 1024).toFixed(1),
    'CPU ms/publish': median(rounds.map(({ cpu }) => cpu)).toFixed(1),
    'p50 ms': shown(0),
    'p99 ms': shown(1),
    'last ms': shown(2),
    'worst p99 ms': worst,
  };
}

async function startBare(text) {
  const child = fork(join(__dirname, 'fanout.bare.js'));
  const { port } = await answer(child, 'port');
  const publish = async () => {
    const at = Number(process.hrtime.bigint()) / 1e6;
    child.send({ publish: text });
    return at;
  };
  return { name: 'bare ws', pid: child.pid, port, publish, stop: () => child.kill() };
}

async function compare(count, { url, token, publisher }) {
  const shipped = await startGateway(url);
  const ours = await connectTo({ ...shipped, publish: publisher.publish }, { count, token });
  const { text } = await publishOnce(ours);
  const started = await startBare(text);
  const bare = await connectTo(started, { count });
  const publishes = Math.max(2, Math.round((Number(options.publishes) * 1000) / count));
  const results = { ours: [], bare: [] };
  for (let index = 0; index <= ROUNDS; index += 1) {
    const pair = index % 2 === 0 ? [ours, bare] : [bare, ours];
    for (const server of pair) {
      const measured = await round(server, publishes);
      // The first round warms up.
      if (index > 0) results[server === ours ? 'ours' : 'bare'].push(measured);
    }
  }
  for (const server of [ours, bare]) server.after = residentBytes(server.pid);
  const ratios = results.ours.map(({ cpu }, index) => cpu / Math.max(results.bare[index].cpu, 0.1));
  console.table([lineOf(ours, results.ours), lineOf(bare, results.bare)]);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  console.log(
    `${count} sockets, ${text.length} bytes: ours / bare CPU a publish ${median(ratios).toFixed(2)} (${spread})`,
  );
  for (const { clients } of [ours, bare]) clients.kill();
  started.stop();
  await shipped.stop();
}

async function main() {
  const publisher = await openPublisher(options.server, SLUG);
  const { url } = publisher;
  const command = ['credential', 'create', '--organization', SLUG, '--dialect', 'graphql', '--json'];
  const token = JSON.parse(await gateway(command, url)).credential;
  for (const count of options.subscribers.split(',')) await compare(Number(count), { url, token, publisher });
  await publisher.close();
}

void main();

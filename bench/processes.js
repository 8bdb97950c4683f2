const { execFile, fork, spawn } = require('node:child_process');
const { openSync, readFileSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { promisify } = require('node:util');

const MAIN = join(__dirname, '../dist/main.js');
const START_MS = 60_000;
/** As in `npm start`. */
const FLAGS = ['--max-semi-space-size=32'];

/** What every process of the bench has in common with a production one. */
function environment(url, extra = {}) {
  return { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, DEMO: 'off', ...extra };
}

/** Runs one command of the gateway's command line and answers what it prints. */
async function gateway(command, url) {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...command], { env: environment(url) });
  return stdout;
}

/** Starts the gateway as it is shipped, with its log going to a file, and waits until it answers. */
async function startGateway(url) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const log = join(directory, 'gateway.log');
  const output = openSync(log, 'w');
  const env = environment(url, { PORT: '0', HOST: '127.0.0.1', RATE_LIMIT: 'off', DATA_DIR: directory });
  const child = spawn(process.execPath, [...FLAGS, MAIN, 'serve'], { env, stdio: ['ignore', output, output] });
  const port = await portIn(log, child);
  return {
    name: 'ours',
    pid: child.pid,
    port,
    stop: () => ended(child).then(() => rmSync(directory, { recursive: true })),
  };
}

async function portIn(log, child) {
  for (let waited = 0; waited < START_MS; waited += 50) {
    const [, port] = /^ready http:\/\/\S+:(\d+)$/m.exec(readFileSync(log, 'utf8')) ?? [];
    if (port) return Number(port);
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  throw new Error(`The gateway did not start:\n${readFileSync(log, 'utf8')}`);
}

/** Starts the server that is the limit. */
async function startLimit(url, organizationId) {
  const child = fork(join(__dirname, 'limit.js'), [url, organizationId], { env: environment(url) });
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The limit did not start.')));
  });
  return { name: 'limit', pid: child.pid, port, stop: () => ended(child) };
}

/** Starts the process that sends requests; `run` answers what a round measured. */
function startLoad() {
  const child = fork(join(__dirname, 'load.js'));
  const run = (round) =>
    new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('The load generator ended.')));
      child.once('message', (answer) => {
        child.removeAllListeners('exit');
        if (answer.error) reject(new Error(answer.error));
        else resolve(answer);
      });
      child.send(round);
    });
  return { run, stop: () => ended(child) };
}

function ended(child) {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

module.exports = { gateway, startGateway, startLimit, startLoad };

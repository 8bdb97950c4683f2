const { spawn, execFileSync } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { performance } = require('node:perf_hooks');
const { clearInterval, setInterval } = require('node:timers');
const { parseArgs } = require('node:util');
const { writeMembers } = require('./ghost-members');

const DEFAULT_MAIN = join(__dirname, '../dist/main.js');
const LOOK_MS = 100;

/** What the command line asks for. */
function readSettings() {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '100000' },
      formats: { type: 'string', default: 'csv,json' },
      /** An empty database on a server; the embedded one when absent. */
      database: { type: 'string', default: '' },
      main: { type: 'string', default: DEFAULT_MAIN },
    },
  });
  return { ...values, members: Number(values.members), formats: values.formats.split(',') };
}

/** Runs a command and answers what it printed, how long it took and how much memory it had at its height. */
async function measured(main, words, env) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [main, ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  let peakMb = 0;
  const timer = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), LOOK_MS);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
  return { text, seconds: (performance.now() - startedAt) / 1000, peakMb };
}

/** The kernel's own high-water mark, so that looking now and then misses nothing. */
function peakOf(pid) {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** Imports one file into an empty organization, and once more. */
async function importTwice({ main, members, database }, format) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-import-'));
  const env = { ...process.env, DATA_DIR: join(directory, 'data'), DATABASE_URL: database, DEMO: 'off' };
  const file = join(directory, `members.${format}`);
  const organization = `bench-${format}-${process.pid}`;
  try {
    await writeMembers(file, format, members);
    execFileSync(process.execPath, [main, 'organization', 'create', organization, '--title', 'Bench', '--json'], {
      env,
    });
    const words = ['import', 'ghost', file, '--organization', organization, '--json'];
    for (const run of ['empty', 'again']) {
      const { text, seconds, peakMb } = await measured(main, words, env);
      const { created, updated, unchanged, invalid } = JSON.parse(text);
      const megabytes = Math.round(statSync(file).size / 1e6);
      console.log(JSON.stringify({ format, megabytes, run, created, updated, unchanged, invalid, seconds, peakMb }));
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function main() {
  const settings = readSettings();
  for (const format of settings.formats) await importTwice(settings, format);
}

void main();

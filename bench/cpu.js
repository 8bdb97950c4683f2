const { readdirSync, readFileSync } = require('node:fs');

/** /proc counts CPU time in hundredths of a second on every Linux. */
const MS_PER_TICK = 10;

/** CPU milliseconds used so far: of one process with all its threads, and of each backend of a database. */
function readCpu(pid, database) {
  return { server: ticksOf(pid) * MS_PER_TICK, backends: backendsOf(database) };
}

/** What was used between two readings. A backend that began in between counts whole. */
function cpuBetween(before, after) {
  let postgres = 0;
  for (const [pid, ms] of after.backends) postgres += ms - (before.backends.get(pid) ?? 0);
  return { server: after.server - before.server, postgres };
}

/** The backends of a database say so in the title of their process: `postgres: user database host(port) state`. */
function backendsOf(database) {
  const found = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !titleOf(name).includes(` ${database} `)) continue;
    found.set(name, ticksOf(name) * MS_PER_TICK);
  }
  return found;
}

function titleOf(pid) {
  const title = readOrNothing(`/proc/${pid}/cmdline`);
  return title.startsWith('postgres: ') ? title : '';
}

function ticksOf(pid) {
  // The name, in parentheses, may hold spaces; the fields that are wanted stand behind it.
  const fields = readOrNothing(`/proc/${pid}/stat`).split(') ').at(-1).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

module.exports = { readCpu, cpuBetween, backendsOf };

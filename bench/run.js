const { parseArgs } = require('node:util');
const { backendsOf } = require('./cpu');
const { connected, prepareDatabase } = require('./database');
const { assertEqual } = require('./equality');
const { measureAll, statementsPer } = require('./measure');
const { startGateway, startLimit, startLoad } = require('./processes');
const { table } = require('./report');
const spelling = require('./spelling');
const { makeWorks } = require('./works');

const SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
const IDS = 2000;

/** What the command line asks for. */
function readSettings() {
  const { values } = parseArgs({
    options: {
      server: { type: 'string', default: process.env.BENCH_DATABASE_URL ?? SERVER },
      members: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '3' },
      works: { type: 'string', default: 'W1,W2,W3' },
    },
  });
  const members = Number(values.members);
  return {
    serverUrl: values.server,
    members,
    database: `gateway_bench_${members}`,
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    works: values.works.split(','),
  };
}

/** Members at random, for reading one by one. */
function randomIds(url) {
  return connected(url, async (client) => {
    const { rows } = await client.query(`SELECT id FROM members ORDER BY random() LIMIT ${IDS}`);
    return rows.map(({ id }) => id);
  });
}

async function main() {
  const settings = readSettings();
  const { url, credentials, organizationId } = await prepareDatabase({ ...settings, name: settings.database });
  const ids = await randomIds(url);
  const works = makeWorks({ credentials, ids, spelling }).filter(({ name }) => settings.works.includes(name));
  const servers = { ours: await startGateway(url), limit: await startLimit(url, organizationId) };
  const load = startLoad();
  try {
    const statements = new Map();
    for (const work of works) {
      await assertEqual(work, servers);
      statements.set(work.name, await statementsPer(work, servers.ours));
    }
    if (backendsOf(settings.database).size === 0)
      throw new Error('PostgreSQL does not run on this machine, so that its CPU time cannot be read.');
    const samples = await measureAll({ works, servers, load, settings });
    console.log(table({ works, samples, statements, settings }));
  } finally {
    await Promise.all([load.stop(), servers.ours.stop(), servers.limit.stop()]);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

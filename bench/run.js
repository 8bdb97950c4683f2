const { parseArgs } = require('node:util');
const { backendsOf } = require('./cpu');
const { fillStatements } = require('./data.sql');
const { connected, prepareDatabase } = require('./database');
const { assertEqual } = require('./equality');
const { ghostStatements } = require('./ghost-data.sql');
const { measureAll, statementsPer } = require('./measure');
const { startGateway, startLimit, startLoad } = require('./processes');
const { table } = require('./report');
const { audienceWorks, ghostWorks } = require('./works');

const SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
const IDS = 2000;
/** As many as Ghost's own cost is known for. */
const GHOST_MEMBERS = 10_000;

/** What the command line asks for. */
function readSettings() {
  const { values } = parseArgs({
    options: {
      server: { type: 'string', default: process.env.BENCH_DATABASE_URL ?? SERVER },
      members: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '3' },
      works: { type: 'string', default: 'W1,W2,W3,G15,G100,G100P90' },
    },
  });
  return {
    serverUrl: values.server,
    members: Number(values.members),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    works: values.works.split(','),
  };
}

/** Works that share a database. */
function suitesOf({ members }) {
  return [
    {
      names: ['W1', 'W2', 'W3'],
      members,
      database: `gateway_bench_${members}`,
      statements: fillStatements(members),
      dialects: ['graphql', 'allegro'],
      worksOn: async ({ url, credentials }) => audienceWorks({ credentials, ids: await randomIds(url) }),
    },
    {
      names: ['G15', 'G100', 'G100P90'],
      members: GHOST_MEMBERS,
      database: `gateway_bench_ghost_${GHOST_MEMBERS}`,
      statements: ghostStatements(GHOST_MEMBERS),
      dialects: ['ghost'],
      worksOn: async ({ credentials }) => ghostWorks({ credentials }),
    },
  ];
}

/** Members at random, for reading one by one. */
function randomIds(url) {
  return connected(url, async (client) => {
    const { rows } = await client.query(`SELECT id FROM members ORDER BY random() LIMIT ${IDS}`);
    return rows.map(({ id }) => id);
  });
}

async function main() {
  const asked = readSettings();
  for (const suite of suitesOf(asked)) {
    if (suite.names.some((name) => asked.works.includes(name))) await runSuite(suite, asked);
  }
}

async function runSuite({ worksOn, statements: filling, dialects, database, members }, asked) {
  const settings = { ...asked, database, members };
  const prepared = await prepareDatabase({ ...asked, name: database, statements: filling, dialects });
  const { url, organizationId } = prepared;
  const works = (await worksOn(prepared)).filter(({ name }) => asked.works.includes(name));
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

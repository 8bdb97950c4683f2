import type { Command } from 'commander';
import { ensureDemo } from '../demo/demo.service';
import { processConfig } from '../config';
import { startLive } from '../demo/live';
import { type Io, printJson, printLines } from './io';
import { runServe } from './serve.command';
import { untilStopped } from './signals';
import { liveLines } from './welcome';
import { withWorkspace } from './workspace';

const LIVE =
  'go on until stopped: members do things all the time, and something unusual every few minutes. With DATABASE_URL ' +
  'beside the running server; the embedded database has room for one process, which then serves as well';

/** `gateway demo` */
export function addDemo(program: Command, io: Io): void {
  program
    .command('demo')
    .description('Load the demo organizations, unless there is one with the slug demo, and keep their credentials.')
    .option('--json', 'print one JSON document: the organizations with their credentials')
    .option('--live', LIVE)
    .action((options: { json?: boolean; live?: boolean }) => (options.live ? runLive(io) : runDemo(options, io)));
}

async function runLive(io: Io): Promise<void> {
  // Nobody else can have the embedded database open, so whoever fills it has to serve it.
  if (!processConfig().databaseUrl) return runServe({ live: true }, io);
  await runDemo({}, io);
  await withWorkspace(async ({ parts }) => {
    const stopped = untilStopped();
    const live = await startLive(parts);
    printLines(io, ...liveLines(live));
    // The demo's own timer does not keep the process alive.
    const alive = setInterval(() => undefined, 60_000);
    await stopped;
    clearInterval(alive);
    await live.stop();
  });
}

function runDemo(options: { json?: boolean }, io: Io): Promise<void> {
  return withWorkspace(async ({ config, database, parts }) => {
    const { loaded, file, organizations } = await ensureDemo({ database, parts, config, log: parts.log });
    if (options.json) return printJson(io, { organizations });
    if (organizations.length === 0)
      return printLines(io, 'There is an organization demo that is not of the demo: nothing was loaded.');
    const slugs = organizations.map(({ slug }) => slug).join(' and ');
    printLines(
      io,
      loaded ? `Loaded the organizations ${slugs}.` : `The demo is there already: ${slugs}.`,
      `Credentials: ${file}`,
    );
  });
}

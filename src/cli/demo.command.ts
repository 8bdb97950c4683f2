import type { Command } from 'commander';
import { ensureDemo } from '../demo/demo.service';
import { type Io, printJson, printLines } from './io';
import { withWorkspace } from './workspace';

/** `gateway demo` */
export function addDemo(program: Command, io: Io): void {
  program
    .command('demo')
    .description('Load the demo organizations, unless there is one with the slug demo, and keep their credentials.')
    .option('--json', 'print one JSON document: the organizations with their credentials')
    .action((options: { json?: boolean }) => runDemo(options, io));
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

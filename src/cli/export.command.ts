import { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { csvWriter } from './csv';
import type { Io } from './io';
import { COLUMNS, type ExportedMember, exportMembers } from './member-export';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly format: 'csv' | 'ndjson';
}

/** `gateway export members` */
export function addExport(program: Command, io: Io): void {
  program
    .command('export')
    .description('Write what an organization holds to standard output.')
    .command('members')
    .description('The living members, oldest first, as one stream.')
    .requiredOption('--organization <slug>', 'the organization')
    .addOption(new Option('--format <format>', 'the form').choices(['csv', 'ndjson']).default('csv'))
    .action((options: Options) => runExport(options, io));
}

function runExport({ organization, format }: Options, io: Io): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, organization));
    const members = Readable.from(exportMembers(context));
    const writer = format === 'csv' ? csvWriter(COLUMNS) : Duplex.from(toLines);
    // Standard output outlives the stream. A reader that has seen enough (head, say) closes it, which is no error.
    await pipeline(members, writer, io.stdout, { end: false }).catch(ignoreClosedReader);
  });
}

async function* toLines(members: AsyncIterable<ExportedMember>): AsyncGenerator<string> {
  for await (const member of members) yield `${JSON.stringify(member)}\n`;
}

function ignoreClosedReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import type { RequestContext } from '../context';
import { type Counts, type Remark, runImport } from './import/import-run';
import { progressOn } from './import/progress';
import { openSource } from './import/source';
import { type Io, printJson, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** How many remarks a JSON report holds; all are counted. */
const MAX_REMARKS = 10_000;

/** `gateway import ghost` */
export function addImport(program: Command, io: Io): void {
  program
    .command('import')
    .description('Take members over from another system.')
    .command('ghost <file>')
    .description(
      'The members of a Ghost site: CSV as Ghost exports it, or JSON as its Admin API prints it ({"members":[…]}). Ids, dates and subscriptions are kept. The same file again changes nothing.',
    )
    .requiredOption('--organization <slug>', 'the organization')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--json', 'print one JSON document')
    .action((file: string, options: Options) => runImportGhost(file, options, io));
}

async function runImportGhost(file: string, options: Options, io: Io): Promise<void> {
  const { size } = await stat(file);
  await withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, options.organization));
    const report = await importFile(context, { path: file, size }, { options, io });
    if (options.json) return printJson(io, { file, organization: options.organization, ...report });
    const { created, updated, unchanged, invalid, dryRun, stopped } = report;
    printLines(
      io,
      `${dryRun ? 'Would be created' : 'Created'} ${created}, updated ${updated}, unchanged ${unchanged}, invalid ${invalid}.`,
      ...(stopped ? ['Stopped before the end of the file. The same command again goes on.'] : []),
    );
  });
}

interface Report extends Counts {
  readonly dryRun: boolean;
  readonly stopped: boolean;
  readonly problems: readonly Remark[];
  readonly notices: readonly Remark[];
}

async function importFile(
  context: RequestContext,
  file: { readonly path: string; readonly size: number },
  { options, io }: { readonly options: Options; readonly io: Io },
): Promise<Report> {
  const source = openSource(file.path);
  const progress = progressOn(io.stderr);
  const interruption = watchInterruption();
  const remarks = { problems: [] as Remark[], notices: [] as Remark[] };
  const tell = (kind: keyof typeof remarks) => (remark: Remark) => {
    if (options.json) {
      if (remarks[kind].length < MAX_REMARKS) remarks[kind].push(remark);
      return;
    }
    progress.clear();
    io.stderr.write(`${remark.place} (${remark.email}): ${remark.problems.join(' ')}\n`);
  };
  try {
    const dryRun = options.dryRun ?? false;
    const counts = await runImport(context, source.entries, {
      dryRun,
      stopped: interruption.met,
      onInvalid: tell('problems'),
      onNotice: tell('notices'),
      onBatch: (members) => progress.show(Math.min(source.bytesRead() / Math.max(file.size, 1), 1), members),
    });
    return { ...counts, dryRun, stopped: interruption.met(), ...remarks };
  } finally {
    progress.clear();
    interruption.forget();
  }
}

/** Lets the batch under way come to its end when the command is interrupted; a second time ends the process at once. */
function watchInterruption(): { met(): boolean; forget(): void } {
  let met = false;
  const meet = (): void => {
    if (met) process.exit(130);
    met = true;
  };
  process.on('SIGINT', meet).on('SIGTERM', meet);
  return { met: () => met, forget: () => void process.off('SIGINT', meet).off('SIGTERM', meet) };
}

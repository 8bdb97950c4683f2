import type { Command } from 'commander';
import { checkLedger, type LedgerReport } from '../modules/ledger/ledger-check.service';
import { formatMinor } from '../shared/money';
import { type Io, printJson, printLines } from './io';
import { organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization?: string;
  readonly json?: boolean;
}

/** `gateway ledger check` */
export function addLedger(program: Command, io: Io): void {
  program
    .command('ledger')
    .description('The double-entry ledger of payments.')
    .command('check')
    .description('Hold the ledger against everything that must be so. Fails when anything is not; nothing is written.')
    .option('--organization <slug>', 'one organization; all when absent')
    .option('--json', 'print one JSON document')
    .action((options: Options) => runCheck(options, io));
}

function runCheck({ organization, json }: Options, io: Io): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const id = organization === undefined ? null : (await organizationBySlug(parts, organization)).id;
    const report = await checkLedger(parts.db, id);
    if (json) printJson(io, toJson(report));
    else printLines(io, ...linesOf(report));
    if (!report.sound) throw new Error(`${report.problems.length} rules of the ledger are broken.`);
  });
}

function toJson({ sound, problems, balances }: LedgerReport): object {
  return { sound, problems, balances: balances.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) })) };
}

function linesOf({ sound, problems, balances }: LedgerReport): string[] {
  const lines = balances.map(
    ({ account, currency, amountMinor, entries }) =>
      `${currency}  ${account.padEnd(12)}  ${formatMinor(amountMinor, currency).padStart(16)}  ${entries} entries`,
  );
  return [...lines, ...problems, sound ? 'The ledger is sound.' : 'The ledger is not sound.'];
}

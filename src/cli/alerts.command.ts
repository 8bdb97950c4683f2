import { type Command, InvalidArgumentError } from 'commander';
import { type BacktestedAlert, backtest } from '../modules/alerts/alert-backtest.service';
import { Failure } from '../shared/failure';
import { parseInstant } from '../shared/instant';
import { type Io, printJson, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly from: Date;
  readonly to: Date;
  readonly json?: boolean;
}

/** `gateway alerts backtest` */
export function addAlerts(program: Command, io: Io): void {
  program
    .command('alerts')
    .description('Alerts of unusual engagement.')
    .command('backtest')
    .description('Print which alerts the stored activity would have raised. Nothing is written.')
    .requiredOption('--organization <slug>', 'the organization')
    .requiredOption('--from <instant>', 'from then on, ISO 8601; what lies before is learned from', toInstant)
    .requiredOption('--to <instant>', 'until then, ISO 8601', toInstant)
    .option('--json', 'print one JSON document')
    .action((options: Options) => runBacktest(options, io));
}

function runBacktest({ organization, from, to, json }: Options, io: Io): Promise<void> {
  if (from >= to) throw new Failure('BAD_USER_INPUT', '--from must lie before --to.');
  return withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, organization));
    const alerts = await backtest(context, { from, until: to });
    if (json) return printJson(io, { organization, from, to, alerts });
    printLines(io, ...alerts.map(lineOf), `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`);
  });
}

function lineOf({ openedAt, resolvedAt, severity, creator, summary }: BacktestedAlert): string {
  const until = resolvedAt ? `until ${resolvedAt.toISOString()}` : 'goes on';
  return `${openedAt.toISOString()}  ${severity.padEnd(8)}  ${creator}: ${summary} (${until})`;
}

function toInstant(text: string): Date {
  const instant = parseInstant(text);
  if (!instant) throw new InvalidArgumentError('Give an instant such as 2026-01-15T10:30:00Z.');
  return instant;
}

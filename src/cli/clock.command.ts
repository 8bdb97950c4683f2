import { type Command, InvalidArgumentError } from 'commander';
import { inTransaction } from '../database/transaction';
import { catchUp } from '../modules/billing/clock.service';
import { advanceClock } from '../modules/organizations/organization.service';
import { Failure } from '../shared/failure';
import { parseInstant } from '../shared/instant';
import { DAY_MS } from '../shared/period';
import { type Io, printJson, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace, type Workspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly by?: number;
  readonly to?: Date;
  readonly json?: boolean;
}

const HOUR_MS = 3_600_000;
const UNITS = { s: 1000, m: 60_000, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS } as const;
const SPAN = /^(\d{1,6})([smhdw])$/;

const WAITING =
  'Something still waits because the payment provider has not answered. It is done as soon as the answer is known.';

/** `gateway clock advance` */
export function addClock(program: Command, io: Io): void {
  program
    .command('clock')
    .description('The clocks of test organizations.')
    .command('advance')
    .description('Move the clock of a test organization forward, and let everything happen that is due by then.')
    .requiredOption('--organization <slug>', 'the organization')
    .option('--by <span>', 'how far: a whole number of s, m, h, d or w, such as 30d', toSpan)
    .option('--to <instant>', 'until when, ISO 8601; where it is later already, what is due is still done', toInstant)
    .option('--json', 'print one JSON document')
    .action((options: Options) => runAdvance(options, io));
}

function runAdvance(options: Options, io: Io): Promise<void> {
  const { organization: slug, by, to, json } = options;
  if ((by === undefined) === (to === undefined))
    throw new Failure('BAD_USER_INPUT', 'Give one of --by and --to, and not both.');
  return withWorkspace(async (workspace) => {
    const facts = await organizationBySlug(workspace.parts, slug);
    const moved = await move(workspace, facts, options);
    let done = 0;
    const report = (count: number) => {
      done += count;
    };
    const settled = await catchUp(commandContext(workspace.parts, facts), moved, { atMostMs: Infinity, report });
    const now = new Date(workspace.parts.clock.now().getTime() + Number(moved.clockOffsetMs));
    if (json) return printJson(io, { organization: slug, now, done, settled });
    printLines(io, `The clock of ${slug} shows ${now.toISOString()}. ${done} things about subscriptions were due.`);
    if (!settled) printLines(io, WAITING);
  });
}

type Facts = Awaited<ReturnType<typeof organizationBySlug>>;

async function move(
  { parts }: Workspace,
  facts: Facts,
  { by, to }: Options,
): Promise<Pick<Facts, 'id' | 'clockOffsetMs'>> {
  const context = commandContext(parts, facts);
  const milliseconds = to ? to.getTime() - context.clock.now().getTime() : (by ?? 0);
  // A command that was cut short goes on when it is given again.
  if (to && milliseconds <= 0) return facts;
  return inTransaction(context, (transaction) => advanceClock(transaction, milliseconds));
}

function toSpan(text: string): number {
  const [, count, unit] = SPAN.exec(text) ?? [];
  if (!count || !unit || Number(count) === 0) throw new InvalidArgumentError('Give a span such as 30d or 12h.');
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}

function toInstant(text: string): Date {
  const instant = parseInstant(text);
  if (!instant) throw new InvalidArgumentError('Give an instant such as 2026-01-15T10:30:00Z.');
  return instant;
}

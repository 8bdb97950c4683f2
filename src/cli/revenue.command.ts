import type { Command } from 'commander';
import { inTransaction } from '../database/transaction';
import type { RequestContext } from '../context';
import { fromOptionalGlobalId } from '../schema/global-id';
import { organizationById } from '../modules/organizations/organization.loaders';
import { setAcquisitionCost, setExchangeRate } from '../modules/revenue/revenue-inputs.service';
import { forgetRevenue, projectRevenue } from '../modules/revenue/revenue-projection.service';
import { badInput } from '../shared/failure';
import { MAX_AMOUNT_MINOR, parseMajor } from '../shared/money';
import { type Io, printJson, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly json?: boolean;
}

interface CostOptions extends Options {
  readonly currency?: string;
  readonly creator?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `gateway revenue cost`, `gateway revenue rate` and `gateway revenue rebuild` */
export function addRevenue(program: Command, io: Io): void {
  const revenue = program.command('revenue').description('Revenue analytics: what is told to it, and its upkeep.');
  const command = (usage: string) =>
    revenue
      .command(usage)
      .requiredOption('--organization <slug>', 'the organization')
      .option('--json', 'print one JSON document');
  command('cost <month> <amount>')
    .description('Set what was spent in a month (2026-01) to win members, as a decimal amount such as 1250.00.')
    .option('--currency <code>', "its currency, an ISO 4217 code; the organization's when absent")
    .option('--creator <id>', 'the global id of the creator for whom; the organization as a whole when absent')
    .action((month: string, amount: string, options: CostOptions) => runCost({ month, amount }, options, io));
  command('rate <currency> <day> <rate>')
    .description("Set what a unit of a currency is worth in the organization's from a day (2026-01-31) on.")
    .action((...[currency, day, rate, options]: [string, string, string, Options]) =>
      runRate({ currency, day, rate }, options, io),
    );
  command('rebuild')
    .description('Work out all revenue anew from the event log.')
    .action((options: Options) => runRebuild(options, io));
}

function runCost(given: { month: string; amount: string }, options: CostOptions, io: Io): Promise<void> {
  return inOrganization(options.organization, async (context, organizationCurrency) => {
    const currency = (options.currency ?? organizationCurrency).toUpperCase();
    const amountMinor = parseMajor(given.amount, currency);
    if (amountMinor === undefined || amountMinor < 0n || amountMinor > MAX_AMOUNT_MINOR)
      throw badInput('amount', `Give an amount that ${currency} can express, such as 1250.`);
    const row = await setAcquisitionCost(context, {
      ...{ month: dayOf(`${given.month.slice(0, 7)}-01`), amountMinor: Number(amountMinor), currency },
      creatorId: fromOptionalGlobalId('Creator', options.creator),
    });
    const told = { month: row.month.toISOString().slice(0, 7), amountMinor: Number(row.amountMinor), currency };
    if (options.json) printJson(io, told);
    else printLines(io, `${given.amount} ${currency} were spent in ${told.month}.`);
  });
}

function runRate(given: { currency: string; day: string; rate: string }, options: Options, io: Io): Promise<void> {
  return inOrganization(options.organization, async (context) => {
    const row = await setExchangeRate(context, { ...given, day: dayOf(given.day) });
    const { currency, quoteCurrency } = row;
    const [rate, day] = [row.rate.toFixed(), row.day.toISOString().slice(0, 10)];
    if (options.json) printJson(io, { currency, quoteCurrency, day, rate });
    else printLines(io, `1 ${currency} is worth ${rate} ${quoteCurrency} from ${day} on.`);
  });
}

function runRebuild(options: Options, io: Io): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const { id } = await organizationBySlug(parts, options.organization);
    await forgetRevenue(parts, id);
    const { position } = await projectRevenue(parts, id, Infinity);
    if (options.json) printJson(io, { organization: options.organization, events: Number(position) });
    else printLines(io, `Worked out from ${position} events.`);
  });
}

/** Does work of one transaction in an organization, whose currency it gets to know. */
function inOrganization(
  slug: string,
  work: (context: RequestContext, currency: string) => Promise<void>,
): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const organization = await organizationBySlug(parts, slug);
    const context = commandContext(parts, organization);
    const row = await organizationById(context).load(organization.id);
    await inTransaction(context, (transaction) => work(transaction, row?.currency ?? ''));
  });
}

function dayOf(text: string): string {
  const day = new Date(text);
  if (!DAY.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw badInput('day', `${text} is not a day of the calendar, such as 2026-01-31.`);
  return text;
}

import type { Command } from 'commander';
import { inTransaction } from '../database/transaction';
import { replayWebhook } from '../modules/webhooks/webhook-delivery.service';
import { fromGlobalId } from '../schema/global-id';
import { badInput } from '../shared/failure';
import { parseUuid } from '../shared/id';
import { parseObjectId } from '../shared/object-id';
import { type Io, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface Options {
  readonly organization: string;
  readonly from: string;
}

/** `gateway webhook replay` */
export function addWebhook(program: Command, io: Io): void {
  program
    .command('webhook')
    .description('Webhook endpoints: who is told of events.')
    .command('replay <endpoint>')
    .description('Tell an endpoint again of all events from a position of the event log on, in their order.')
    .requiredOption('--organization <slug>', 'whose endpoint it is')
    .requiredOption('--from <position>', 'the first event to be told; 1 is the first of all')
    .action((endpoint: string, options: Options) => runReplay(endpoint, options, io));
}

function runReplay(endpoint: string, { organization: slug, from }: Options, io: Io): Promise<void> {
  if (!/^[1-9]\d{0,17}$/.test(from)) throw badInput('from', 'The position must be a whole number from 1.');
  return withWorkspace(async ({ parts }) => {
    const organization = await organizationBySlug(parts, slug);
    const id = parseUuid(endpoint) ?? parseObjectId(endpoint) ?? fromGlobalId('WebhookEndpoint', endpoint);
    const context = commandContext(parts, organization);
    const { url } = await inTransaction(context, (transaction) => replayWebhook(transaction, id, BigInt(from)));
    printLines(io, `${url} is told again of everything from position ${from} on, while serve or a worker runs.`);
  });
}

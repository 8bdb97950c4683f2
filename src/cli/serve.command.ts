import type { Command } from 'commander';
import { type RunningGateway, startGateway } from '../app';
import { processConfig } from '../config';
import { startLive } from '../demo/live';
import { startAlerts } from '../jobs/engagement-alerts';
import { startGifts } from '../jobs/gifts';
import { startJobs } from '../jobs/jobs';
import { startMilestones } from '../jobs/milestones';
import { startPayments } from '../jobs/payments';
import { startMessages } from '../jobs/messages';
import { startRenewals } from '../jobs/renewals';
import { startWebhooks } from '../jobs/webhook-delivery';
import { within } from '../shared/within';
import { type Io, printLines } from './io';
import { untilStopped } from './signals';
import { liveLines, welcome } from './welcome';

/** `gateway serve` */
export function addServe(program: Command, io: Io): void {
  program
    .command('serve')
    .description('Serve everything on one port until SIGTERM or SIGINT; a second signal ends the process at once.')
    .option('--live', 'let the members of the demo do things meanwhile, and something unusual every few minutes')
    .action((options: { live?: boolean }) => runServe(options, io));
}

/** Serves until stopped; with `live`, the demo's members do something all the time. */
export async function runServe({ live = false }: { readonly live?: boolean }, io: Io): Promise<void> {
  const config = processConfig();
  const gateway = await startGateway(config);
  const stopped = untilStopped();
  const jobs = startJobs(gateway.parts);
  const alerts = startAlerts(gateway.parts);
  const gifts = startGifts(gateway.parts);
  const milestones = startMilestones(gateway.parts);
  const payments = startPayments(gateway.parts);
  const renewals = startRenewals(gateway.parts);
  const webhooks = startWebhooks(gateway.parts, gateway.schema);
  const messages = await startMessages(gateway.parts);
  const demo = live ? await startLive(gateway.parts) : undefined;
  printLines(io, ...welcomeTo(gateway), ...(demo ? liveLines(demo) : []), `ready ${gateway.url}`);
  await stopped;
  await demo?.stop();
  // Work that others keep adding to has no end of its own: what is not done by then, another process does.
  await within(
    config.shutdownTimeoutMs,
    Promise.all([
      jobs.stop(),
      alerts.stop(),
      payments.stop(),
      gifts.stop(),
      milestones.stop(),
      renewals.stop(),
      webhooks.stop(),
      messages.stop(),
    ]),
  );
  await gateway.stop();
}

function welcomeTo({ demo, url }: RunningGateway): string[] {
  return demo ? welcome(demo, url) : [];
}

import type { Command } from 'commander';
import { type RunningGateway, startGateway } from '../app';
import { processConfig } from '../config';
import { startAlerts } from '../jobs/engagement-alerts';
import { startJobs } from '../jobs/jobs';
import { startWebhooks } from '../jobs/webhook-delivery';
import { type Io, printLines } from './io';
import { untilStopped } from './signals';
import { welcome } from './welcome';

/** `gateway serve` */
export function addServe(program: Command, io: Io): void {
  program
    .command('serve')
    .description('Serve everything on one port until SIGTERM or SIGINT; a second signal ends the process at once.')
    .action(() => runServe(io));
}

async function runServe(io: Io): Promise<void> {
  const gateway = await startGateway(processConfig());
  const stopped = untilStopped();
  const jobs = startJobs(gateway.parts);
  const alerts = startAlerts(gateway.parts);
  const webhooks = startWebhooks(gateway.parts, gateway.schema);
  printLines(io, ...welcomeTo(gateway), `ready ${gateway.url}`);
  await stopped;
  await Promise.all([jobs.stop(), alerts.stop(), webhooks.stop()]);
  await gateway.stop();
}

function welcomeTo({ demo, url }: RunningGateway): string[] {
  return demo ? welcome(demo, url) : [];
}

import type { Command } from 'commander';
import { gatewaySchema } from '../graphql/schema';
import { startAlerts } from '../jobs/engagement-alerts';
import { startGifts } from '../jobs/gifts';
import { startJobs } from '../jobs/jobs';
import { startMilestones } from '../jobs/milestones';
import { startPayments } from '../jobs/payments';
import { startRenewals } from '../jobs/renewals';
import { startMessages } from '../jobs/messages';
import { startWebhooks } from '../jobs/webhook-delivery';
import { type Io, printLines } from './io';
import { untilStopped } from './signals';
import { withWorkspace } from './workspace';

/** `gateway worker` */
export function addWorker(program: Command, io: Io): void {
  program
    .command('worker')
    .description('Do the background work in a process of its own, until it is stopped. By default serve does it too.')
    .action(() =>
      withWorkspace(async ({ parts }) => {
        const stopped = untilStopped();
        const jobs = startJobs(parts);
        const alerts = startAlerts(parts);
        const gifts = startGifts(parts);
        const milestones = startMilestones(parts);
        const payments = startPayments(parts);
        const renewals = startRenewals(parts);
        const webhooks = startWebhooks(parts, await gatewaySchema());
        const messages = await startMessages(parts);
        printLines(io, 'working');
        // The jobs' own timer does not keep the process alive.
        const alive = setInterval(() => undefined, 60_000);
        await stopped;
        clearInterval(alive);
        await Promise.all([
          jobs.stop(),
          alerts.stop(),
          payments.stop(),
          gifts.stop(),
          milestones.stop(),
          renewals.stop(),
          webhooks.stop(),
          messages.stop(),
        ]);
      }),
    );
}

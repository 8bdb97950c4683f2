import type { Command } from 'commander';
import { startJobs } from '../jobs/jobs';
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
        printLines(io, 'working');
        // The jobs' own timer does not keep the process alive.
        const alive = setInterval(() => undefined, 60_000);
        await stopped;
        clearInterval(alive);
        await jobs.stop();
      }),
    );
}

import { Command, CommanderError } from 'commander';
import { addAlerts } from './alerts.command';
import { addClock } from './clock.command';
import { addCredential } from './credential.command';
import { addDemo } from './demo.command';
import { addDoctor } from './doctor.command';
import { explain } from './explain';
import { addExport } from './export.command';
import { addImport } from './import.command';
import type { Io } from './io';
import { addLedger } from './ledger.command';
import { addMigrate } from './migrate.command';
import { addOrganization } from './organization.command';
import { addRevenue } from './revenue.command';
import { addServe } from './serve.command';
import { addWebhook } from './webhook.command';
import { addWorker } from './worker.command';

/** The `gateway` command with all that it can do. */
export function gatewayProgram(io: Io): Command {
  const program = new Command('gateway')
    .description('One GraphQL gateway for members, tiers and subscriptions, with REST dialects on the same port.')
    .addHelpText(
      'after',
      '\nThe environment says which database it works on: see the configuration table in README.md.',
    )
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
  for (const add of [
    addServe,
    addDoctor,
    addMigrate,
    addDemo,
    addOrganization,
    addCredential,
    addImport,
    addExport,
    addWebhook,
    addAlerts,
    addRevenue,
    addClock,
    addLedger,
    addWorker,
  ])
    add(program, io);
  return program;
}

/** Runs one command line and answers its exit code. Whatever goes wrong is said in one line. */
export async function runCommandLine(words: readonly string[], io: Io): Promise<number> {
  try {
    await gatewayProgram(io).parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // The parser has said already what it did not understand.
    if (error instanceof CommanderError) return error.exitCode;
    io.stderr.write(`error: ${explain(error)}\n`);
    return 1;
  }
}

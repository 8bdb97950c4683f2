import type { Command } from 'commander';
import { type Config, processConfig } from '../config';
import { examineDatabase } from './doctor-database';
import { broken, type Finding, type Found, ok, type Verdict, warning } from './doctor-finding';
import { examineDisk, examineRedis, examineSmtp, examineStripe } from './doctor-services';
import { type Io, printJson, printLines } from './io';

const MARKS: Readonly<Record<Verdict, string>> = { ok: '✓', warning: '!', broken: '✗', skipped: '-' };

const EXPLANATION = `
Looks at the configuration, the database (reachable, migrations, its clock), Redis, the mail server, the form of Stripe's
secrets and the room in DATA_DIR. Nothing is changed, nothing is sent. Each line has a verdict:

  ✓ ok       it is as it should be
  ! warning  it works, but somebody should look at it
  ✗ broken   it does not work; the exit code is 1
  - skipped  it is not set up

Examples:
  $ gateway doctor
  $ gateway doctor --json`;

/** `gateway doctor` */
export function addDoctor(program: Command, io: Io): void {
  program
    .command('doctor')
    .description('Check that everything that the gateway needs is there, and say what to do about what is not.')
    .option('--json', 'print one JSON document: {"ok", "findings": [{"name", "verdict", "detail", "advice"}]}')
    .addHelpText('after', EXPLANATION)
    .action((options: { json?: boolean }) => runDoctor(options, io));
}

async function runDoctor({ json }: { readonly json?: boolean }, io: Io): Promise<void> {
  const findings = await examineAll();
  const wrong = findings.filter(({ verdict }) => verdict === 'broken').map(({ name }) => name);
  if (json) printJson(io, { ok: wrong.length === 0, findings });
  else printLines(io, ...findings.flatMap(linesOf));
  if (wrong.length > 0) throw new Error(`Broken: ${wrong.join(', ')}.`);
}

async function examineAll(): Promise<Finding[]> {
  let config: Config;
  try {
    config = processConfig();
  } catch (error) {
    return [{ name: 'configuration', ...broken(error, 'Mend the variable; the table in README.md explains each.') }];
  }
  const examined = await Promise.all([
    examineDatabase(config),
    named('redis', examineRedis(config)),
    named('smtp', examineSmtp(config)),
    named('stripe', examineStripe(config)),
    named('disk', examineDisk(config)),
  ]);
  return [{ name: 'configuration', ...examineConfiguration(config) }, ...examined.flat()];
}

async function named(name: string, found: Found | Promise<Found>): Promise<Finding> {
  return { name, ...(await found) };
}

/** What can be understood, but is seldom meant. */
function examineConfiguration({ databaseUrl, demo, publicUrl, webhookAllowPrivate }: Config): Found {
  if (databaseUrl && demo)
    return warning('The demo is on with a database of its own.', 'Set DEMO=off where real members are.');
  if (databaseUrl && webhookAllowPrivate)
    return warning(
      'Webhooks may call private addresses.',
      'Set WEBHOOK_ALLOW_PRIVATE=off where others register endpoints.',
    );
  if (databaseUrl && !publicUrl)
    return warning(
      'PUBLIC_URL is not set: links lead to this machine.',
      'Set PUBLIC_URL to where callers reach the gateway.',
    );
  return ok('Every variable is understood.');
}

function linesOf({ name, verdict, detail, advice }: Finding): string[] {
  const line = `${MARKS[verdict]} ${name.padEnd(14)} ${detail}`;
  return advice ? [line, `${' '.repeat(17)}→ ${advice}`] : [line];
}

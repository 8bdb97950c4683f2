import type { Command } from 'commander';
import { CREDENTIAL_DIALECTS, type CredentialDialect } from '../auth/credential';
import type { RequestContext } from '../context';
import { DEMO_PROFILES } from '../demo/demo.service';
import { issueCredential } from '../modules/credentials/credential.service';
import { createOrganization } from '../modules/organizations/organization-setup.service';
import { Failure } from '../shared/failure';
import { type Io, printJson, printLines } from './io';
import { withWorkspace } from './workspace';

interface Options {
  readonly title: string;
  readonly currency: string;
  readonly integration?: string;
  readonly test?: boolean;
  readonly json?: boolean;
}

/** `gateway organization create` */
export function addOrganization(program: Command, io: Io): void {
  program
    .command('organization')
    .description('Organizations: each sees nothing of the others.')
    .command('create <slug>')
    .description('Make a new, empty organization with one credential for each dialect, printed this one time.')
    .requiredOption('--title <title>', 'what it is called, and the names of its creator, newsletter and paid tier')
    .option('--currency <code>', 'its currency, an ISO 4217 code', 'usd')
    .option('--integration <name>', 'name of the Ghost integration, as it appears in attribution')
    .option('--test', 'a test organization: its clock can be moved forward')
    .option('--json', 'print one JSON document')
    .action((slug: string, options: Options) => runCreate(slug, options, io));
}

function runCreate(slug: string, options: Options, io: Io): Promise<void> {
  const { title, currency, integration: integrationName, test: isTest } = options;
  if (DEMO_PROFILES.some((profile) => profile.slug === slug))
    throw new Failure('CONFLICT', `The slug ${slug} is kept for the demo data.`);
  return withWorkspace(async ({ parts }) => {
    const values = { slug, title, currency, integrationName, isTest };
    const { context, organization } = await createOrganization(parts, values).catch((error: unknown) => {
      throw taken(error) ? new Failure('CONFLICT', `There is an organization ${slug} already.`) : error;
    });
    const credentials = await issueCredentials(context, integrationName);
    if (options.json) return printJson(io, { slug, title: organization.title, credentials });
    const lines = Object.entries(credentials).map(([dialect, credential]) => `  ${dialect.padEnd(9)} ${credential}`);
    printLines(io, `Created ${slug}. Its credentials are not shown again:`, ...lines);
  });
}

/** One credential for each dialect; Ghost's bears the name of the integration, which new members are attributed to. */
async function issueCredentials(
  context: RequestContext,
  integrationName: string | undefined,
): Promise<Record<CredentialDialect, string>> {
  const credentials: Partial<Record<CredentialDialect, string>> = {};
  for (const dialect of CREDENTIAL_DIALECTS) {
    const name = (dialect === 'ghost' && integrationName) || undefined;
    credentials[dialect] = (await issueCredential(context, { dialect, name })).credential;
  }
  return credentials as Record<CredentialDialect, string>;
}

function taken(error: unknown): boolean {
  return error instanceof Failure && error.code === 'CONFLICT';
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import { CREDENTIAL_DIALECTS, CREDENTIAL_KINDS, type CredentialDialect, type CredentialKind } from '../auth/credential';
import type { RequestContext } from '../context';
import { findCreatorPage } from '../modules/creators/creator.service';
import { issueCredential, listCredentials, revokeCredential } from '../modules/credentials/credential.service';
import { parseDuration } from '../shared/duration';
import { Failure } from '../shared/failure';
import { type Id, parseUuid } from '../shared/id';
import { MAX_PAGE_SIZE } from '../shared/page';
import { type Io, printJson, printLines } from './io';
import { commandContext, organizationBySlug, withWorkspace } from './workspace';

interface CreateOptions {
  readonly organization: string;
  readonly dialect: CredentialDialect;
  readonly role?: string;
  readonly name?: string;
  readonly ttl?: number;
  readonly kind?: CredentialKind;
  readonly bare?: boolean;
  readonly creator?: string;
  readonly json?: boolean;
}

/** `gateway credential create|list|revoke` */
export function addCredential(program: Command, io: Io): void {
  const credential = program.command('credential').description('Credentials of an organization.');
  addCreate(credential, io);
  credential
    .command('list')
    .description('List the credentials of an organization, newest first, without anything secret.')
    .requiredOption('--organization <slug>', 'the organization')
    .option('--json', 'print one JSON document')
    .action((options: { organization: string; json?: boolean }) => runList(options, io));
  credential
    .command('revoke <id>')
    .description('Make a credential useless at once, for requests and for open sockets.')
    .requiredOption('--organization <slug>', 'the organization')
    .option('--json', 'print one JSON document')
    .action((id: string, options: { organization: string; json?: boolean }) => runRevoke(id, options, io));
}

function addCreate(credential: Command, io: Io): void {
  credential
    .command('create')
    .description('Make one more credential and print it. It is shown this one time.')
    .requiredOption('--organization <slug>', 'the organization')
    .addOption(
      new Option('--dialect <dialect>', 'the front that it is for')
        .choices([...CREDENTIAL_DIALECTS])
        .makeOptionMandatory(),
    )
    .option('--role <role>', 'one of the eight roles; any other name grants nothing', toRole)
    .option('--name <name>', 'what it is called in lists')
    .option('--ttl <duration>', 'how long it is good, such as 60s, 5m, 12h or 30d', toMilliseconds)
    .addOption(
      new Option('--kind <kind>', 'Ghost: a content key, or one that is told of what Ghost drops silently').choices([
        ...CREDENTIAL_KINDS,
      ]),
    )
    .option('--bare', 'Allegro: answer bare objects without the data envelope')
    .option('--creator <slug>', 'only what belongs to this creator is seen and changed')
    .option('--json', 'print one JSON document')
    .action((options: CreateOptions) => runCreate(options, io));
}

function toRole(text: string): string {
  if (text === '') throw new InvalidArgumentError('Give a role, or leave the option out for the usual rights.');
  return text;
}

function toMilliseconds(text: string): number {
  const duration = parseDuration(text);
  if (duration === undefined) throw new InvalidArgumentError('Give a duration such as 60s, 5m, 12h or 30d.');
  return duration;
}

function runCreate(options: CreateOptions, io: Io): Promise<void> {
  const { organization: slug, creator, ttl, json, ...order } = options;
  return withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, slug));
    const creatorId = creator === undefined ? undefined : await creatorBySlug(context, creator);
    const { id, credential, row } = await issueCredential(context, { ...order, ttlMs: ttl, creatorId });
    if (json) {
      const role = row.roles[0] ?? null;
      return printJson(io, { organization: slug, dialect: order.dialect, role, credential });
    }
    printLines(io, credential, '', `Keep it: it is not shown again. To take it back: gateway credential revoke ${id}`);
  });
}

async function creatorBySlug(context: RequestContext, slug: string): Promise<Id> {
  const { rows } = await findCreatorPage(context, { filter: { slug: { eq: slug } }, first: 1 });
  if (!rows[0]) throw new Failure('NOT_FOUND', `There is no creator ${slug} in this organization.`);
  return rows[0].id;
}

function runList(options: { organization: string; json?: boolean }, io: Io): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, options.organization));
    const { rows } = await listCredentials(context, { first: MAX_PAGE_SIZE });
    const credentials = rows.map(({ id, dialect, name, kind, roles, createdAt, expiresAt, revokedAt }) => ({
      ...{ id, dialect, name, kind, roles, createdAt, expiresAt, revokedAt },
    }));
    if (options.json) return printJson(io, { organization: options.organization, credentials });
    for (const { id, dialect, name, expiresAt, revokedAt } of credentials)
      printLines(io, [id, dialect, name, stateOf(expiresAt, revokedAt)].join('\t'));
  });
}

function stateOf(expiresAt: Date | null, revokedAt: Date | null): string {
  if (revokedAt) return `revoked at ${revokedAt.toISOString()}`;
  return expiresAt ? `good until ${expiresAt.toISOString()}` : 'good until revoked';
}

function runRevoke(text: string, options: { organization: string; json?: boolean }, io: Io): Promise<void> {
  return withWorkspace(async ({ parts }) => {
    const context = commandContext(parts, await organizationBySlug(parts, options.organization));
    const id = parseUuid(text);
    if (!id) throw new Failure('NOT_FOUND', `There is no credential ${text}.`);
    const { revokedAt } = await revokeCredential(context, id);
    if (options.json) return printJson(io, { organization: options.organization, id, revokedAt });
    printLines(io, `Revoked ${id}.`);
  });
}

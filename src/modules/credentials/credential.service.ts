import { randomBytes } from 'node:crypto';
import { OWN_AUDIENCE, OWN_ISSUER } from '../../config';
import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound, Problems } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import type { Page, PageRequest } from '../../shared/page';
import { checkFilledText } from '../../shared/text-rules';
import {
  type CredentialRow,
  insertCredential,
  listCredentialRows,
  markRevoked,
  visibleCredentials,
} from '../../auth/credential.repository';
import type { CredentialDialect, CredentialKind } from '../../auth/credential';
import { hashSecret, newApiKey, newPrefix, printApiKey } from '../../auth/key';
import { loadJose } from '../../auth/jose';
import { CREATOR_ROLE, isRole, type Scope, SCOPES, scopesOfRoles } from '../../auth/scope';
import { SIGNING_ALGORITHM, signingKey } from '../../auth/signing-key.service';
import { homeCreatorId } from '../creators/creator.service';

export interface CredentialOrder {
  readonly dialect: CredentialDialect;
  /** One of the eight roles; any other name grants nothing. A dialect's usual rights when absent. */
  readonly role?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: CredentialKind | undefined;
  readonly ttlMs?: number | undefined;
  /** Allegro: answer bare objects. */
  readonly bare?: boolean | undefined;
  /** Only what belongs to this creator is seen and changed. */
  readonly creatorId?: Id | undefined;
}

/** A new credential and the text that its owner gets to see this one time. */
export interface IssuedCredential {
  readonly id: Id;
  readonly credential: string;
  readonly row: CredentialRow;
}

const TOKEN_ROLE = 'tenant_admin';
const TOKEN_TTL_MS = 30 * 24 * 60 * 60 * 1000;
const MAX_NAME = 191;

const DIALECT_SCOPES: Record<Exclude<CredentialDialect, 'graphql' | 'audience'>, readonly Scope[]> = {
  allegro: SCOPES.filter((scope) => /^(members:|(catalog|subscriptions|entitlements|purchases):read)/.test(scope)),
  pliro: SCOPES.filter((scope) =>
    /^(members|catalog|subscriptions|entitlements|purchases):|^organization:read/.test(scope),
  ),
  ghost: SCOPES.filter((scope) =>
    /^(members|catalog|subscriptions|entitlements|purchases|webhooks):|^organization:read/.test(scope),
  ),
};

/**
 * Makes a credential of the caller's organization and shows it once: of a key only the prefix and a hash are kept. It
 * never grants more than its maker has, nor for longer.
 */
export function issueCredential(context: RequestContext, order: CredentialOrder): Promise<IssuedCredential> {
  checkOrder(order);
  return inTransaction(context, async (transaction) => {
    const grant = await grantOf(transaction, order);
    const now = machineTime(transaction);
    const id = newId(now);
    const expiresAt = endOf(order, now, knownViewer(transaction).expiresAt);
    const base: CredentialBase = { ...grant, id, createdAt: now, expiresAt };
    const { credential, secrets } = await makeSecret(transaction, order, base);
    const row = await insertCredential(transaction.db, {
      ...base,
      ...secrets,
      organizationId: knownViewer(transaction).organizationId,
      dialect: order.dialect,
      name: order.name ?? order.dialect,
      kind: order.kind ?? 'standard',
      bare: order.bare ?? false,
    });
    record(transaction, 'credential.created', row);
    return { id, credential, row: withoutSecrets(row) };
  });
}

interface CredentialBase {
  readonly id: Id;
  readonly roles: string[];
  readonly scopes: string[];
  readonly creatorId: Id | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

interface Secret {
  readonly credential: string;
  readonly secrets: { prefix: string; secretHash?: string; signingSecret?: string };
}

function checkOrder(order: CredentialOrder): void {
  const { name, role, kind, dialect, ttlMs } = order;
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: name, max: MAX_NAME });
  checkFilledText(problems, 'role', { text: role, max: MAX_NAME });
  problems.throwIfAny();
  if (kind !== undefined && kind !== 'standard' && dialect !== 'ghost')
    throw badInput('kind', `Only Ghost has ${kind} keys.`);
  if (ttlMs !== undefined && !(ttlMs > 0)) throw badInput('ttl', 'The time to live must be longer than nothing.');
}

/** Until when the new credential is good: as long as it was asked for, and never longer than its maker is. */
function endOf(order: CredentialOrder, now: Date, makerEnd: Date | null): Date | null {
  const ttlMs = order.ttlMs ?? (order.dialect === 'audience' ? TOKEN_TTL_MS : undefined);
  const wanted = ttlMs === undefined ? null : new Date(now.getTime() + ttlMs);
  if (!wanted || !makerEnd) return wanted ?? makerEnd;
  return wanted < makerEnd ? wanted : makerEnd;
}

/**
 * What the new credential may do, which must lie within what its maker may do. One for the role that acts for one
 * creator is for the organization's own when none is named.
 */
async function grantOf(
  context: RequestContext,
  order: CredentialOrder,
): Promise<Pick<CredentialBase, 'roles' | 'scopes' | 'creatorId'>> {
  const maker = knownViewer(context);
  const roles = order.role !== undefined ? [order.role] : order.dialect === 'audience' ? [TOKEN_ROLE] : [];
  const scopes = scopesOf(order, roles);
  const excess = scopes.find((scope) => !maker.scopes.has(scope));
  if (excess) throw new Failure('FORBIDDEN', `This credential lacks the scope ${excess} and cannot grant it.`);
  if (maker.creatorId && order.creatorId && order.creatorId !== maker.creatorId) throw notFound('Creator');
  const creatorId = order.creatorId ?? maker.creatorId;
  const needsCreator = creatorId === null && roles.includes(CREATOR_ROLE);
  return { roles, scopes, creatorId: needsCreator ? await homeCreatorId(context, undefined) : creatorId };
}

function scopesOf(order: CredentialOrder, roles: readonly string[]): Scope[] {
  const scopes = scopesBeforeKind(order, roles);
  return order.kind === 'content' ? scopes.filter((scope) => scope === 'catalog:read') : scopes;
}

function scopesBeforeKind(order: CredentialOrder, roles: readonly string[]): Scope[] {
  if (roles.length > 0) return [...scopesOfRoles(roles.filter(isRole))];
  if (order.dialect === 'graphql' || order.dialect === 'audience') return [...SCOPES];
  return [...DIALECT_SCOPES[order.dialect]];
}

async function makeSecret(context: RequestContext, order: CredentialOrder, base: CredentialBase): Promise<Secret> {
  if (order.dialect === 'audience')
    return { credential: await signToken(context, base), secrets: { prefix: newPrefix() } };
  if (order.dialect === 'ghost') {
    // The form and the use of a Ghost key: the id names it, the secret signs short tokens with HS256.
    const prefix = randomBytes(12).toString('hex');
    const signingSecret = randomBytes(32).toString('hex');
    return { credential: `${prefix}:${signingSecret}`, secrets: { prefix, signingSecret } };
  }
  const key = newApiKey(order.dialect);
  return { credential: printApiKey(key), secrets: { prefix: key.prefix, secretHash: hashSecret(key.secret) } };
}

async function signToken(context: RequestContext, base: CredentialBase): Promise<string> {
  const { SignJWT } = await loadJose();
  const key = await signingKey(context);
  const claims = {
    tenant_id: knownViewer(context).organizationId,
    roles: base.roles,
    ...(base.creatorId ? { creator_id: base.creatorId } : {}),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.id, typ: 'JWT' })
    .setIssuer(OWN_ISSUER)
    .setAudience(OWN_AUDIENCE)
    .setSubject(base.id)
    .setJti(base.id)
    .setIssuedAt(base.createdAt)
    .setExpirationTime(base.expiresAt ?? base.createdAt)
    .sign(key.privateKey);
}

/** Makes a credential useless at once, for requests and for open sockets. Doing so twice changes nothing. */
export function revokeCredential(context: RequestContext, id: Id): Promise<CredentialRow> {
  return inTransaction(context, async (transaction) => {
    const where = { AND: [visibleCredentials(transaction.viewer), { id }] };
    const row = await markRevoked(transaction.db, where, machineTime(transaction));
    if (!row) throw notFound('Credential');
    record(transaction, 'credential.revoked', row);
    return withoutSecrets(row);
  });
}

/** One page of the organization's credentials, newest first, without anything secret. */
export function listCredentials(context: RequestContext, page: PageRequest): Promise<Page<CredentialRow>> {
  return listCredentialRows(context.db, { where: visibleCredentials(context.viewer), order: NEWEST_FIRST, page });
}

/** Credentials live by the machine's time: a test organization that moves its clock does not lock itself out. */
function machineTime(context: RequestContext): Date {
  return new Date(context.clock.now().getTime() - knownViewer(context).clockOffsetMs);
}

function record(context: RequestContext, type: 'credential.created' | 'credential.revoked', row: CredentialRow): void {
  const { prefix: _prefix, ...data } = withoutSecrets(row);
  recordEvent(context, { type, subjectId: row.id, creatorId: row.creatorId, data });
}

/** What may be shown, logged and kept for a repeated request. */
function withoutSecrets(row: CredentialRow): CredentialRow {
  return { ...row, secretHash: null, signingSecret: null };
}

import type { Config } from '../../config';
import type { Db } from '../../database/transaction';
import type { Clock } from '../../shared/clock';
import { Failure } from '../../shared/failure';
import type { CredentialRow, StoredCredential } from '../credential.repository';
import { isRole, type Scope } from '../scope';
import type { Dialect, KeyViewer } from '../viewer';

/** What a scheme looks credentials up with. */
export interface SchemeParts {
  readonly db: Db;
  /** The machine's clock: credentials do not live in an organization's moved time. */
  readonly clock: Clock;
  readonly config: Pick<Config, 'jwt'>;
}

/** The one answer to every credential that is not good, whatever is wrong with it. */
export function badCredential(): Failure {
  return new Failure('UNAUTHENTICATED', 'The credential is not valid.');
}

/** Whether an error says that a credential is not good, and not that this could not be found out. */
export function isBadCredential(error: unknown): boolean {
  return error instanceof Failure && error.code === 'UNAUTHENTICATED';
}

/** Whether a stored credential can be used at an instant. */
export function isAlive(credential: CredentialRow, now: Date): boolean {
  return credential.revokedAt === null && (credential.expiresAt === null || credential.expiresAt > now);
}

/** The caller behind a stored key. */
export function keyViewer({ credential, organization }: StoredCredential): KeyViewer {
  return {
    kind: 'key',
    organizationId: credential.organizationId,
    scopes: new Set(credential.scopes as Scope[]),
    creatorId: credential.creatorId,
    principal: `key:${credential.id}`,
    clockOffsetMs: Number(organization.clockOffsetMs),
    expiresAt: credential.expiresAt,
    credentialId: credential.id,
    name: credential.name,
    dialect: credential.dialect as Dialect,
    bare: credential.bare,
    strict: credential.kind === 'strict',
  };
}

/** The role names that mean something. */
export function knownRoles(roles: readonly string[]): string[] {
  return roles.filter(isRole);
}

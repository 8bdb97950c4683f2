import type { Prisma } from '../database/generated/client';
import type { CredentialModel, OrganizationModel } from '../database/generated/models';
import { listPage, type ListQuery } from '../database/list';
import type { Db } from '../database/transaction';
import { MATCH_NONE } from '../shared/filter';
import { type Id, parseUuid } from '../shared/id';
import type { Page } from '../shared/page';
import { may, type Viewer } from './viewer';

export type CredentialRow = CredentialModel;

/** What the edge needs to know of an organization. */
export type OrganizationFacts = Pick<OrganizationModel, 'id' | 'slug' | 'clockOffsetMs'>;

/** A credential with its organization. */
export interface StoredCredential {
  readonly credential: CredentialRow;
  readonly organization: OrganizationFacts;
}

const FACTS = { id: true, slug: true, clockOffsetMs: true } as const;

/** The credentials that a caller may see; their secrets are not among what is stored. */
export function visibleCredentials(viewer: Viewer): Prisma.CredentialWhereInput {
  if (!may(viewer, 'credentials:read') && !may(viewer, 'credentials:write')) return MATCH_NONE;
  return {
    organizationId: viewer.organizationId,
    ...(viewer.creatorId ? { creatorId: viewer.creatorId } : {}),
  };
}

/** Writes a new credential. */
export function insertCredential(db: Db, credential: Prisma.CredentialUncheckedCreateInput): Promise<CredentialRow> {
  return db.credential.create({ data: credential });
}

/** One page of credentials. */
export function listCredentialRows(db: Db, query: ListQuery): Promise<Page<CredentialRow>> {
  return listPage<CredentialRow>(db.credential as never, query);
}

/** The visible credentials with these ids, in no order. */
export function findCredentials(
  db: Db,
  where: Prisma.CredentialWhereInput,
  ids: readonly Id[],
): Promise<CredentialRow[]> {
  return db.credential.findMany({ where: { AND: [where, { id: { in: [...ids] } }] } });
}

/** Makes a visible credential useless from an instant on; the first revocation counts. Null when there is none. */
export async function markRevoked(
  db: Db,
  where: Prisma.CredentialWhereInput,
  revokedAt: Date,
): Promise<CredentialRow | null> {
  await db.credential.updateMany({ where: { AND: [where, { revokedAt: null }] }, data: { revokedAt } });
  return db.credential.findFirst({ where });
}

/** The credential with this public part, whoever asks: it is how a caller becomes known. */
export async function credentialByPrefix(db: Db, prefix: string): Promise<StoredCredential | null> {
  return withOrganization(db, await db.credential.findUnique({ where: { prefix } }));
}

/** The credential of an organization by id, whoever asks: a token that the gateway issued carries both. */
export async function credentialById(db: Db, organizationId: Id, id: Id): Promise<StoredCredential | null> {
  const where = { organizationId_id: { organizationId, id } };
  return withOrganization(db, await db.credential.findUnique({ where }));
}

async function withOrganization(db: Db, credential: CredentialRow | null): Promise<StoredCredential | null> {
  if (!credential) return null;
  const where = { id: credential.organizationId };
  const organization = await db.organization.findUnique({ where, select: FACTS });
  return organization && { credential, organization };
}

/** The organization that a token names by slug or id. */
export function organizationByName(db: Db, name: string): Promise<OrganizationFacts | null> {
  const id = parseUuid(name);
  return db.organization.findFirst({ where: id ? { OR: [{ id }, { slug: name }] } : { slug: name }, select: FACTS });
}

/** Whether the organization has this creator. */
export async function hasCreator(db: Db, organizationId: Id, id: Id): Promise<boolean> {
  const where = { organizationId_id: { organizationId, id } };
  return (await db.creator.findUnique({ where, select: { id: true } })) !== null;
}

/** How far an organization's clock is ahead of the machine's, or nothing when there is no such organization. */
export async function clockOffsetOf(db: Db, organizationId: Id): Promise<number | undefined> {
  const select = { clockOffsetMs: true };
  const organization = await db.organization.findUnique({ where: { id: organizationId }, select });
  return organization ? Number(organization.clockOffsetMs) : undefined;
}

interface CredentialKey {
  readonly organizationId: Id;
  readonly id: Id;
}

/** Which of these credentials are still good at an instant. One statement, however many. */
export async function livingCredentials(db: Db, keys: readonly CredentialKey[], now: Date): Promise<ReadonlySet<Id>> {
  const rows = await db.credential.findMany({
    where: {
      organizationId: { in: [...new Set(keys.map((key) => key.organizationId))] },
      id: { in: keys.map((key) => key.id) },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

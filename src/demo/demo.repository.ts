import type { CredentialDialect } from '../auth/credential';
import type { Query } from '../database/client';
import type { Db } from '../database/transaction';
import type { Id } from '../shared/id';
import type { DemoTables } from './demo-tables';

const ROWS_A_STATEMENT = 1_000;
/** Held while demo data is written: of several processes that start at once one writes, and the others wait for it. */
const LOCK = 72_707_370;

/** Begins a transaction in which nobody else writes demo data. */
export async function beginDemo(query: Query): Promise<void> {
  await query('BEGIN');
  // Whoever waits here waits for as long as another process takes to write all of it.
  await query('SET LOCAL statement_timeout = 0');
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

/** Whether an organization has the slug. */
export async function hasOrganization(query: Query, slug: string): Promise<boolean> {
  const { rows } = await query('SELECT 1 FROM organizations WHERE slug = $1', [slug]);
  return rows.length > 0;
}

/** What an organization's credentials of one dialect are known by. */
export interface NamedCredentials {
  readonly organizationId: Id;
  readonly dialect: CredentialDialect;
  readonly name: string;
}

/** The ids of those credentials that are not revoked. */
export async function unrevokedCredentials(db: Db, named: NamedCredentials): Promise<Id[]> {
  const rows = await db.credential.findMany({ where: { ...named, revokedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** An organization of the demo. */
export interface DemoOrganization {
  readonly id: Id;
  readonly clockOffsetMs: bigint;
  /** Whether any activity was ever recorded in it. */
  readonly hasActivities: boolean;
}

/** The organization with the slug, or null. */
export async function findDemoOrganization(db: Db, slug: string): Promise<DemoOrganization | null> {
  const organization = await db.organization.findUnique({ where: { slug }, select: { id: true, clockOffsetMs: true } });
  if (!organization) return null;
  const state = await db.engagementState.findUnique({ where: { organizationId: organization.id } });
  return { ...organization, hasActivities: state !== null };
}

/** A living member of the demo. */
export interface DemoMember {
  readonly id: Id;
  readonly createdAt: Date;
}

/** The living members of an organization, by id. */
export function findLivingMembers(db: Db, organizationId: Id): Promise<DemoMember[]> {
  const where = { organizationId, deletedAt: null };
  return db.member.findMany({ where, select: { id: true, createdAt: true }, orderBy: { id: 'asc' } });
}

/** A living member of the demo, and whose member it is. */
export interface DemoPerson {
  readonly id: Id;
  readonly creatorId: Id;
}

/** The living members of an organization with their creators, by id. */
export function findPeople(db: Db, organizationId: Id): Promise<DemoPerson[]> {
  const where = { organizationId, deletedAt: null };
  return db.member.findMany({ where, select: { id: true, creatorId: true }, orderBy: { id: 'asc' } });
}

/** Writes all rows, many in each statement. */
export async function writeTables(query: Query, tables: DemoTables): Promise<void> {
  for (const [table, rows] of Object.entries(tables) as [string, object[]][]) {
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const part = rows.slice(start, start + ROWS_A_STATEMENT).map(toColumns);
      // What the rows leave out gets the column's default.
      const columns = [...new Set(part.flatMap((row) => Object.keys(row)))].map((column) => `"${column}"`).join(', ');
      await query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(part)],
      );
    }
  }
}

function toColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), toJson(value)]));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toJson(value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

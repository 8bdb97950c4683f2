import { updateAll } from '../../database/rows';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';
import type { LockedSubscription, SubscriptionRow } from './subscription.repository';

/** An organization in which something is due. */
export interface DueOrganization {
  readonly id: Id;
  /** How far its clock is ahead of the machine's. */
  readonly clockOffsetMs: bigint;
}

/** The organizations in which something about a subscription is due by their own clocks. */
export function findDueOrganizations(db: Db, machineNow: Date): Promise<DueOrganization[]> {
  return db.$queryRaw<DueOrganization[]>`
    SELECT id, clock_offset_ms AS "clockOffsetMs" FROM organizations
    WHERE EXISTS (
      SELECT 1 FROM subscriptions
      WHERE organization_id = organizations.id
        AND due_at <= ${machineNow}::timestamptz + clock_offset_ms * interval '1 millisecond')
    ORDER BY id`;
}

/** Which subscriptions are looked at next. */
export interface DueQuery {
  readonly organizationId: Id;
  /** Those due at this instant or before. */
  readonly until: Date;
  /** Those that are left alone for now. */
  readonly except: readonly Id[];
  readonly limit: number;
}

/** The subscriptions that are due, in the order in which they were, and the creators of their members. */
export async function findDue(
  db: Db,
  { organizationId, until, except, limit }: DueQuery,
): Promise<LockedSubscription[]> {
  const rows = await db.subscription.findMany({
    where: { organizationId, dueAt: { lte: until }, ...(except.length > 0 ? { id: { notIn: [...except] } } : {}) },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
    include: { member: { select: { creatorId: true } } },
  });
  return rows.map(({ member, ...subscription }) => ({ subscription, creatorId: member.creatorId }));
}

/** Whether anything is due. */
export async function isAnythingDue(
  db: Db,
  { organizationId, until, except }: Omit<DueQuery, 'limit'>,
): Promise<boolean> {
  const first = await findDue(db, { organizationId, until, except, limit: 1 });
  return first.length > 0;
}

/** The versions of subscriptions, by id, which nobody else changes until the transaction ends. */
export async function lockVersions(db: Db, organizationId: Id, ids: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await db.$queryRaw<{ id: Id; version: number }[]>`
    SELECT id, version FROM subscriptions
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Writes subscriptions that the transaction has locked, in one statement. */
export function writeSubscriptions(db: Db, rows: readonly SubscriptionRow[]): Promise<void> {
  return updateAll(db, 'subscriptions', rows);
}

/** One who does what is due in an organization. */
export interface LeaseHolder {
  readonly organizationId: Id;
  readonly holder: Id;
}

/** For so long, in seconds, somebody may do nothing before others take over. */
const LEASE_SECONDS = 60;

/** Takes an organization for one holder alone; false while another has it. By the clock of the database. */
export async function takeLease(db: Db, { organizationId, holder }: LeaseHolder): Promise<boolean> {
  const taken = await db.$executeRaw`
    INSERT INTO renewal_leases (organization_id, holder, expires_at)
    VALUES (${organizationId}::uuid, ${holder}::uuid, clock_timestamp() + ${LEASE_SECONDS} * interval '1 second')
    ON CONFLICT (organization_id) DO UPDATE SET holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at
    WHERE renewal_leases.holder IS NULL OR renewal_leases.expires_at <= clock_timestamp()`;
  return taken === 1;
}

/** Prolongs a lease, which nobody else can take until the transaction ends; false when it is no longer the holder's. */
export async function keepLease(db: Db, { organizationId, holder }: LeaseHolder): Promise<boolean> {
  const kept = await db.$executeRaw`
    UPDATE renewal_leases SET expires_at = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    WHERE organization_id = ${organizationId}::uuid AND holder = ${holder}::uuid`;
  return kept === 1;
}

/** Gives a lease back. */
export async function dropLease(db: Db, { organizationId, holder }: LeaseHolder): Promise<void> {
  await db.$executeRaw`
    UPDATE renewal_leases SET holder = NULL
    WHERE organization_id = ${organizationId}::uuid AND holder = ${holder}::uuid`;
}

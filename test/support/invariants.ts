import type { Database } from '../../src/database/client';
import type { Id } from '../../src/shared/id';

/** Something that must hold whatever happened; the statement finds what breaks it. */
interface Invariant {
  readonly says: string;
  /** Rows that break it, of the organization `$1` or, when that is null, of all. */
  readonly breaches: string;
}

const LIVE = `('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED')`;
const within = (row: string) => `($1::uuid IS NULL OR ${row}.organization_id = $1::uuid)`;

/** Rows whose every change is in the event log, and the log's word for them. */
const LOGGED: Readonly<Record<string, string>> = {
  members: 'member',
  labels: 'label',
  newsletters: 'newsletter',
  products: 'product',
  tiers: 'tier',
  prices: 'price',
  subscriptions: 'subscription',
  entitlements: 'entitlement',
  purchases: 'purchase',
};

/** Rows that carry the number of their last change into the event that tells of it. */
const VERSIONED = ['members', 'subscriptions', 'entitlements', 'purchases'];

const INVARIANTS: readonly Invariant[] = [
  {
    says: 'a tier has as many seats taken as it has live subscriptions, and no more than its limit',
    breaches: `
      SELECT t.id, t.seats_taken, t.member_limit, count(s.id) AS live
      FROM tiers t LEFT JOIN subscriptions s
        ON s.organization_id = t.organization_id AND s.tier_id = t.id AND s.status IN ${LIVE}
      WHERE ${within('t')} GROUP BY t.organization_id, t.id
      HAVING count(s.id) <> t.seats_taken`,
  },
  {
    says: 'a member has at most one live subscription to a tier',
    breaches: `
      SELECT s.member_id, s.tier_id, count(*) FROM subscriptions s
      WHERE ${within('s')} AND s.status IN ${LIVE}
      GROUP BY s.organization_id, s.member_id, s.tier_id HAVING count(*) > 1`,
  },
  {
    says: 'what is paid back of a purchase is the sum of its refunds and no more than was paid',
    breaches: `
      SELECT p.id, p.amount_minor, p.refunded_minor, coalesce(sum(r.amount_minor), 0) AS refunds
      FROM purchases p LEFT JOIN refunds r ON r.organization_id = p.organization_id AND r.purchase_id = p.id
        AND r.status <> 'FAILED'
      WHERE ${within('p')} GROUP BY p.organization_id, p.id
      HAVING coalesce(sum(r.amount_minor), 0) <> p.refunded_minor OR p.refunded_minor > p.amount_minor`,
  },
  {
    says: 'a purchase that is paid back in full gives no access',
    breaches: `
      SELECT e.id FROM entitlements e
      JOIN purchases p ON p.organization_id = e.organization_id AND p.id = e.purchase_id
      WHERE ${within('e')} AND p.status = 'REFUNDED' AND e.revoked_at IS NULL`,
  },
  {
    says: 'the positions of an event log go from 1 to the last without a gap',
    breaches: `
      SELECT e.organization_id, count(*), max(e.position), p.last
      FROM events e LEFT JOIN event_positions p ON p.organization_id = e.organization_id
      WHERE ${within('e')} GROUP BY e.organization_id, p.last
      HAVING min(e.position) <> 1 OR max(e.position) <> count(*) OR p.last IS DISTINCT FROM max(e.position)`,
  },
  {
    says: "a subject's sequence goes from 1 without a gap, in the order of the positions",
    breaches: `
      SELECT * FROM (
        SELECT e.subject_id, e.sequence,
          row_number() OVER (PARTITION BY e.organization_id, e.subject_id ORDER BY e.position) AS place
        FROM events e WHERE ${within('e')}) ranked
      WHERE sequence <> place`,
  },
  {
    says: 'nobody has a living namesake: an address belongs to one living member',
    breaches: `
      SELECT m.email_key, count(*) FROM members m WHERE ${within('m')} AND m.deleted_at IS NULL AND m.email_key IS NOT NULL
      GROUP BY m.organization_id, m.email_key HAVING count(*) > 1`,
  },
  {
    says: 'a reference never leaves the organization: every foreign key between its tables begins with it',
    breaches: `
      SELECT c.conrelid::regclass::text AS table, c.conname FROM pg_constraint c
      JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attname = 'organization_id'
      WHERE c.contype = 'f' AND $1::uuid IS NOT DISTINCT FROM $1::uuid
        AND (c.conkey[1] <> own.attnum OR NOT c.convalidated)`,
  },
  {
    says: 'what an event names is in the same organization',
    breaches: `
      SELECT e.position, e.type, e.member_id, e.creator_id FROM events e
      WHERE ${within('e')} AND (
        e.member_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM members m WHERE m.organization_id = e.organization_id AND m.id = e.member_id)
        OR e.creator_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM creators c WHERE c.organization_id = e.organization_id AND c.id = e.creator_id))`,
  },
  ...Object.entries(LOGGED).map(([table, subject]) => ({
    says: `the log tells of every row of ${table}`,
    breaches: `
      SELECT r.id FROM ${table} r WHERE ${within('r')} AND NOT EXISTS (
        SELECT 1 FROM events e
        WHERE e.organization_id = r.organization_id AND e.subject_id = r.id AND e.subject_type = '${subject}')`,
  })),
  ...VERSIONED.map((table) => ({
    says: `the last event about a row of ${table} shows it as it is`,
    breaches: `
      SELECT r.id, r.version, last.type, last.version AS told FROM ${table} r
      JOIN LATERAL (
        SELECT e.type, (e.data ->> 'version')::int AS version FROM events e
        WHERE e.organization_id = r.organization_id AND e.subject_id = r.id ORDER BY e.sequence DESC LIMIT 1) last ON true
      WHERE ${within('r')} AND last.version IS DISTINCT FROM r.version`,
  })),
];

const SHOWN = 5;

/**
 * What in the database breaks a rule that must hold after anything: a crash, a race, a full run of the tests. Empty when
 * all is well. Looks at one organization, or at all of them.
 */
export async function brokenInvariants(database: Pick<Database, 'query'>, organizationId?: Id): Promise<string[]> {
  const broken: string[] = [];
  for (const { says, breaches } of INVARIANTS) {
    const { rows } = await database.query(breaches, [organizationId ?? null]);
    const shown = rows.slice(0, SHOWN).map((row) => JSON.stringify(row));
    if (rows.length > 0) broken.push(`Not so: ${says} (${rows.length}): ${shown.join(', ')}`);
  }
  return broken;
}

import type { Database } from '../../src/database/client';

/** The state of an organization's business as text, line by line; without ids, and without when the gateway learned of it. */
export async function businessOf(database: Database, organizationId: string): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `WITH named AS (SELECT id, email FROM members WHERE organization_id = $1)
     SELECT concat_ws(' ', 'subscription', email, status, current_period_start_at, current_period_end_at, due_at, ended_at,
       grace_ends_at, dunning_attempts, credit_minor, period_credit_minor, s.updated_at, s.version) AS line
     FROM subscriptions s JOIN named ON named.id = member_id WHERE organization_id = $1
     UNION ALL SELECT concat_ws(' ', 'purchase', email, purchased_at, amount_minor, currency, status, created_at)
     FROM purchases JOIN named ON named.id = member_id WHERE organization_id = $1
     UNION ALL SELECT concat_ws(' ', 'entitlement', email, started_at, ended_at, e.updated_at, e.version)
     FROM entitlements e JOIN named ON named.id = member_id WHERE organization_id = $1
     UNION ALL SELECT concat_ws(' ', 'money', email, amount_minor, quoted_at)
     FROM payments JOIN named ON named.id = member_id WHERE organization_id = $1 AND status IN ('CAPTURING', 'CAPTURED')
     UNION ALL SELECT concat_ws(' ', 'seats', seats_taken) FROM tiers WHERE organization_id = $1
     ORDER BY 1`,
    [organizationId],
  );
  const { rows: told } = await database.query<{ line: string }>(
    `SELECT concat_ws(' ', type, email, occurred_at) AS line FROM events JOIN members m ON m.id = member_id
     WHERE events.organization_id = $1 AND subject_type IN ('subscription', 'purchase', 'entitlement') ORDER BY position`,
    [organizationId],
  );
  return [...rows, ...told].map(({ line }) => line);
}

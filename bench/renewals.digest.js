/**
 * The state of an organization's business as one text: what members have and paid, what money moved, and what happened, in
 * its order. Without ids and without when the gateway learned of it, which differ from run to run.
 */
module.exports.DIGEST = `
  WITH members_named AS (SELECT id, email FROM members WHERE organization_id = $1),
  lines AS (
    SELECT 1 AS part, email AS one, concat_ws('|', status, current_period_start_at, current_period_end_at, due_at, ended_at,
      grace_ends_at, dunning_attempts, credit_minor, period_credit_minor, cancel_at_period_end, s.updated_at, s.version) AS line
    FROM subscriptions s JOIN members_named m ON m.id = s.member_id WHERE organization_id = $1
    UNION ALL
    SELECT 2, email, concat_ws('|', purchased_at, amount_minor, currency, status, kind, provider, p.created_at)
    FROM purchases p JOIN members_named m ON m.id = p.member_id WHERE organization_id = $1
    UNION ALL
    SELECT 3, email, concat_ws('|', product_id, started_at, ended_at, revoked_at, source, e.updated_at, e.version)
    FROM entitlements e JOIN members_named m ON m.id = e.member_id WHERE organization_id = $1
    UNION ALL
    SELECT 4, lpad(row_number() OVER (ORDER BY position)::text, 12, '0'), concat_ws('|', type, email, occurred_at)
    FROM events e JOIN members_named m ON m.id = e.member_id
    WHERE organization_id = $1 AND subject_type IN ('subscription', 'purchase', 'entitlement')
    UNION ALL
    SELECT 5, email, concat_ws('|', p.status, amount_minor, currency, quoted_at)
    FROM payments p JOIN members_named m ON m.id = p.member_id WHERE organization_id = $1 AND p.status = 'CAPTURED'
    UNION ALL
    SELECT 6, slug, seats_taken::text FROM tiers WHERE organization_id = $1)
  SELECT md5(string_agg(part || one || line, E'\\n' ORDER BY part, one, line)) AS digest, count(*)::int AS lines,
    count(*) FILTER (WHERE part = 2)::int AS purchases, count(*) FILTER (WHERE part = 4)::int AS events FROM lines`;

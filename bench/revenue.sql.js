/**
 * Two years of subscriptions, written in SQL: each begins at some time of the two years, is paid by the month (of five, four) or
 * the year, ends by and by (of a hundred, three or four a month), and changes its tier once in a while. $1 is the organization,
 * $2 the number of subscriptions, $3 the present.
 */
const TEMPORARY = `
  CREATE TEMPORARY TABLE plans AS
  SELECT i, gen_random_uuid() AS id, gen_random_uuid() AS member_id, 1 + i % 2 AS creator, 1 + i % 3 AS tier,
    i % 5 <> 0 AS monthly, $3::timestamptz - make_interval(secs => random() * 730 * 86400) AS started_at,
    -ln(1 - random()) / 0.035 * 30 AS days, random() < 0.1 AS upgrades
  FROM generate_series(1, $2::int) i`;

const ID = (noun, number) => `md5('${noun}' || ${number})::uuid`;
const PERIOD = `make_interval(days => CASE WHEN monthly THEN 30 ELSE 365 END)`;

const row = (columns) =>
  `jsonb_build_object('id', id, 'kind', 'PAID', 'discountId', NULL, 'cancelAtPeriodEnd', false, ${columns})`;
const terms = (tier) =>
  `'tierId', ${ID('tier', tier)}, 'priceId', ${ID('price', `(${tier} * 2 + monthly::int)`)}, 'currentPeriodEndAt', at + ${PERIOD}`;

/** What happens: begin, renewals (each with a payment), a change of tier in the middle of some, the end of most. */
const HAPPENINGS = `
  CREATE TEMPORARY TABLE happenings AS
  WITH lives AS (
    SELECT *, least(started_at + make_interval(secs => days * 86400), $3::timestamptz) AS until,
      started_at + make_interval(secs => days * 43200) AS upgraded_at FROM plans),
  periods AS (
    SELECT lives.*, at FROM lives, generate_series(started_at, until, ${PERIOD}) AS at)
  SELECT id, member_id, creator, at, 1 AS place, 'subscription' AS subject,
    CASE WHEN at = started_at THEN 'subscription.created' ELSE 'subscription.renewed' END AS type,
    ${row(`'status', 'ACTIVE', ${terms('(CASE WHEN upgrades AND at >= upgraded_at THEN 1 + tier % 3 ELSE tier END)')}`)} AS data
  FROM periods
  UNION ALL
  SELECT id, member_id, creator, upgraded_at, 2, 'subscription', 'subscription.changed',
    (SELECT ${row(`'status', 'ACTIVE', ${terms('(1 + tier % 3)')}`)} FROM (SELECT upgraded_at AS at) now)
  FROM lives WHERE upgrades AND upgraded_at < until
  UNION ALL
  SELECT id, member_id, creator, until, 3, 'subscription', 'subscription.ended',
    (SELECT ${row(`'status', 'CANCELED', ${terms('tier')}`)} FROM (SELECT until AS at) now)
  FROM lives WHERE until < $3
  UNION ALL
  SELECT md5(id::text || at)::uuid, member_id, creator, at, 4, 'purchase', 'purchase.recorded',
    jsonb_build_object('id', md5(id::text || at)::uuid, 'kind', 'TIER', 'status', 'COMPLETED', 'currency', 'USD', 'refundedMinor', 0,
      'amountMinor', CASE WHEN monthly THEN 500 * tier ELSE 5000 * tier END)
  FROM periods`;

const FILL = [
  `INSERT INTO tiers (organization_id, id, name, slug, created_at, updated_at)
   SELECT $1, ${ID('tier', 'i')}, 'Tier ' || i, 'tier-' || i, $3, $3 FROM generate_series(1, 3) i`,
  `INSERT INTO creators (organization_id, id, name, slug, created_at, updated_at)
   SELECT $1, ${ID('creator', 'i')}, 'Creator ' || i, 'creator-' || i, $3, $3 FROM generate_series(1, 2) i`,
  `INSERT INTO prices (organization_id, id, tier_id, amount_minor, currency, interval, created_at, updated_at)
   SELECT $1, ${ID('price', '(i * 2 + monthly)')}, ${ID('tier', 'i')}, CASE WHEN monthly = 1 THEN 500 ELSE 5000 END * i, 'USD',
     (CASE WHEN monthly = 1 THEN 'MONTH' ELSE 'YEAR' END)::"PriceInterval", $3, $3
   FROM generate_series(1, 3) i, generate_series(0, 1) monthly`,
  `INSERT INTO members (organization_id, id, creator_id, email, email_key, created_at, updated_at)
   SELECT $1, member_id, ${ID('creator', 'creator')}, i || '@example.com', i || '@example.com', started_at, started_at FROM plans`,
  `INSERT INTO events (organization_id, position, id, type, subject_type, subject_id, sequence, member_id, creator_id, occurred_at,
     recorded_at, actor, dialect, request_id, data)
   SELECT $1, row_number() OVER (ORDER BY at, place, id), gen_random_uuid(), type, subject, id,
     row_number() OVER (PARTITION BY id ORDER BY at, place), member_id, ${ID('creator', 'creator')}, at, at, 'bench', 'system', 'bench', data
   FROM happenings WHERE $3::timestamptz IS NOT NULL`,
  `INSERT INTO event_positions SELECT $1, count(*) FROM happenings WHERE $3::timestamptz IS NOT NULL`,
];

/**
 * All numbers that the analytics are made of, by one statement over the same sums by day: $1 the organization, $2 the first day, $3
 * the present day, $4 the present, $5 the month's first day.
 */
const BY_HAND = `
  WITH moves AS (
    SELECT tier_id, kind, day, parts, subscribers, payers FROM mrr_days WHERE organization_id = $1 AND day < $3::date
    UNION ALL
    SELECT leg.tier_id, movement.kind, $3::date, leg.parts, leg.subscribers, movement.payers FROM mrr_movements movement
    JOIN mrr_movement_tiers leg ON leg.organization_id = $1 AND leg.movement_id = movement.id
    WHERE movement.organization_id = $1 AND movement.at >= $3::date AND movement.at <= $4),
  paid AS NOT MATERIALIZED (
    SELECT member_id FROM revenue_entries WHERE organization_id = $1 AND at >= $2::date AND at <= $4 AND paid_minor > 0)
  SELECT
    (SELECT json_object_agg(kind, parts) FROM (SELECT kind, sum(parts)::text AS parts FROM moves WHERE day >= $2::date GROUP BY 1) k) AS kinds,
    (SELECT json_object_agg(tier_id, parts) FROM (SELECT tier_id, sum(parts)::text AS parts FROM moves GROUP BY 1) t) AS tiers,
    (SELECT sum(payers) FROM moves WHERE day < $2::date)::int AS payers_before, (SELECT sum(payers) FROM moves)::int AS payers,
    (SELECT json_object_agg(kind, paid) FROM (
      SELECT kind, sum(paid_minor - refunded_minor) AS paid FROM (
        SELECT kind, paid_minor, refunded_minor FROM revenue_days WHERE organization_id = $1 AND day >= $2::date AND day < $3::date
        UNION ALL SELECT kind, paid_minor, refunded_minor FROM revenue_entries
        WHERE organization_id = $1 AND at >= $3::date AND at <= $4) r GROUP BY 1) k) AS revenue,
    (SELECT count(DISTINCT member_id) FROM paid)::int AS spenders,
    (SELECT count(*) FROM members WHERE organization_id = $1 AND created_at <= $4 AND (deleted_at IS NULL OR deleted_at > $4))::int AS members,
    (SELECT count(*) FROM (SELECT 1 FROM mrr_movements WHERE organization_id = $1 AND at >= $2::date AND at <= $4 AND payers <> 0
      GROUP BY member_id HAVING sum(payers) = -1) gone)::int AS lost,
    (SELECT json_agg(gone) FROM (SELECT date_trunc('month', at AT TIME ZONE 'UTC') AS month, count(*) FROM (
      SELECT min(at) AS at FROM mrr_movements WHERE organization_id = $1 AND at >= $5::date - interval '6 months' AND at < $5::date
        AND payers <> 0 GROUP BY date_trunc('month', at AT TIME ZONE 'UTC'), member_id HAVING sum(payers) = -1) g GROUP BY 1) gone) AS trailing,
    (SELECT sum(-parts) FROM mrr_movements WHERE organization_id = $1 AND at > $4 AND decided_at <= $4 AND kind = 'CHURN') AS scheduled`;

/** The MRR and the payers of the present alone, straight from the log: what the sums by day save. */
const FROM_LOG = `
  SELECT count(DISTINCT member_id)::int AS payers, sum(price.amount_minor / CASE price.interval WHEN 'YEAR' THEN 12.0 ELSE 1 END)::float8 AS mrr
  FROM (SELECT DISTINCT ON (subject_id) member_id, data FROM events WHERE organization_id = $1 AND subject_type = 'subscription'
    AND occurred_at <= $2 ORDER BY subject_id, sequence DESC) last
  JOIN prices price ON price.organization_id = $1 AND price.id = (last.data ->> 'priceId')::uuid
  WHERE last.data ->> 'status' = 'ACTIVE'`;

module.exports = { TEMPORARY, HAPPENINGS, FILL, BY_HAND, FROM_LOG };

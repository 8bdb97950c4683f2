/** Everything is dated back from here, so that the same size gives the same rows. */
const START = `timestamptz '2026-01-01T00:00:00Z'`;

/** An id as the gateway makes them: 48 bits of milliseconds and 80 bits that a seed decides. */
const id = (instant, seed) => `(
  lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || left(md5(${seed}), 20)
)::uuid`;

/** A whole number from 0 to below n, the same for the same seed. */
const pick = (seed, n) => `(hashtextextended(${seed}, 0) & 9007199254740991) % ${n}`;

/** Catalog rows are made one second apart, in the order of their number. */
const madeAt = (number) => `${START} + (${number}) * interval '1 second'`;

/** The statements that fill the organization `$1`, whose default creator is `$2`. Names hold quotes and other scripts. */
function fillStatements(members) {
  return [
    `INSERT INTO products (organization_id, id, name, slug, created_at, updated_at)
     SELECT $1, ${id(madeAt('n'), `'product' || n`)}, 'Product "' || n || '" für alle', 'bench-product-' || n,
       ${madeAt('n')}, ${madeAt('n')} FROM generate_series(1, 20) n`,
    `INSERT INTO tiers (organization_id, id, name, slug, benefits, created_at, updated_at)
     SELECT $1, ${id(madeAt('n'), `'tier' || n`)}, 'Tier ' || n, 'bench-tier-' || n, '{}', ${madeAt('n')}, ${madeAt('n')}
     FROM generate_series(1, 5) n`,
    `INSERT INTO prices (organization_id, id, tier_id, nickname, type, amount_minor, currency, interval, created_at,
       updated_at)
     SELECT $1, ${id(madeAt('n'), `'price' || n`)}, ${id(madeAt('(n + 1) / 2'), `'tier' || (n + 1) / 2`)},
       CASE n % 2 WHEN 1 THEN 'Monthly' ELSE 'Yearly' END, 'RECURRING', n * 250, 'USD',
       (CASE n % 2 WHEN 1 THEN 'MONTH' ELSE 'YEAR' END)::"PriceInterval", ${madeAt('n')}, ${madeAt('n')}
     FROM generate_series(1, 10) n`,
    `INSERT INTO members (organization_id, id, creator_id, email, email_key, name, meta, created_at, updated_at)
     SELECT $1, ${id('at', `'member' || n`)}, $2, 'Member' || n || '@example.com', 'member' || n || '@example.com',
       CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN 'Ada "the \\ first" ' || n WHEN 2 THEN '李小龙 🙂 ' || n
         ELSE 'Member ' || n END,
       jsonb_build_object('plan', n % 5, 'source', 'bench'), at, at
     FROM (SELECT n, ${madeAt('n * 60')} AS at FROM generate_series(1, ${members}) n) numbered`,
    `CREATE TEMPORARY TABLE numbered AS
     SELECT row_number() OVER (ORDER BY created_at) - 1 AS number, id, created_at FROM members WHERE organization_id = $1`,
    'CREATE UNIQUE INDEX ON numbered (number)',
    purchases(members),
    entitlements(members),
    subscriptions(members),
    `UPDATE tiers SET seats_taken = (
       SELECT count(*) FROM subscriptions s WHERE s.organization_id = $1 AND s.tier_id = tiers.id AND s.status = 'ACTIVE')
     WHERE organization_id = $1`,
  ];
}

function purchases(members) {
  return `
    INSERT INTO purchases (organization_id, id, member_id, price_id, status, amount_minor, currency, provider,
      purchased_at, created_at, updated_at)
    SELECT $1, ${id('at', `'purchase' || n`)}, m.id,
      ${id(madeAt('n % 10 + 1'), `'price' || n % 10 + 1`)},
      (CASE WHEN n % 20 = 0 THEN 'FAILED' ELSE 'COMPLETED' END)::"PurchaseStatus", (n % 10 + 1) * 250, 'USD', 'bench',
      at, at, at
    FROM generate_series(1, ${members * 3}) n
    JOIN numbered m ON m.number = ${pick('n::text', members)},
    LATERAL (SELECT m.created_at + n % 1000 * interval '1 second' AS at) dated`;
}

/** As spread over the members as the purchases are; every third is paid by the purchase with its number. */
function entitlements(members) {
  return `
    INSERT INTO entitlements (organization_id, id, member_id, product_id, source, purchase_id, started_at, ended_at,
      note, created_at, updated_at)
    SELECT $1, ${id('at', `'entitlement' || n`)}, m.id,
      ${id(madeAt('n % 20 + 1'), `'product' || n % 20 + 1`)},
      (CASE n % 3 WHEN 0 THEN 'PURCHASE' ELSE 'MANUAL' END)::"EntitlementSource",
      CASE n % 3 WHEN 0 THEN ${id('at', `'purchase' || n`)} END,
      at, CASE n % 7 WHEN 0 THEN at + interval '1 day' END, CASE n % 5 WHEN 0 THEN 'A "note" ' || n END, at, at
    FROM generate_series(1, ${members * 3}) n
    JOIN numbered m ON m.number = ${pick('n::text', members)},
    LATERAL (SELECT m.created_at + n % 1000 * interval '1 second' AS at) dated`;
}

/** One a member on average: half of the members have two, to different tiers, and half have none. */
function subscriptions(members) {
  return `
    INSERT INTO subscriptions (organization_id, id, member_id, tier_id, price_id, status, started_at,
      current_period_start_at, ended_at, created_at, updated_at)
    SELECT $1, ${id('at', `'subscription' || n`)}, m.id,
      ${id(madeAt('tier'), `'tier' || tier`)}, ${id(madeAt('tier * 2'), `'price' || tier * 2`)},
      (CASE WHEN n % 10 = 0 THEN 'EXPIRED' ELSE 'ACTIVE' END)::"SubscriptionStatus", at, at,
      CASE WHEN n % 10 = 0 THEN at + interval '31 days' END, at, at
    FROM generate_series(1, ${members}) n
    JOIN numbered m ON m.number = n / 2 * 2 % ${members},
    LATERAL (SELECT m.created_at + n % 1000 * interval '1 second' AS at, (n + n / 2 * 2) % 5 + 1 AS tier) dated`;
}

module.exports = { fillStatements, id, madeAt };

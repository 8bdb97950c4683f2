const { id, madeAt } = require('./data.sql');

const LABELS = 20;
const NEWSLETTERS = 2;
const CURRENCY = 'USD';

const label = (number) => id(madeAt(number), `'label' || ${number}`);
const newsletter = (number) => id(madeAt(number), `'newsletter' || ${number}`);
const tier = id(madeAt(1), `'tier'`);
const price = (number) => id(madeAt(number), `'price' || ${number}`);

/**
 * The statements that fill the organization `$1`, whose default creator is `$2`, with an audience like that on which
 * Ghost was measured: of 100 members 84 are free, 11 pay and 5 are complimentary, one subscription each; none to three of
 * 20 labels each, and two newsletters.
 */
function ghostStatements(members) {
  return [
    `INSERT INTO labels (organization_id, id, name, name_key, slug, created_at, updated_at)
     SELECT $1, ${label('n')}, 'Label "' || n || '" für alle', 'label "' || n || '" für alle', 'bench-label-' || n,
       ${madeAt('n')}, ${madeAt('n')} FROM generate_series(1, ${LABELS}) n`,
    `INSERT INTO newsletters (organization_id, id, name, name_key, slug, description, sort_order, created_at, updated_at)
     SELECT $1, ${newsletter('n')}, 'Letter ' || n, 'letter ' || n, 'bench-letter-' || n,
       CASE n WHEN 1 THEN 'Every "Monday"' END, n, ${madeAt('n')}, ${madeAt('n')}
     FROM generate_series(1, ${NEWSLETTERS}) n`,
    `INSERT INTO tiers (organization_id, id, name, slug, description, benefits, rank, created_at, updated_at)
     VALUES ($1, ${tier}, 'Bench', 'bench', 'All of it', '{}', 1, ${madeAt(1)}, ${madeAt(1)})`,
    `INSERT INTO prices (organization_id, id, tier_id, nickname, type, amount_minor, currency, interval, created_at,
       updated_at)
     SELECT $1, ${price('n')}, ${tier}, CASE n WHEN 1 THEN 'Monthly' ELSE 'Yearly' END, 'RECURRING', 500 * n, '${CURRENCY}',
       (CASE n WHEN 1 THEN 'MONTH' ELSE 'YEAR' END)::"PriceInterval", ${madeAt('n')}, ${madeAt('n')}
     FROM generate_series(1, 2) n`,
    `CREATE TEMPORARY TABLE numbered AS
     SELECT n, ${id('at', `'member' || n`)} AS id, at, n % 100 >= 84 AND n % 100 < 95 AS paid, n % 100 >= 95 AS comped
     FROM (SELECT n, ${madeAt('n * 60')} AS at FROM generate_series(1, ${members}) n) dated`,
    `INSERT INTO members (organization_id, id, creator_id, email, email_key, name, note, geolocation, last_seen_at,
       email_count, email_opened_count, email_open_rate, created_at, updated_at)
     SELECT $1, id, $2, 'Member' || n || '@example.com', 'member' || n || '@example.com',
       CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN 'Ada "the \\ first" ' || n WHEN 2 THEN '李小龙 🙂 ' || n
         ELSE 'Member ' || n END,
       CASE n % 10 WHEN 3 THEN 'A "note" about ' || n END,
       CASE n % 3 WHEN 0 THEN jsonb_build_object('country', 'Germany') END,
       CASE n % 4 WHEN 0 THEN at + interval '1 day' END, n % 50, n % 25, CASE WHEN n % 50 > 5 THEN 50 END, at, at
     FROM numbered`,
    `INSERT INTO member_labels (organization_id, member_id, label_id, position, created_at)
     SELECT $1, id, ${label(`((n * 7 + k * 3) % ${LABELS} + 1)`)}, k, at FROM numbered, generate_series(0, n % 4 - 1) k`,
    `INSERT INTO member_newsletters (organization_id, member_id, newsletter_id, created_at)
     SELECT $1, id, ${newsletter('k')}, at FROM numbered, generate_series(1, ${NEWSLETTERS}) k
     WHERE n % 9 <> 0 AND (k = 1 OR n % 3 = 0)`,
    `INSERT INTO subscriptions (organization_id, id, member_id, tier_id, price_id, kind, status, started_at,
       current_period_start_at, current_period_end_at, provider, provider_ids, card_last4, created_at, updated_at)
     SELECT $1, ${id('at', `'subscription' || n`)}, id, ${tier}, CASE WHEN paid THEN ${price('(n % 2 + 1)')} END,
       (CASE WHEN paid THEN 'PAID' ELSE 'COMPLIMENTARY' END)::"SubscriptionKind", 'ACTIVE', at, at,
       CASE WHEN paid THEN timestamptz '2100-01-01T00:00:00Z' END, CASE WHEN paid THEN 'stripe' END,
       CASE WHEN paid THEN jsonb_build_object('customer', 'cus_' || n, 'subscription', 'sub_' || n, 'price',
         'price_BENCH' || n % 2 + 1, 'product', 'prod_BENCH') END,
       CASE WHEN paid THEN '4242' END, at, at
     FROM numbered WHERE paid OR comped`,
    `UPDATE tiers SET seats_taken = (
       SELECT count(*) FROM subscriptions s WHERE s.organization_id = $1 AND s.tier_id = tiers.id)
     WHERE organization_id = $1`,
  ];
}

module.exports = { ghostStatements };

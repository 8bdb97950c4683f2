const { list, newest, text } = require('./json.sql');

/** What Ghost prints of instants: whole seconds, with three zeros behind them. */
const time = (value) => `coalesce('"' || to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS') || '.000Z"', 'null')`;
const lower = (value) => `'"' || lower(${value}::text) || '"'`;

/** The two keys of an HMAC of SHA-256: what a secret of 32 bytes makes of them. The gateway's own secret is another. */
const INNER = `decode(repeat('36', 64), 'hex')`;
const OUTER = `decode(repeat('5c', 64), 'hex')`;
const hmac = (value) => `encode(sha256(${OUTER} || sha256(${INNER} || convert_to(${value}, 'UTF8'))), 'hex')`;

const TIER = `
  '{"id":"' || t.id || '","name":' || ${text('t.name')} || ',"slug":' || ${text('t.slug')}
  || ',"active":' || (t.archived_at IS NULL) || ',"welcome_page_url":' || ${text('t.welcome_page_url')}
  || ',"visibility":' || ${lower('t.visibility')} || ',"trial_days":' || t.trial_days
  || ',"description":' || ${text('t.description')} || ',"type":' || ${lower('t.type')}
  || ',"currency":' || ${text('month.currency')} || ',"monthly_price":' || coalesce(month.amount_minor::text, 'null')
  || ',"yearly_price":' || coalesce(year.amount_minor::text, 'null') || ',"created_at":' || ${time('t.created_at')}
  || ',"updated_at":' || ${time('t.updated_at')} || ',"monthly_price_id":null,"yearly_price_id":null,"expiry_at":'
  || CASE s.kind WHEN 'PAID' THEN 'null' ELSE ${time('s.current_period_end_at')} END || '}'`;

const PLAN = `
  '{"id":' || ${text(`s.provider_ids ->> 'price'`)} || ',"nickname":' || ${text('p.nickname')}
  || ',"amount":' || p.amount_minor || ',"interval":' || ${lower('p.interval')} || ',"currency":"' || p.currency || '"}'`;

/** What a paid subscription and the thinner copy of the one that counts now have in common. */
const PAID_REST = `
  ',"plan":' || ${PLAN} || ',"status":' || ${lower('s.status')} || ',"start_date":' || ${time('s.started_at')}
  || ',"default_payment_card_last4":' || ${text('s.card_last4')} || ',"cancel_at_period_end":' || s.cancel_at_period_end
  || ',"cancellation_reason":' || ${text('s.cancel_reason')}
  || ',"current_period_end":' || ${time('s.current_period_end_at')} || ',"trial_start_at":' || ${time('s.trial_start_at')}
  || ',"trial_end_at":' || ${time('s.trial_end_at')} || ',"discount_start":' || ${time('s.discount_start_at')}
  || ',"discount_end":' || ${time('s.discount_end_at')}`;

const PAID = `
  '{"id":' || ${text(`s.provider_ids ->> 'subscription'`)} || ',"customer":{"id":' || ${text(`s.provider_ids ->> 'customer'`)}
  || ',"name":' || ${text('m.name')} || ',"email":' || ${text('m.email')} || '}' || ${PAID_REST}
  || ',"price":{"id":' || ${text(`s.provider_ids ->> 'price'`)} || ',"price_id":"' || p.id || '","nickname":' || ${text('p.nickname')}
  || ',"amount":' || p.amount_minor || ',"interval":' || ${lower('p.interval')} || ',"type":' || ${lower('p.type')}
  || ',"currency":"' || p.currency || '","tier":{"id":' || ${text(`s.provider_ids ->> 'product'`)} || ',"name":' || ${text('t.name')}
  || ',"tier_id":"' || t.id || '"}},"tier":' || ${TIER} || ',"offer":null,"offer_redemptions":[],"next_payment":{'
  || '"original_amount":' || p.amount_minor || ',"amount":' || p.amount_minor || ',"interval":' || ${lower('p.interval')}
  || ',"currency":"' || p.currency || '","discount":null}}'`;

const CURRENT = `
  '{"id":' || ${text(`s.provider_ids ->> 'subscription'`)} || ',"customer":{"id":' || ${text(`s.provider_ids ->> 'customer'`)}
  || ',"name":null,"email":null}' || ${PAID_REST} || '}'`;

const FREE_PLAN = '"nickname":"Complimentary","interval":"year","currency":"USD","amount":0';

const COMPLIMENTARY = `
  '{"id":"","tier":' || ${TIER} || ',"customer":{"id":"","name":' || ${text('m.name')} || ',"email":' || ${text('m.email')}
  || '},"plan":{"id":"",${FREE_PLAN}},"status":"active","start_date":' || ${time('s.started_at')}
  || ',"default_payment_card_last4":"****","cancel_at_period_end":false,"cancellation_reason":null,"current_period_end":'
  || ${time('s.current_period_end_at')} || ',"price":{"id":"","price_id":"",${FREE_PLAN},"type":"recurring",'
  || '"tier":{"id":"","tier_id":"' || t.id || '"}},"offer":null,"offer_redemptions":[],"next_payment":{'
  || '"original_amount":0,"amount":0,"interval":"year","currency":"USD","discount":null}}'`;

const newestPrice = (every) => `LEFT JOIN LATERAL (
      SELECT * FROM prices x WHERE x.organization_id = t.organization_id AND x.tier_id = t.id AND x.interval::text = upper('${every}')
        AND x.type = 'RECURRING' AND x.archived_at IS NULL ORDER BY ${newest('x')} LIMIT 1) ${every} ON true`;

const RELATIONS = `
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || l.id || '","name":' || ${text('l.name')} || ',"slug":' || ${text('l.slug')}
      || ',"created_at":' || ${time('l.created_at')} || ',"updated_at":' || ${time('l.updated_at')} || '}'`,
      'j.position',
    )} AS rows
    FROM member_labels j JOIN labels l ON l.organization_id = j.organization_id AND l.id = j.label_id
    WHERE j.organization_id = m.organization_id AND j.member_id = m.id) l
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || n.id || '","name":' || ${text('n.name')} || ',"description":' || ${text('n.description')}
      || ',"status":' || ${lower('n.status')} || '}'`,
      'n.sort_order, n.id',
    )} AS rows, count(*) > 0 AS any
    FROM member_newsletters j JOIN newsletters n ON n.organization_id = j.organization_id AND n.id = j.newsletter_id
    WHERE j.organization_id = m.organization_id AND j.member_id = m.id AND n.status = 'ACTIVE') n
  CROSS JOIN LATERAL (
    SELECT ${list(`CASE s.kind WHEN 'PAID' THEN ${PAID} ELSE ${COMPLIMENTARY} END`, newest('s'))} AS rows,
      coalesce((array_agg(${CURRENT} ORDER BY ${newest('s')}) FILTER (WHERE s.kind = 'PAID'))[1], 'null') AS current,
      CASE WHEN bool_or(s.kind = 'PAID') THEN 'paid' WHEN count(*) > 0 THEN 'comped' ELSE 'free' END AS status
    FROM subscriptions s JOIN tiers t ON t.organization_id = s.organization_id AND t.id = s.tier_id
    LEFT JOIN prices p ON p.organization_id = s.organization_id AND p.id = s.price_id
    ${newestPrice('month')}
    ${newestPrice('year')}
    WHERE s.organization_id = m.organization_id AND s.member_id = m.id AND s.status = 'ACTIVE'
      AND (s.current_period_end_at IS NULL OR s.current_period_end_at > now())) s`;

const MEMBER = `
  '{"id":"' || m.id || '","uuid":"' || m.uuid || '","email":' || ${text('m.email')} || ',"name":' || ${text('m.name')}
  || ',"note":' || ${text('m.note')} || ',"geolocation":' || ${text('m.geolocation::text')} || ',"subscribed":' || n.any
  || ',"created_at":' || ${time('m.created_at')} || ',"updated_at":' || ${time('m.updated_at')} || ',"labels":' || l.rows
  || ',"subscriptions":' || s.rows || ',"avatar_image":"https://www.gravatar.com/avatar/' || md5(lower(trim(m.email)))
  || '?s=250&r=g&d=blank","comped":' || (s.status = 'comped') || ',"email_count":' || m.email_count
  || ',"email_opened_count":' || m.email_opened_count || ',"email_open_rate":' || coalesce(m.email_open_rate::text, 'null')
  || ',"status":"' || s.status || '","last_seen_at":' || ${time('m.last_seen_at')}
  || ',"enable_comment_notifications":' || m.comment_notifications
  || ',"enable_updates_and_announcements":' || coalesce(m.announcement_emails::text, 'null')
  || ',"unsubscribe_url":"http://127.0.0.1:4000/unsubscribe/?uuid=' || m.uuid || '&key=' || ${hmac('m.uuid::text')}
  || '","can_comment":' || (NOT m.commenting_disabled) || ',"commenting":{"disabled":' || m.commenting_disabled
  || ',"disabled_reason":' || ${text('m.commenting_disabled_reason')}
  || ',"disabled_until":' || ${time('m.commenting_disabled_until')} || '},"current_subscription":' || s.current
  || ',"email_suppression":{"suppressed":' || (m.email_suppression IS NOT NULL) || ',"info":null},"newsletters":' || n.rows || '}'`;

/** One page. How many pages there are, and which are beside it, is worked out from the total. */
const page = (limit, number) => `
  WITH counted AS (SELECT count(*) AS total FROM members WHERE organization_id = $1 AND deleted_at IS NULL)
  SELECT '{"members":' || ${list(MEMBER, newest('m'))} || ',"meta":{"pagination":{"page":${number},"limit":${limit},"pages":'
    || (SELECT ceil(total / ${limit}.0) || ',"total":' || total || ',"next":'
      || coalesce(nullif(${number}, ceil(total / ${limit}.0))::int + 1 || '', 'null') FROM counted)
    || ',"prev":${number > 1 ? number - 1 : 'null'}}}}' AS body
  FROM (SELECT * FROM members WHERE organization_id = $1 AND deleted_at IS NULL
    ORDER BY created_at DESC, id DESC LIMIT ${limit} OFFSET ${(number - 1) * limit}) m ${RELATIONS}`;

module.exports = { G15: page(15, 1), G100: page(100, 1), G100P90: page(100, 90) };

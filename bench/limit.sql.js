const { instant, list, newest, seconds, text } = require('./json.sql');
const ghost = require('./ghost.sql');

/** Everything of members `m`, with the relations that the GraphQL works ask for. */
const NESTED_MEMBER = `
  '{"id":"' || m.id || '","email":' || ${text('m.email')} || ',"name":' || ${text('m.name')}
  || ',"createdAt":' || ${instant('m.created_at')}
  || ',"entitlements":' || e.rows || ',"purchases":' || p.rows || ',"subscriptions":' || s.rows || '}'`;

const NESTED_RELATIONS = `
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || e.id || '","startedAt":' || ${instant('e.started_at')} || ',"product":{"name":' || ${text('r.name')} || '}}'`,
      newest('e'),
    )} AS rows
    FROM entitlements e JOIN products r ON r.organization_id = e.organization_id AND r.id = e.product_id
    WHERE e.organization_id = m.organization_id AND e.member_id = m.id) e
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || p.id || '","status":"' || p.status || '","amountMinor":' || p.amount_minor
      || ',"price":{"nickname":' || ${text('c.nickname')} || ',"tier":{"name":' || ${text('t.name')} || '}}}'`,
      newest('p'),
    )} AS rows
    FROM purchases p JOIN prices c ON c.organization_id = p.organization_id AND c.id = p.price_id
    JOIN tiers t ON t.organization_id = c.organization_id AND t.id = c.tier_id
    WHERE p.organization_id = m.organization_id AND p.member_id = m.id) p
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || s.id || '","status":"' || s.status || '","tier":{"name":' || ${text('t.name')} || '}}'`,
      newest('s'),
    )} AS rows
    FROM subscriptions s JOIN tiers t ON t.organization_id = s.organization_id AND t.id = s.tier_id
    WHERE s.organization_id = m.organization_id AND s.member_id = m.id) s`;

const PAGE = `SELECT * FROM members WHERE organization_id = $1 AND deleted_at IS NULL
  ORDER BY created_at DESC, id DESC LIMIT 50`;

const W1 = `
  SELECT '{"data":{"members":{"nodes":' || ${list(NESTED_MEMBER, newest('m'))} || '}}}' AS body
  FROM (${PAGE}) m ${NESTED_RELATIONS}`;

const W2 = `
  SELECT '{"data":{"member":' || ${NESTED_MEMBER} || '}}' AS body
  FROM (SELECT * FROM members WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL) m ${NESTED_RELATIONS}`;

const W3_MEMBER = `
  '{"id":"' || m.id || '","name":' || ${text('m.name')} || ',"email":' || ${text('m.email')}
  || ',"email_verified":' || m.email_verified || ',"meta":' || m.meta || ',"created_at":' || ${seconds('m.created_at')}
  || ',"updated_at":' || ${seconds('m.updated_at')} || ',"entitlements":' || e.rows || ',"purchases":' || p.rows || '}'`;

const W3_RELATIONS = `
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || e.id || '","product":{"id":"' || r.id || '","name":' || ${text('r.name')} || '},"started_at":'
      || ${seconds('e.started_at')} || ',"ended_at":' || ${seconds('e.ended_at')} || ',"note":' || ${text('e.note')}
      || ',"is_active":true,"created_at":' || ${seconds('e.created_at')} || ',"updated_at":' || ${seconds('e.updated_at')} || '}'`,
      newest('e'),
    )} AS rows
    FROM entitlements e JOIN products r ON r.organization_id = e.organization_id AND r.id = e.product_id
    WHERE e.organization_id = m.organization_id AND e.member_id = m.id AND e.revoked_at IS NULL
      AND e.started_at <= now() AND (e.ended_at IS NULL OR e.ended_at > now())) e
  CROSS JOIN LATERAL (
    SELECT ${list(
      `'{"id":"' || p.id || '","status":"completed","status_label":"Completed","amount":' || p.amount_minor
      || ',"formatted_amount":"$' || to_char(p.amount_minor / 100.0, 'FM999999990.00') || '","currency":"'
      || lower(p.currency) || '","provider":' || ${text('p.provider')} || ',"has_active_entitlement":' || EXISTS (
        SELECT 1 FROM entitlements a WHERE a.organization_id = p.organization_id AND a.purchase_id = p.id
          AND a.revoked_at IS NULL AND a.started_at <= now() AND (a.ended_at IS NULL OR a.ended_at > now()))
      || ',"plan":{"id":"' || c.id || '","name":' || ${text('c.nickname')} || '},"created_at":' || ${seconds('p.created_at')}
      || ',"updated_at":' || ${seconds('p.updated_at')} || '}'`,
      newest('p'),
    )} AS rows
    FROM purchases p JOIN prices c ON c.organization_id = p.organization_id AND c.id = p.price_id
    WHERE p.organization_id = m.organization_id AND p.member_id = m.id AND p.status = 'COMPLETED') p`;

const W3 = `
  SELECT '{"data":' || ${list(W3_MEMBER, newest('m'))} || ',"meta":{"current_page":' || $2::int / 50 + 1
    || ',"per_page":50,"total":'
    || (SELECT count(*) FROM members WHERE organization_id = $1 AND deleted_at IS NULL AND email IS NOT NULL) || '}}' AS body
  FROM (SELECT * FROM members WHERE organization_id = $1 AND deleted_at IS NULL AND email IS NOT NULL
    ORDER BY created_at DESC, id DESC LIMIT 50 OFFSET $2) m ${W3_RELATIONS}`;

module.exports = { W1, W2, W3, ...ghost };

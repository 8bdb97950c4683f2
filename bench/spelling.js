const { join } = require('node:path');

const built = (path) => require(join(__dirname, '../dist', path));

/** The canonical id behind any spelling of it; other values stay. */
function canonicalId(value) {
  const { parseGlobalId } = built('schema/global-id.js');
  const { parsePrefixed } = built('shared/id.js');
  const [prefix, rest] = value.split('_');
  return parseGlobalId(value)?.id ?? (rest ? parsePrefixed(prefix, value) : undefined) ?? value;
}

/** The same answer with every id as the limit spells it, and keys in one order. */
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, key === 'id' ? canonicalId(value[key]) : canonical(value[key])]));
}

module.exports = {
  graphql: canonical,
  allegro: canonical,
  toGlobalId: (type, id) => built('schema/global-id.js').toGlobalId(type, id),
};

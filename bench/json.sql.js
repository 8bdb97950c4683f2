/** Text as JSON, an instant with milliseconds or whole seconds, and a list of rows of JSON in an order. */
const text = (value) => `coalesce(to_json(${value})::text, 'null')`;
const instant = (value) => `coalesce('"' || to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null')`;
const seconds = (value) => `coalesce('"' || to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '"', 'null')`;
const list = (row, order) => `'[' || coalesce(string_agg(${row}, ',' ORDER BY ${order}), '') || ']'`;
const newest = (row) => `${row}.created_at DESC, ${row}.id DESC`;

module.exports = { text, instant, seconds, list, newest };

const { Buffer } = require('node:buffer');

const NESTED = `
  id
  email
  name
  createdAt
  entitlements { id startedAt product { name } }
  purchases { id status amountMinor price { nickname tier { name } } }
  subscriptions { id status tier { name } }
`;

const LIST = `query List { members(first: 50) { nodes { ${NESTED} } } }`;
const ONE = `query One($id: ID!) { member(id: $id) { ${NESTED} } }`;
const PAGES = 20;

/** One request as it goes over a connection. */
function http(method, path, { token, body } = {}) {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', 'accept: application/json'];
  if (token) lines.push(`authorization: Bearer ${token}`);
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

/**
 * The works: what is asked of the gateway and of the limit, in the same order, so that request n of one has the answer of
 * request n of the other. `canonical` takes an answer to the form in which the two can be compared.
 */
function makeWorks({ credentials, ids, spelling }) {
  const graphql = (query, variables) =>
    http('POST', '/graphql', { token: credentials.graphql, body: JSON.stringify({ query, variables }) });
  const allegro = (page) =>
    http('GET', `/api/v1/audience-members?per_page=50&page=${page}&include=entitlements,purchases`, {
      token: credentials.allegro,
    });
  const pages = Array.from({ length: PAGES }, (_, index) => index);
  return [
    {
      name: 'W1',
      title: 'GraphQL, 50 members with entitlements, purchases and subscriptions',
      requests: { ours: [graphql(LIST)], limit: [http('GET', '/W1')] },
      rowsOf: (answer) => answer.data.members.nodes,
      expectedRows: 50,
      canonical: (answer) => spelling.graphql(answer),
    },
    {
      name: 'W2',
      title: 'GraphQL, one member by id with the same relations',
      requests: {
        ours: ids.map((id) => graphql(ONE, { id: spelling.toGlobalId('Member', id) })),
        limit: ids.map((id) => http('GET', `/W2/${id}`)),
      },
      rowsOf: (answer) => [answer.data.member],
      expectedRows: 1,
      canonical: (answer) => spelling.graphql(answer),
    },
    {
      name: 'W3',
      title: 'Allegro, 50 members with entitlements and purchases, pages 1 to 20, total counted',
      requests: {
        ours: pages.map((page) => allegro(page + 1)),
        limit: pages.map((page) => http('GET', `/W3/${page * 50}`)),
      },
      rowsOf: (answer) => answer.data,
      expectedRows: 50,
      canonical: ({ data, meta }) => spelling.allegro({ data, page: meta.current_page, total: meta.total }),
    },
  ];
}

module.exports = { makeWorks };

const { Buffer } = require('node:buffer');
const { createHmac } = require('node:crypto');
const spelling = require('./spelling');

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
function http(method, path, { authorization, body } = {}) {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', 'accept: application/json'];
  if (authorization) lines.push(`authorization: ${authorization}`);
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

/** How many rows stand under one row of an answer. */
const purchasesAndEntitlements = ({ entitlements, purchases }) => entitlements.length + purchases.length;
const labelsAndSubscriptions = ({ labels, subscriptions }) => labels.length + subscriptions.length;

/**
 * The works: what is asked of the gateway and of the limit, in the same order, so that request n of one has the answer of
 * request n of the other. `canonical` takes an answer to the form in which the two can be compared.
 */
function audienceWorks({ credentials, ids }) {
  const graphql = (query, variables) =>
    http('POST', '/graphql', {
      authorization: `Bearer ${credentials.graphql}`,
      body: JSON.stringify({ query, variables }),
    });
  const allegro = (page) =>
    http('GET', `/api/v1/audience-members?per_page=50&page=${page}&include=entitlements,purchases`, {
      authorization: `Bearer ${credentials.allegro}`,
    });
  const pages = Array.from({ length: PAGES }, (_, index) => index);
  return [
    {
      name: 'W1',
      title: 'GraphQL, 50 members with entitlements, purchases and subscriptions',
      requests: { ours: [graphql(LIST)], limit: [http('GET', '/W1')] },
      rowsOf: (answer) => answer.data.members.nodes,
      expectedRows: 50,
      nestedIn: purchasesAndEntitlements,
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
      nestedIn: purchasesAndEntitlements,
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
      nestedIn: purchasesAndEntitlements,
      canonical: ({ data, meta }) => spelling.allegro({ data, page: meta.current_page, total: meta.total }),
    },
  ];
}

/** The lists for which Ghost's own cost is known, of its Admin API. */
function ghostWorks({ credentials }) {
  const lists = [
    { name: 'G15', limit: 15, page: 1 },
    { name: 'G100', limit: 100, page: 1 },
    { name: 'G100P90', limit: 100, page: 90 },
  ];
  return lists.map(({ name, limit, page }) => {
    const path = `/ghost/api/admin/members/?limit=${limit}&page=${page}&include=newsletters,labels`;
    return {
      name,
      title: `Ghost, page ${page} of ${limit} members with newsletters and labels, total counted`,
      requests: {
        // A token is good for five minutes, so each round has its own.
        get ours() {
          return [http('GET', path, { authorization: `Ghost ${ghostToken(credentials.ghost)}` })];
        },
        limit: [http('GET', `/${name}`)],
      },
      rowsOf: (answer) => answer.members,
      expectedRows: limit,
      nestedIn: labelsAndSubscriptions,
      canonical: (answer) => spelling.ghost(answer),
    };
  });
}

/** What a client of Ghost's Admin API signs with its key. */
function ghostToken(key) {
  const [kid, secret] = key.split(':');
  const issuedAt = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'HS256', typ: 'JWT', kid },
    { iat: issuedAt, exp: issuedAt + 300, aud: '/admin/' },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest('base64url')}`;
}

module.exports = { audienceWorks, ghostWorks };

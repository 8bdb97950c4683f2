import { revokeCredential } from '../../src/modules/credentials/credential.service';
import { ManualClock, systemClock } from '../../src/shared/clock';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';
import { TestSocket, until } from '../support/socket';

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

const HOSTILE: Record<string, string | { query: string; variables: Record<string, unknown> }> = {
  'S01 aliases': `{ ${repeat(101, (i) => `a${i}: __typename`)} }`,
  'S02 duplicate fields': `{ ${repeat(500, () => '__typename')} }`,
  'S07 depth': `{ ${'a { '.repeat(15)}b${' }'.repeat(15)} }`,
  'S08 fragment cycles': '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'S09 exponential fragments': `{ ...F0 } ${repeat(20, (i) =>
    i === 19
      ? `fragment F${i} on Query { __typename }`
      : `fragment F${i} on Query { ...F${i + 1} ... on Query { ...F${i + 1} } }`,
  )}`,
  'S10 directives': `{ __typename ${repeat(21, () => '@include(if: true)')} }`,
  'S11 wide pages': '{ members(first: 1000000) { nodes { id } } }',
  'S11 negative pages': '{ members(first: -1) { nodes { id } } }',
  'S12 heavy variables': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 15_000 }, () => 'x') },
  },
  'S13 introspection': '{ __schema { types { name } } }',
  'S14 suggestions': '{ membrs { totalCount } }',
  'S15 a syntax error': '{ members(',
  'several operations without a name': 'query A { __typename } query B { __typename }',
  'variables that do not fit': { query: 'query ($id: ID!) { member(id: $id) { id } }', variables: {} },
  'an unknown id': 'mutation { memberDelete(input: { id: "unknown" }) { member { id } } }',
  'an unknown cursor': '{ members(after: "garbage") { nodes { id } } }',
  'nothing wrong': '{ members { totalCount } __typename }',
};

describe('the gateway over websocket', () => {
  let gateway: TestGateway;
  let organization: TestOrganization;
  let token: string;
  let url: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ introspection: 'off' });
    organization = await gateway.organization();
    token = organization.credentials.graphql;
    url = `${gateway.url.replace('http', 'ws')}/graphql`;
  });

  describe('W24 answers as over HTTP', () => {
    let socket: TestSocket;

    beforeAll(async () => {
      socket = await TestSocket.greet(url, token);
    });

    afterAll(() => socket.close());

    const plain = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'requestId' ? 'any' : inner))) as unknown;

    it.each(Object.keys(HOSTILE))('%s', async (name) => {
      const sent = HOSTILE[name] ?? '';
      const { query, variables } = typeof sent === 'string' ? { query: sent, variables: undefined } : sent;
      const { body } = await gateway.graphql(query, { token, variables });
      socket.start(name, query, variables);
      const { type, payload } = await socket.next(({ id }) => id === name);
      expect(plain(type === 'error' ? { errors: payload } : payload)).toEqual(plain(body));
      expect(JSON.stringify(payload)).not.toContain('Did you mean');
    });

    it('knows nobody without a credential, as over HTTP', async () => {
      const nobody = await TestSocket.greet(url);
      const query = '{ members { totalCount } }';
      const { body } = await gateway.graphql(query);
      nobody.start('1', query);
      const [payload] = await nobody.payloads('1', 1);
      expect(plain(payload)).toEqual(plain(body));
      await nobody.close();
    });
  });

  it('delivers what is written over HTTP', async () => {
    const socket = await TestSocket.greet(url, token);
    socket.start('1', 'subscription { memberChanged { type dialect member { email } } }');
    await live(1);
    const { body } = await gateway.graphql(
      'mutation { memberCreate(input: { email: "ada@example.com" }) { member { id } } }',
      { token },
    );
    expect(body.errors).toBeUndefined();
    expect(await socket.payloads('1', 1)).toEqual([
      { data: { memberChanged: { type: 'member.created', dialect: 'graphql', member: { email: 'ada@example.com' } } } },
    ]);
    await socket.close();
    await live(0);
  });

  it('shows its sockets and subscriptions among the metrics', async () => {
    const socket = await TestSocket.greet(url, token);
    socket.start('1', 'subscription { memberChanged { cursor } }');
    await live(1);
    expect(await metric('gateway_websocket_connections')).toBe(1);
    await socket.close();
    await live(0);
    expect(await metric('gateway_websocket_connections')).toBe(0);
  });

  it('refuses pages of foreign origins and takes its own', async () => {
    const foreign = await TestSocket.open(url, { origin: 'https://evil.example' });
    expect((await foreign.closed).code).toBe(1006);
    const own = await TestSocket.open(url, { origin: `http://localhost:${gateway.port}` });
    expect(own.socket.readyState).toBe(own.socket.OPEN);
    await own.close();
  });

  it('takes the token of a person with roles, and closes when it expires', async () => {
    const person = await organization.issue({ dialect: 'audience', role: 'marketing', ttlMs: 2_000 });
    const socket = await TestSocket.greet(url, person);
    socket.start('1', '{ members { totalCount } }');
    expect(await socket.payloads('1', 1)).toMatchObject([{ data: { members: { totalCount: expect.any(Number) } } }]);
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    const late = await TestSocket.open(url);
    late.send({ type: 'connection_init', payload: { authorization: `Bearer ${person}` } });
    expect((await late.closed).code).toBe(4403);
  });

  it('closes the sockets of a credential that is revoked', async () => {
    const { context } = organization;
    const credential = await organization.issue({ dialect: 'graphql' });
    const [socket, other] = [await TestSocket.greet(url, credential), await TestSocket.greet(url, token)];
    const { rows } = await gateway.database.query<{ id: string }>(
      'SELECT id FROM credentials WHERE organization_id = $1 ORDER BY id DESC LIMIT 1',
      [organization.id],
    );
    const started = performance.now();
    await revokeCredential(context, String(rows[0]?.id));
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    await other.close();
  });

  it('takes only credentials for the graph', async () => {
    for (const dialect of ['allegro', 'pliro', 'ghost'] as const) {
      const socket = await TestSocket.open(url);
      socket.send({
        type: 'connection_init',
        payload: { authorization: `Bearer ${organization.credentials[dialect]}` },
      });
      expect((await socket.closed).code).toBe(4403);
    }
  });

  it('counts operations over both transports against one allowance', async () => {
    const clock = new ManualClock(systemClock.now());
    const limited = await startTestGateway({ rateLimit: { points: 5, seconds: 60 } }, { clock });
    const tenant = await limited.organization();
    const socket = await TestSocket.greet(`${limited.url.replace('http', 'ws')}/graphql`, tenant.credentials.graphql);
    for (const id of ['1', '2', '3']) socket.start(id, '{ __typename }');
    await socket.payloads('3', 1);
    const statuses: number[] = [];
    for (let sent = 0; sent < 3; sent += 1)
      statuses.push((await limited.graphql('{ __typename }', { token: tenant.credentials.graphql })).status);
    expect(statuses).toEqual([200, 200, 429]);
    socket.start('4', '{ __typename }');
    expect(await socket.next(({ id }) => id === '4')).toMatchObject({
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    await socket.close();
  });

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  async function live(count: number): Promise<void> {
    for (let tries = 0; (await metric('gateway_websocket_subscriptions')) !== count; tries += 1)
      if (tries > 200) throw new Error('The number of subscriptions did not come to be as expected.');
  }

  it('closes with 1001 when it stops', async () => {
    const stopping = await startTestGateway();
    const socket = await TestSocket.greet(`${stopping.url.replace('http', 'ws')}/graphql`);
    await stopping.stop();
    expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' });
    await until(() => socket.socket.readyState === socket.socket.CLOSED);
  });
});

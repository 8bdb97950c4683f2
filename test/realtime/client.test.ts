import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Database } from '../../src/database/client';
import { makeMember } from '../builders/member';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { until } from '../support/socket';

const LIVE = 'subscription ($since: String) { memberChanged(since: $since) { cursor member { name } } }';

interface Live {
  readonly memberChanged: { readonly cursor: string; readonly member: { readonly name: string } };
}

describe('the usual client of the protocol', () => {
  let database: Database;
  let organization: TestOrganization;
  let realtime: TestRealtime;
  let client: Client;

  beforeAll(async () => {
    database = await testDatabase();
    organization = await makeOrganization(database);
  });

  beforeEach(async () => {
    realtime = await startRealtime(database);
    client = connectAs(realtime.authenticator.issue(organization));
  });

  afterEach(async () => {
    await client.dispose();
    await realtime.stop();
  });

  function connectAs(token: string): Client {
    return createClient({
      url: realtime.url,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
  }

  it('queries, follows, and ends', async () => {
    const query = client.iterate<{ members: { totalCount: number } }>({ query: '{ members { totalCount } }' });
    expect((await query.next()).value).toEqual({ data: { members: { totalCount: 0 } } });
    const live = client.iterate<Live>({ query: LIVE });
    const first = live.next();
    await until(() => realtime.hub.followers() === 1);
    await makeMember(organization, { name: 'Ada' });
    realtime.hub.announce(organization.id);
    expect((await first).value).toMatchObject({ data: { memberChanged: { member: { name: 'Ada' } } } });
    await live.return?.();
    await until(() => realtime.hub.followers() === 0, 1_000);
  });

  it('is told when a subscription cannot be opened', async () => {
    const live = client.iterate({ query: LIVE, variables: { since: 'garbage' } });
    const { value } = await live.next();
    expect(value).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const invalid = client.iterate({ query: 'subscription { nonsense }' });
    await expect(invalid.next()).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('goes on behind the last cursor with another process, after its own has gone away', async () => {
    const live = client.iterate<Live>({ query: LIVE });
    const first = live.next();
    await until(() => realtime.hub.followers() === 1);
    await makeMember(organization, { name: 'before' });
    realtime.hub.announce(organization.id);
    const since = (await first).value?.data?.memberChanged.cursor;
    const interrupted = live.next();
    await realtime.stop();
    await expect(interrupted).rejects.toMatchObject({ code: 1001 });
    await makeMember(organization, { name: 'meanwhile' });
    realtime = await startRealtime(database);
    client = connectAs(realtime.authenticator.issue(organization));
    const resumed = client.iterate<Live>({ query: LIVE, variables: { since } });
    expect((await resumed.next()).value).toMatchObject({ data: { memberChanged: { member: { name: 'meanwhile' } } } });
  });
});

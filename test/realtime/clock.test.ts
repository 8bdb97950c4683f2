import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway, type TestGateway, type TestOrganization } from '../support/gateway';
import { TestSocket } from '../support/socket';

const DAY_MS = 86_400_000;
/** As long as a revocation may take to be felt. */
const BOUND_MS = 2_000;
const ADVANCE =
  'mutation ($ms: SafeInt!) { organizationClockAdvance(input: { milliseconds: $ms }) { organization { id } } }';
const CREATE = 'mutation ($email: String!) { memberCreate(input: { email: $email }) { member { id createdAt } } }';
const RENAME = 'mutation ($id: ID!, $name: String) { memberUpdate(input: { id: $id, name: $name }) { member { id } } }';
const PRODUCT = 'mutation { productCreate(input: { name: "Archive" }) { product { id } } }';
const GRANT = `mutation ($memberId: ID!, $productId: ID!, $endedAt: DateTime) {
  entitlementGrant(input: { memberId: $memberId, productId: $productId, endedAt: $endedAt }) { entitlement { id } } }`;
const LIVE = 'subscription { memberChanged { occurredAt member { entitlements(active: true) { id } } } }';

interface Created {
  readonly data: { readonly memberCreate: { readonly member: { readonly createdAt: string } } };
}

interface Live {
  readonly data: {
    readonly memberChanged: {
      readonly occurredAt: string;
      readonly member: { readonly entitlements: readonly { readonly id: string }[] };
    };
  };
}

describe('the clock of a test organization, moved while sockets are open', () => {
  let gateway: TestGateway;
  let organization: TestOrganization;
  let socket: TestSocket;

  beforeAll(async () => {
    gateway = await startTestGateway();
  });

  beforeEach(async () => {
    organization = await gateway.organization();
    await gateway.parts.db.organization.update({ where: { id: organization.id }, data: { isTest: true } });
    socket = await greet(gateway);
  });

  afterEach(() => socket.close());

  const token = () => organization.credentials.graphql;
  const greet = (at: TestGateway) => TestSocket.greet(`${at.url.replace('http', 'ws')}/graphql`, token());
  const daysAhead = (time: string) => Math.floor((new Date(time).getTime() - Date.now() + DAY_MS / 2) / DAY_MS);

  async function live(count: number): Promise<void> {
    const metrics = async () => (await fetch(`${gateway.url}/metrics`)).text();
    while (!(await metrics()).includes(`gateway_websocket_subscriptions ${count}\n`)) await sleep(10);
  }

  async function post<T>(query: string, variables: object = {}): Promise<T> {
    const { body } = await gateway.graphql(query, { token: token(), variables });
    expect(body.errors).toBeUndefined();
    return body.data as unknown as T;
  }

  const advance = (days: number) => post(ADVANCE, { ms: days * DAY_MS });

  async function createdOver(by: TestSocket, id: string): Promise<number> {
    by.start(id, CREATE, { email: `${id}@example.com` });
    const [{ data }] = (await by.payloads<Created>(id, 1)) as [Created];
    return daysAhead(data.memberCreate.member.createdAt);
  }

  it('counts at once for the next operation', async () => {
    expect(await createdOver(socket, 'before')).toBe(0);
    await advance(10);
    expect(await createdOver(socket, 'after')).toBe(10);
    socket.start('advance', ADVANCE, { ms: DAY_MS });
    await socket.payloads('advance', 1);
    expect(await createdOver(socket, 'own')).toBe(11);
  });

  it('counts at once for what is told of changes', async () => {
    const created = await post<{ memberCreate: { member: { id: string } } }>(CREATE, { email: 'ada@example.com' });
    const { productCreate } = await post<{ productCreate: { product: { id: string } } }>(PRODUCT);
    const [memberId, productId] = [created.memberCreate.member.id, productCreate.product.id];
    await post(GRANT, { memberId, productId, endedAt: new Date(Date.now() + 5 * DAY_MS).toISOString() });
    socket.start('live', LIVE);
    await live(1);
    const told = async (count: number) => (await socket.payloads<Live>('live', count))[count - 1]?.data.memberChanged;
    await post(RENAME, { id: memberId, name: 'Ada L.' });
    expect((await told(1))?.member.entitlements).toHaveLength(1);
    await advance(10);
    await post(RENAME, { id: memberId, name: 'Ada Lovelace' });
    const change = await told(2);
    expect(daysAhead(change?.occurredAt ?? '')).toBe(10);
    expect(change?.member.entitlements).toEqual([]);
  });

  it('counts in other processes no later than a revocation would', async () => {
    const other = await startTestGateway();
    const elsewhere = await greet(other);
    expect(await createdOver(elsewhere, 'before')).toBe(0);
    await advance(10);
    await sleep(BOUND_MS);
    expect(await createdOver(elsewhere, 'after')).toBe(10);
    await elsewhere.close();
  });

  it('is looked up for all operations of a moment together', async () => {
    await createdOver(socket, 'warm');
    await socket.payloads('warm', 1);
    const before = gateway.database.statements();
    for (let i = 0; i < 10; i += 1) socket.start(`many-${i}`, '{ __typename }');
    for (let i = 0; i < 10; i += 1) await socket.payloads(`many-${i}`, 1);
    // One for the clock, and the regular looks of the gateway may fall into the same moment.
    expect(gateway.database.statements() - before).toBeLessThanOrEqual(3);
  });
});

import type { Database } from '../../src/database/client';
import { revokeEntitlement } from '../../src/modules/entitlements/entitlement.service';
import { cancelSubscription } from '../../src/modules/subscriptions/subscription-lifecycle.service';
import { toGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import { makeEntitlement } from '../builders/entitlement';
import { asSystem, makeMember } from '../builders/member';
import { makeOffer, makeProduct } from '../builders/offer';
import { makeSubscription } from '../builders/subscription';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { startRealtime, type TestRealtime } from '../support/realtime';
import { TestSocket, until } from '../support/socket';

const ENTITLEMENTS = `subscription ($memberId: ID, $productId: ID, $since: String) {
  entitlementChanged(memberId: $memberId, productId: $productId, since: $since) {
    cursor type sequence entitlement { id product { id } member { id } revokedAt }
  }
}`;

const SUBSCRIPTIONS = `subscription ($memberId: ID, $since: String) {
  subscriptionChanged(memberId: $memberId, since: $since) { cursor type sequence subscription { id status tier { id } } }
}`;

interface Changes {
  readonly data: Record<
    'entitlementChanged' | 'subscriptionChanged',
    { readonly cursor: string; readonly type: string }
  >;
}

describe('changes of access as they happen', () => {
  let database: Database;
  let realtime: TestRealtime;
  let organization: TestOrganization;
  let socket: TestSocket;

  beforeAll(async () => {
    database = await testDatabase();
    realtime = await startRealtime(database);
  });

  afterAll(() => realtime.stop());

  beforeEach(async () => {
    organization = await makeOrganization(database);
    socket = await TestSocket.greet(realtime.url, realtime.authenticator.issue(organization));
  });

  afterEach(() => socket.close());

  async function follow(id: string, query: string, variables: Record<string, unknown> = {}): Promise<void> {
    const before = realtime.websocket.subscriptions();
    socket.start(id, query, variables);
    await until(() => realtime.websocket.subscriptions() > before);
  }

  const announce = () => realtime.hub.announce(organization.id);

  it('tells of entitlements that are granted and revoked', async () => {
    const member = await makeMember(organization);
    const product = await makeProduct(organization);
    await follow('1', ENTITLEMENTS);
    const { id } = await makeEntitlement(organization, { memberId: member.id, productId: product.id });
    announce();
    await socket.payloads('1', 1);
    await asSystem(organization, (context) => revokeEntitlement(context, id, 'no longer'));
    announce();
    const entitlement = {
      id: toGlobalId('Entitlement', id),
      product: { id: toGlobalId('Product', product.id) },
      member: { id: toGlobalId('Member', member.id) },
    };
    expect(await socket.payloads('1', 2)).toMatchObject([
      { data: { entitlementChanged: { type: 'entitlement.granted', sequence: 1, entitlement: { revokedAt: null } } } },
      { data: { entitlementChanged: { type: 'entitlement.revoked', sequence: 2, entitlement } } },
    ]);
  });

  it('tells of one member or one product alone when asked to', async () => {
    const [wanted, other] = [await makeMember(organization), await makeMember(organization)];
    const [product, another] = [await makeProduct(organization), await makeProduct(organization)];
    await follow('member', ENTITLEMENTS, { memberId: toGlobalId('Member', wanted.id) });
    await follow('product', ENTITLEMENTS, { productId: toGlobalId('Product', product.id) });
    const grant = (memberId: string, productId: string) => makeEntitlement(organization, { memberId, productId });
    const first = await grant(other.id, product.id);
    const second = await grant(wanted.id, another.id);
    const both = await grant(wanted.id, product.id);
    announce();
    const ids = async (id: string) =>
      (await socket.payloads<{ data: { entitlementChanged: { entitlement: { id: string } } } }>(id, 2)).map(
        ({ data }) => data.entitlementChanged.entitlement.id,
      );
    expect(await ids('member')).toEqual([second, both].map(({ id }) => toGlobalId('Entitlement', id)));
    expect(await ids('product')).toEqual([first, both].map(({ id }) => toGlobalId('Entitlement', id)));
  });

  it('refuses a product that is not there', async () => {
    const stranger = await makeProduct(await makeOrganization(database));
    for (const [index, id] of [stranger.id, newId(organization.clock.now())].entries()) {
      socket.start(`p${index}`, ENTITLEMENTS, { productId: toGlobalId('Product', id) });
      expect(await socket.payloads(`p${index}`, 1)).toMatchObject([
        { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
      ]);
    }
  });

  it('tells of subscriptions from their beginning to their end, and of the access that comes with them', async () => {
    const member = await makeMember(organization);
    const { product, tier, price } = await makeOffer(organization);
    await follow('subscriptions', SUBSCRIPTIONS, { memberId: toGlobalId('Member', member.id) });
    await follow('entitlements', ENTITLEMENTS, { productId: toGlobalId('Product', product.id) });
    const { id } = await makeSubscription(organization, { member, tier, price });
    announce();
    const [created] = await socket.payloads<Changes>('subscriptions', 1);
    await asSystem(organization, (context) => cancelSubscription(context, id, { atPeriodEnd: false }));
    announce();
    expect(created).toMatchObject({
      data: {
        subscriptionChanged: {
          type: 'subscription.created',
          subscription: { id: toGlobalId('MemberSubscription', id), tier: { id: toGlobalId('Tier', tier.id) } },
        },
      },
    });
    const types = (await socket.payloads<Changes>('subscriptions', 2)).map(({ data }) => data.subscriptionChanged.type);
    expect(types).toEqual(['subscription.created', 'subscription.canceled']);
    expect((await socket.payloads('entitlements', 2)).length).toBeGreaterThanOrEqual(2);
  });

  it('resumes one kind of change behind the cursor of another', async () => {
    const member = await makeMember(organization);
    const { product, tier, price } = await makeOffer(organization);
    await follow('1', SUBSCRIPTIONS);
    await makeSubscription(organization, { member, tier, price });
    announce();
    const [{ data }] = (await socket.payloads<Changes>('1', 1)) as [Changes];
    const entitlement = await makeEntitlement(organization, { memberId: member.id, productId: product.id });
    await follow('2', ENTITLEMENTS, { since: data.subscriptionChanged.cursor });
    announce();
    const found = () => JSON.stringify(socket.frames).includes(toGlobalId('Entitlement', entitlement.id));
    await until(found);
  });
});

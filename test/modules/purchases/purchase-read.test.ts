import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeMember, makeMembers } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makePurchase } from '../../builders/purchase';
import { anonymousContext, contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const REFUND = `mutation ($input: PurchaseRefundInput!) { purchaseRefund(input: $input) { refund { id } } }`;
const LIST = `query ($filter: PurchaseFilter, $orderBy: PurchaseOrder) {
  purchases(filter: $filter, orderBy: $orderBy) { nodes { id } } }`;

const globalId = ({ id }: { id: string }) => toGlobalId('Purchase', id);

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, member: await makeMember(organization), context: contextFor({ organization }) };
}

describe('reading purchases', () => {
  it('takes a known caller with the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('shows nothing of another organization or another creator, refunds included', async () => {
    const { organization, context, member } = await setUp();
    const purchase = await makePurchase(organization, member.id);
    await query(context, REFUND, { input: { id: globalId(purchase), amountMinor: 1 } });
    const refund = await organization.database.prisma.refund.findFirstOrThrow({ where: { purchaseId: purchase.id } });
    const ids = [globalId(purchase), toGlobalId('Refund', refund.id)];
    const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    expect(await query(context, nodes, { ids })).toEqual({ nodes: ids.map((id) => ({ id })) });
    const other = await makeOrganization(await testDatabase());
    for (const stranger of [
      contextFor({ organization: other }),
      contextFor({ organization, creatorId: newId(new Date(0)) }),
    ]) {
      expect(await query(stranger, nodes, { ids })).toEqual({ nodes: [null, null] });
      expect(await query(stranger, LIST)).toEqual({ purchases: { nodes: [] } });
    }
  });

  it('filters and orders, and chooses by status within a member', async () => {
    const { organization, context, member } = await setUp();
    const small = await makePurchase(organization, member.id, { amountMinor: 5, currency: 'jpy', providerRef: 'a_1' });
    organization.clock.advance(1000);
    const large = await makePurchase(organization, member.id, { amountMinor: 9999, status: 'PENDING', kind: 'TIP' });
    const find = async (filter: object, orderBy?: object) =>
      (await query<{ purchases: { nodes: { id: string }[] } }>(context, LIST, { filter, orderBy })).purchases.nodes.map(
        (node) => node.id,
      );
    expect(await find({})).toEqual([globalId(large), globalId(small)]);
    expect(await find({}, { field: 'PURCHASED_AT', direction: 'ASC' })).toEqual([globalId(small), globalId(large)]);
    expect(await find({ amountMinor: { gt: 5 } })).toEqual([globalId(large)]);
    expect(await find({ currency: { eq: 'jpy' } })).toEqual([globalId(small)]);
    expect(await find({ not: { providerRef: { startsWith: 'A_' } } })).toEqual([globalId(large)]);
    expect(await find({ kind: { in: ['TIP'] }, status: { ne: 'COMPLETED' } })).toEqual([globalId(large)]);
    const document = `query ($id: ID!) { member(id: $id) {
      done: purchases(status: COMPLETED) { id } tips: purchases(kind: TIP) { id } all: purchases { id } } }`;
    expect(await query(context, document, { id: toGlobalId('Member', member.id) })).toEqual({
      member: {
        done: [{ id: globalId(small) }],
        tips: [{ id: globalId(large) }],
        all: [{ id: globalId(large) }, { id: globalId(small) }],
      },
    });
  });

  it('takes as many statements for 50 as for 1', async () => {
    const { organization } = await setUp();
    const { price } = await makeOffer(organization);
    for (const member of await makeMembers(organization, 50))
      await makePurchase(organization, member.id, { priceId: price.id });
    const graph = `query ($first: Int!) { purchases(first: $first) { nodes { hasActiveEntitlement member { id }
      price { id } refunds { id } subscription { id } entitlements { id purchase { id } } } } }`;
    const count = async (first: number) => {
      const before = organization.database.statements();
      await query(contextFor({ organization }), graph, { first });
      return organization.database.statements() - before;
    };
    expect(await count(50)).toBe(await count(1));
  });
});

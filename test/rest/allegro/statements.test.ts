import { toGlobalId } from '../../../src/schema/global-id';
import { makeMembers } from '../../builders/member';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { runner } from '../../support/member-money';
import { RestServer } from '../../support/rest';

const MEMBERS = 12;

test('a list takes as many statements for one member as for many, with both includes', async () => {
  const organization = await makeOrganization(await testDatabase());
  const rest = await RestServer.start(organization);
  const token = rest.issue('allegro');
  const run = runner(organization);
  const productId = await run('productCreate', 'product', { name: 'Access' });
  const tierId = await run('tierCreate', 'tier', { name: 'Supporter', productIds: [productId] });
  const priceId = await run('priceCreate', 'price', { tierId, amountMinor: 999, currency: 'JPY', interval: 'YEAR' });
  for (const { id } of await makeMembers(organization, MEMBERS)) {
    const memberId = toGlobalId('Member', id);
    const payment = { memberId, priceId, amountMinor: 999, currency: 'JPY', provider: 'stripe', kind: 'TIER' };
    await run('purchaseRecord', 'purchase', payment);
  }

  async function statements(perPage: number): Promise<number> {
    const before = organization.database.statements();
    const url = `/api/v1/audience-members?per_page=${perPage}&include=entitlements,purchases`;
    const { json } = await rest.send({ method: 'GET', url, token });
    const used = organization.database.statements() - before;
    expect(json.data).toHaveLength(perPage);
    for (const member of json.data) {
      expect(member.entitlements).toMatchObject([{ is_active: true, product: { name: 'Access' } }]);
      const plan = { name: 'Supporter' };
      expect(member.purchases).toMatchObject([{ formatted_amount: '¥999', has_active_entitlement: true, plan }]);
    }
    return used;
  }

  // Opening a connection is a statement of its own.
  await statements(MEMBERS);
  const forOne = await statements(1);
  expect(await statements(MEMBERS)).toBe(forOne);
  expect(forOne).toBeLessThanOrEqual(8);
});

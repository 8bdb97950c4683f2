import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer, makePrice } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { RestServer } from '../../support/rest';

const MEMBERS = 100;
const LIST = '/ghost/api/admin/members/?include=newsletters,labels,tiers';

test('a list takes as many statements for one member as for a hundred, with all that it shows', async () => {
  const organization = await makeOrganization(await testDatabase());
  const rest = await RestServer.start(organization);
  const token = rest.issue('ghost');
  for (const name of ['Daily', 'Weekly']) await makeNewsletter(organization, { name, subscribeOnSignup: true });
  const { tier, price } = await makeOffer(organization);
  const yearly = await makePrice(organization, tier.id, { interval: 'YEAR', amountMinor: 5000, nickname: 'Yearly' });
  const discount = await makeDiscount(organization, tier.id);
  for (let index = 0; index < MEMBERS; index += 1) {
    const member = await makeMember(organization, { labels: ['All', `Label ${index % 7}`] });
    const terms = index % 2 === 0 ? { complimentary: true } : { discountId: discount.id };
    await makeSubscription(organization, { member, tier, price: index % 2 === 1 ? price : yearly }, terms);
  }

  async function statements(limit: number): Promise<number> {
    const before = organization.database.statements();
    const { json } = await rest.send({ method: 'GET', url: `${LIST}&limit=${limit}`, token });
    const used = organization.database.statements() - before;
    expect(json.members).toHaveLength(limit);
    for (const member of json.members) {
      expect(member.labels).toHaveLength(2);
      expect(member.newsletters).toHaveLength(2);
      expect(member.tiers).toMatchObject([{ name: tier.name, monthly_price: 500, yearly_price: 5000 }]);
      expect(member.subscriptions).toMatchObject([{ status: 'active', tier: { name: tier.name } }]);
    }
    return used;
  }

  // Opening a connection is a statement of its own, and the gateway's first signing key is made only once.
  await statements(MEMBERS);
  const forOne = await statements(1);
  expect(await statements(MEMBERS)).toBe(forOne);
  expect(forOne).toBeLessThanOrEqual(8);
});

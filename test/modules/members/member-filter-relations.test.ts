import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makeScene } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const LIST = 'query ($filter: MemberFilter) { members(filter: $filter) { nodes { name } } }';

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const names = async (filter: object) => {
    const { members } = await query<{ members: { nodes: { name: string | null }[] } }>(
      contextFor({ organization }),
      LIST,
      {
        filter,
      },
    );
    return members.nodes.map(({ name }) => name).sort();
  };
  return { organization, names };
}

describe('a filter of members by what they are linked with', () => {
  it('finds who used a discount, and who did not', async () => {
    const { organization, names } = await setUp();
    const { member, tier, price } = await makeScene(organization);
    await makeMember(organization, { name: 'Other' });
    const subscription = await makeSubscription(organization, { member, tier, price });
    const discount = await makeDiscount(organization, tier.id);
    const { id: organizationId, database, clock } = organization;
    await database.prisma.discountRedemption.create({
      data: {
        ...{ organizationId, id: newId(clock.now()), discountId: discount.id, memberId: member.id },
        ...{ subscriptionId: subscription.id, redeemedAt: clock.now() },
      },
    });
    const filter = { id: { eq: toGlobalId('Discount', discount.id) } };
    expect(await names({ discounts: { any: filter } })).toEqual([member.name]);
    expect(await names({ discounts: { none: filter } })).toEqual(['Other']);
  });

  it.each(['tiers', 'currentSubscription', 'discounts'])('by %s takes the scope subscriptions:read', async (field) => {
    const { organization } = await setUp();
    const context = contextFor({ organization, scopes: ['members:read'] });
    const { errors } = await runQuery(context, LIST, { filter: { [field]: { any: {} } } });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('by status takes no more than the members themselves', async () => {
    const { organization } = await setUp();
    const member = await makeMember(organization, { name: 'Ann' });
    const context = contextFor({ organization, scopes: ['members:read'] });
    const found = await query(context, LIST, { filter: { status: { ne: 'PAID' } } });
    expect(found).toEqual({ members: { nodes: [{ name: member.name }] } });
  });
});

describe('a text compared without regard to case', () => {
  it('takes no character for a pattern', async () => {
    const { organization, names } = await setUp();
    for (const name of ['a_b', 'A_B', 'axb', '50%', '500']) await makeMember(organization, { name });
    expect(await names({ name: { eq: 'A_b', ignoreCase: true } })).toEqual(['A_B', 'a_b']);
    expect(await names({ name: { in: ['a_B', '50%'], ignoreCase: true } })).toEqual(['50%', 'A_B', 'a_b']);
    expect(await names({ name: { ne: 'A_b', ignoreCase: true } })).toEqual(['50%', '500', 'axb']);
    expect(await names({ name: { gte: 'AX', ignoreCase: true } })).toEqual(['axb']);
  });
});

import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const MRR = '{ mrrHistory { currency points { date amountMinor } } }';

test('revenue that no number of the API can carry is refused and no fault', async () => {
  const organization = await makeOrganization(await testDatabase());
  const { tier, price } = await makeOffer(organization);
  for (const _time of [1, 2])
    await makeSubscription(organization, { member: await makeMember(organization), tier, price });
  await organization.database.prisma.price.updateMany({
    where: { organizationId: organization.id, id: price.id },
    data: { amountMinor: BigInt(Number.MAX_SAFE_INTEGER) },
  });
  expect(await refusal(contextFor({ organization }), MRR)).toBe('LIMIT_EXCEEDED');
});

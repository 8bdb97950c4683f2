import { toGlobalId } from '../../../src/schema/global-id';
import { makeDiscount } from '../../builders/discount';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer, makePrice, type Offer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements } from '../../support/guards';

const TIER = `id name slug active type description visibility trialDays welcomePageUrl createdAt updatedAt
  monthlyPrice { id amountMinor currency } yearlyPrice { id amountMinor currency }`;
const DISCOUNT = `id name code type cadence amount duration durationMonths currency status redemptionType
  redemptionCount lastRedeemedAt createdAt tier { id name }`;

/** Everything that a list of members with all that hangs on them can show. */
const LIST = `query ($first: Int) { members(first: $first) { totalCount nodes {
  id uuid email name note geolocation status subscribed emailCount emailOpenedCount emailOpenRate
  emailSuppression { reason } commenting { disabled } canComment attribution { id }
  labels { id name slug } newsletters { id name description status } mainSubscription { id }
  subscriptions {
    id kind status startedAt currentPeriodEndAt trialStartAt trialEndAt discountStartAt discountEndAt providerIds cardLast4
    price { id nickname amountMinor interval currency } tier { ${TIER} } discount { ${DISCOUNT} }
    redemptions { redeemedAt discount { ${DISCOUNT} } }
    nextPayment { originalAmountMinor amountMinor currency interval discount { id } }
  } } } }`;

const MOST_STATEMENTS = 8;

async function subscribe(organization: TestOrganization, offers: readonly Offer[], index: number): Promise<void> {
  organization.clock.advance(1000);
  const offer = offers[index % offers.length] as Offer;
  const labels = [`Label ${index % 7}`, `Label ${index % 5}`];
  const member = await makeMember(organization, { labels });
  const values = { name: `Discount ${index}`, duration: 'FOREVER' } as const;
  const discount = index % 3 === 0 ? await makeDiscount(organization, offer.tier.id, values) : null;
  const row = await makeSubscription(
    organization,
    { member, ...offer },
    { discountId: discount?.id, complimentary: index % 3 === 1 },
  );
  if (index % 6 !== 0) return;
  const next = offers[(index + 1) % offers.length] as Offer;
  await query(
    contextFor({ organization }),
    'mutation ($input: SubscriptionChangeInput!) { subscriptionChange(input: $input) { clientMutationId } }',
    {
      input: {
        id: toGlobalId('MemberSubscription', row.id),
        tierId: toGlobalId('Tier', next.tier.id),
        priceId: toGlobalId('Price', next.price.id),
      },
    },
  );
}

it('a list of members with all that hangs on them takes a fixed and small number of statements', async () => {
  const organization = await makeOrganization(await testDatabase());
  await makeNewsletter(organization, { subscribeOnSignup: true });
  await makeNewsletter(organization, { subscribeOnSignup: true });
  const offers: Offer[] = [];
  for (let index = 0; index < 5; index++) {
    const offer = await makeOffer(organization);
    await makePrice(organization, offer.tier.id, { amountMinor: 5000, interval: 'YEAR', nickname: 'Yearly' });
    offers.push(offer);
  }
  for (let index = 0; index < 100; index++) await subscribe(organization, offers, index);
  const counts: number[] = [];
  for (const first of [1, 50, 100]) counts.push(await countStatements(organization, LIST, { first }));
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeLessThanOrEqual(MOST_STATEMENTS);
});

import { makeMember } from './member';
import { makeOffer, makePrice } from './offer';
import { makeSubscription } from './subscription';
import { makeOrganization, type TestOrganization } from '../support/context';
import type { Database } from '../../src/database/client';

const HOUR = 3_600_000;

/** Members of every fate: most pay by the month, some by the week or the year, do not pay, leave, rest or try first. */
export async function makeRenewingCrowd(database: Database, count = 24): Promise<TestOrganization> {
  const organization = await makeOrganization(database);
  const { tier, price: monthly } = await makeOffer(organization);
  const weekly = await makePrice(organization, tier.id, { interval: 'WEEK' });
  const yearly = await makePrice(organization, tier.id, { interval: 'YEAR', amountMinor: 5000 });
  for (let index = 0; index < count; index += 1) {
    organization.clock.advance(7 * HOUR);
    const member = await makeMember(organization, { email: `renewing-${index}@example.com` });
    const price = [monthly, weekly, yearly][index % 6] ?? monthly;
    const fails = index % 8 === 5;
    const values = fails || index % 8 === 7 ? { trialDays: 7 } : {};
    const card = fails ? { paymentMethod: 'pm_card_chargeCustomerFail' } : {};
    const { id } = await makeSubscription(organization, { member, tier, price }, { ...values, ...card });
    const where = { organizationId_id: { organizationId: organization.id, id } };
    const { prisma } = organization.database;
    if (index % 8 === 3) await prisma.subscription.update({ where, data: { cancelAtPeriodEnd: true } });
  }
  return organization;
}

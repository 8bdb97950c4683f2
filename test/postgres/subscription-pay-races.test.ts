import { runRenewals } from '../../src/modules/subscriptions/renewal-engine.service';
import { toGlobalId } from '../../src/schema/global-id';
import { makeMembers } from '../builders/member';
import { makeOffer } from '../builders/offer';
import { renewUntil } from '../builders/renewal';
import { makeSubscription } from '../builders/subscription';
import { contextFor, makeOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { mutationDocument } from '../support/guards';
import { expectSoundMoney, paymentsBy, settleLater } from '../support/money';
import { outcome, tally } from '../support/outcomes';

const CROWD = 40;
const RETRY = new Date('2026-03-09T12:00:00.000Z');

describe('members who pay at the very moment at which the engine tries again', () => {
  it.each(['pm_card_visa', 'pm_card_chargeCustomerFail'])(
    'pay once each, twice asked, while the retry has %s',
    async (retryCard) => {
      const organization = await makeOrganization(await testDatabase());
      const { prisma } = organization.database;
      const where = { organizationId: organization.id };
      const offer = await makeOffer(organization);
      const ids: string[] = [];
      for (const member of await makeMembers(organization, CROWD)) {
        const card = { trialDays: 7, paymentMethod: 'pm_card_chargeCustomerFail' };
        ids.push((await makeSubscription(organization, { ...offer, member }, card)).id);
      }
      await renewUntil(organization, '2026-03-09T00:00:00.000Z');
      await prisma.subscription.updateMany({ where, data: { paymentMethod: retryCard } });
      organization.clock.set(new Date(RETRY.getTime() + CROWD * 1000));
      const pay = (id: string) =>
        outcome(organization, mutationDocument('subscriptionPay'), {
          ...{ id: toGlobalId('MemberSubscription', id), paymentMethod: 'pm_card_mastercard' },
        });
      const [, ...outcomes] = await Promise.all([
        runRenewals(contextFor({ organization })),
        ...[...ids, ...ids].map(pay),
      ]);
      expect(tally(outcomes)).toEqual({ done: 2 * CROWD });
      const rows = await prisma.subscription.findMany({ where });
      expect(tally(rows.map(({ status, paymentMethod }) => `${status} ${paymentMethod}`))).toEqual({
        'ACTIVE pm_card_mastercard': CROWD,
      });
      const completed = await prisma.purchase.findMany({ where: { ...where, status: 'COMPLETED' } });
      expect(new Set(completed.map(({ subscriptionId }) => subscriptionId)).size).toBe(CROWD);
      expect(completed).toHaveLength(CROWD);
      await settleLater(organization);
      expect(await paymentsBy(organization)).toMatchObject({ CAPTURED: CROWD });
      await expectSoundMoney(organization);
    },
    120_000,
  );
});

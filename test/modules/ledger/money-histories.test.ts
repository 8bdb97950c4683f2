import * as fc from 'fast-check';
import { inTransaction } from '../../../src/database/transaction';
import { createPayouts } from '../../../src/modules/payouts/payout.service';
import { buy } from '../../../src/modules/purchases/purchase-payment.service';
import { refundPurchase } from '../../../src/modules/purchases/purchase-refund.service';
import { Failure } from '../../../src/shared/failure';
import type { RequestContext } from '../../../src/context';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { CutOff, expectSoundMoney, paying, settleLater } from '../../support/money';

const CARDS = [
  ...['pm_card_visa', 'pm_card_visa', 'pm_card_declined', 'pm_card_lostAnswer', 'pm_card_timeout'],
  ...['pm_card_lostCapture', 'pm_card_lostRefund', 'pm_card_refundFail'],
];
const CALLS = ['authorize', 'capture', 'void', 'refund', 'find'] as const;

const step = fc.oneof(
  fc.record({
    does: fc.constant('pay' as const),
    amount: fc.bigInt(1n, 999_999_999n),
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    card: fc.constantFrom(...CARDS),
  }),
  fc.record({ does: fc.constant('refund' as const), which: fc.nat(20), part: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ does: fc.constant('payOut' as const), days: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ does: fc.constant('settle' as const) }),
);
const cut = fc.option(fc.record({ call: fc.constantFrom(...CALLS), arrives: fc.boolean() }), { freq: 3 });
const history = fc.array(fc.record({ step, cut }), { minLength: 3, maxLength: 12 });

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Scene {
  readonly organization: TestOrganization;
  readonly context: RequestContext;
  readonly memberId: string;
}

async function carryOut({ organization, context, memberId }: Scene, what: Step) {
  const { id: organizationId, creatorId, clock } = organization;
  if (what.does === 'settle') return settleLater(organization);
  if (what.does === 'payOut') clock.advance(what.days * 86_400_000);
  return inTransaction(context, async (transaction) => {
    if (what.does === 'payOut') return createPayouts(transaction, { creatorId });
    if (what.does === 'pay') {
      const { amount: amountMinor, currency, card: paymentMethod } = what;
      const owner = { organizationId, memberId, creatorId, kind: 'TIP' as const, subject: 'test' };
      return buy(transaction, { ...owner, amountMinor, currency, paymentMethod, purchasedAt: clock.now() });
    }
    const purchases = await transaction.db.purchase.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });
    const purchase = purchases[what.which % Math.max(1, purchases.length)];
    if (!purchase) return undefined;
    const left = Number(purchase.amountMinor - purchase.refundedMinor);
    return refundPurchase(transaction, purchase.id, { amountMinor: Math.ceil((left * what.part) / 100) });
  });
}

describe('any history of money', () => {
  it('leaves sound books, also when the process ends at any call of the provider', async () => {
    const database = await testDatabase();
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const organization = await makeOrganization(database);
        const { id } = await makeMember(organization);
        for (const each of steps) {
          const provider = each.cut ? new CutOff(organization, each.cut) : undefined;
          const context = provider ? paying(organization, provider) : contextFor({ organization });
          await carryOut({ organization, context, memberId: id }, each.step).catch((error: unknown) => {
            const isExpected = error instanceof Failure || (each.cut && /has ended/.test(String(error)));
            if (!isExpected) throw error;
          });
        }
        await settleLater(organization);
        await expectSoundMoney(organization);
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});
